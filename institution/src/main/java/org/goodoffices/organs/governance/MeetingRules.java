package org.goodoffices.organs.governance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goodoffices.organs.governance.Floor.Purpose;
import org.goodoffices.organs.governance.OrganSession.Meeting;
import org.goodoffices.organs.governance.OrganSession.Method;
import org.jspecify.annotations.Nullable;

/// What acts of a meeting must say: its order of the day, the floor, and its summary record.
record MeetingRules(OrganSession session, SessionRules rules) {

    /// In which nobody has ever been heard.
    private static final int LONGEST_SPEECH = 240;

    void check(SessionAct act, Map<String, String> values) {
        var meeting = rules.meeting(values);
        switch (act) {
            case TAKE_UP -> takeUp(rules.sitting(values), values);
            case ASK_FLOOR -> askFloor(rules.sitting(values), values);
            case LEAVE_LIST -> {
                if (!session.floor(meeting.number()).waits(rules.state())) {
                    throw new NotPossible("not-on-list", "meeting");
                }
            }
            case GIVE_FLOOR -> giveFloor(rules.sitting(values), values);
            case END_SPEECH -> speaking(rules.sitting(values));
            case RULE -> {
                if (speaking(rules.sitting(values)).who().purpose() != Purpose.POINT_OF_ORDER) {
                    throw new NotPossible("no-point-of-order", "meeting");
                }
                SessionRules.both(values, "rulingEn", "rulingZh");
            }
            case APPEAL -> appeal(rules.sitting(values), values);
            case CLOSE_LIST -> {
                if (session.floor(rules.sitting(values).number()).closed()) {
                    throw new NotPossible("list-closed-already", "meeting");
                }
            }
            case PUT_SUMMARY -> {
                over(meeting);
                if (!values.containsKey("en") && !values.containsKey("zh")) {
                    throw new NotPossible("text", "en");
                }
            }
            case CORRECT_SUMMARY -> {
                if (last(meeting) == null) {
                    throw new NotPossible("no-summary", "meeting");
                }
                if (!values.containsKey("en") && !values.containsKey("zh")) {
                    throw new NotPossible("text", "en");
                }
            }
            case ISSUE_SUMMARY -> {
                over(meeting);
                SessionRules.both(values, "en", "zh");
                int en = DraftResolution.paragraphs(values.getOrDefault("en", "")).size();
                int zh = DraftResolution.paragraphs(values.getOrDefault("zh", "")).size();
                if (en != zh) {
                    throw new NotPossible("parity-unequal", "zh", en, zh);
                }
            }
            default -> throw new IllegalArgumentException(act.key());
        }
    }

    /// Whether a form for the act has sense for this meeting now.
    boolean may(SessionAct act, Meeting meeting) {
        var floor = session.floor(meeting.number());
        return switch (act) {
            case TAKE_UP -> meeting.sitting() && meeting.agendaAdopted();
            case ASK_FLOOR -> meeting.sitting() && meeting.present().contains(rules.state());
            case LEAVE_LIST -> floor.waits(rules.state());
            case GIVE_FLOOR -> meeting.sitting() && !floor.waiting().isEmpty();
            case END_SPEECH -> floor.now() != null;
            case RULE -> {
                var now = floor.now();
                yield now != null && now.who().purpose() == Purpose.POINT_OF_ORDER;
            }
            case APPEAL ->
                    meeting.sitting()
                            && meeting.present().contains(rules.state())
                            && ruling(meeting).isPresent();
            case CLOSE_LIST -> meeting.sitting() && !floor.closed();
            case PUT_SUMMARY, ISSUE_SUMMARY -> meeting.closed() != null;
            case CORRECT_SUMMARY -> last(meeting) != null;
            default -> false;
        };
    }

    /// The last version of the summary record, which the next one starts from; null before the
    /// first.
    @Nullable SessionEntry last(Meeting meeting) {
        return session.summary(meeting.number()).stream()
                .filter(entry -> entry.act() != SessionAct.CORRECT_SUMMARY)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    private void takeUp(Meeting meeting, Map<String, String> values) {
        if (!meeting.agendaAdopted()) {
            throw new NotPossible("agenda-first", "meeting");
        }
        var item = values.getOrDefault("item", "");
        if (!item.matches("[0-9]{1,4}")
                || Integer.parseInt(item) < 1
                || Integer.parseInt(item) > meeting.items().size()) {
            throw new NotPossible("no-item", "item", meeting.items().size());
        }
    }

    /// Appeals are decided as any representative may ask: by show of hands or by roll-call.
    static final List<Method> OF_APPEALS = List.of(Method.HANDS, Method.ROLL_CALL);

    private Optional<SessionEntry> ruling(Meeting meeting) {
        return session.ruling()
                .filter(one -> one.value("meeting").equals(String.valueOf(meeting.number())));
    }

    /// It is put to the vote by being made, also while a vote on a draft is open.
    private void appeal(Meeting meeting, Map<String, String> values) {
        present(meeting);
        rules.appealFirst();
        var ruling = ruling(meeting).orElseThrow(() -> new NotPossible("no-ruling", "meeting"));
        if (Method.of(values.getOrDefault("method", "")).filter(OF_APPEALS::contains).isEmpty()) {
            throw new NotPossible("method", "method");
        }
        rules.quorum(meeting, rules.ofAppeals(), "meeting");
        long before = session.votes().stream().filter(one -> one.appeal() != null).count();
        values.put("motion", "Appeal." + (before + 1));
        values.put("rulingEn", ruling.value("rulingEn"));
        values.put("rulingZh", ruling.value("rulingZh"));
    }

    private void present(Meeting meeting) {
        if (!meeting.present().contains(rules.state())) {
            throw new NotPossible("not-present", "meeting");
        }
    }

    private void askFloor(Meeting meeting, Map<String, String> values) {
        present(meeting);
        var purpose =
                Purpose.of(values.getOrDefault("purpose", ""))
                        .orElseThrow(() -> new NotPossible("purpose", "purpose"));
        var floor = session.floor(meeting.number());
        if (floor.closed() && purpose == Purpose.STATEMENT) {
            throw new NotPossible("list-closed", "purpose");
        }
        var asked = new Floor.Waiting(rules.state(), purpose);
        var now = floor.now();
        if (floor.waiting().contains(asked) || now != null && now.who().equals(asked)) {
            throw new NotPossible("on-list-already", "purpose");
        }
    }

    private void giveFloor(Meeting meeting, Map<String, String> values) {
        var floor = session.floor(meeting.number());
        var speaker = values.getOrDefault("speaker", "");
        var called =
                floor.waiting().stream()
                        .filter(one -> one.key().equals(speaker))
                        .findFirst()
                        .orElseThrow(() -> new NotPossible("no-speaker", "speaker"));
        var now = floor.now();
        if (now != null
                && (called.purpose() != Purpose.POINT_OF_ORDER
                        || now.who().purpose() == Purpose.POINT_OF_ORDER)) {
            throw new NotPossible("floor-taken", "speaker", rules.name(now.who().state()));
        }
        var minutes = values.get("minutes");
        if (minutes != null
                && (!minutes.matches("[0-9]{1,3}")
                        || Integer.parseInt(minutes) < 1
                        || Integer.parseInt(minutes) > LONGEST_SPEECH)) {
            throw new NotPossible("minutes", "minutes", LONGEST_SPEECH);
        }
    }

    private Floor.Speech speaking(Meeting meeting) {
        var now = session.floor(meeting.number()).now();
        if (now == null) {
            throw new NotPossible("nobody-speaks", "meeting");
        }
        return now;
    }

    /// Who may lose their seat by what is decided is not cut off by it.
    void nobodySpeaks(String field) {
        session.sitting()
                .map(meeting -> session.floor(meeting.number()).now())
                .ifPresent(now -> {
                    throw new NotPossible("speaks-first", field, rules.name(now.who().state()));
                });
    }

    private static void over(Meeting meeting) {
        if (meeting.closed() == null) {
            throw new NotPossible("not-over", "meeting");
        }
    }
}
