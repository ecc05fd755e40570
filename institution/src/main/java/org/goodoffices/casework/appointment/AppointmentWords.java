package org.goodoffices.casework.appointment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;

/// Says in the reader's language what an appointment rests on.
record AppointmentWords(Visit visit, OpenCase open) {

    /// In how many ways it is told at most what several needs would have to give way together.
    private static final int MOST_WAYS = 5;

    String of(Text words) {
        return visit.of(words.en(), words.zh());
    }

    String address() {
        return "/cases/" + open.file().number() + "/appointment";
    }

    Shown.Link back() {
        return new Shown.Link(visit.t("appointment.title"), address());
    }

    Shown.Link toCase() {
        var words = new CaseWords(visit, open);
        return new Shown.Link(words.title(), words.address());
    }

    private String value(String kind, String value) {
        var key = "panel." + kind + "." + value;
        return visit.texts().has(key) ? visit.t(key) : value;
    }

    /// What a need is about, without what it asks of it.
    private String subject(Need need) {
        return switch (need) {
            case Need.Language(var language, _) -> value("language", language);
            case Need.Tradition(var tradition) -> value("tradition", tradition);
            case Need.Industry(var industry) -> value("industry", industry);
            case Need.Region(var region) -> value("region", region);
            case Need.NoNational(var state) ->
                    Countries.of(state).map(one -> one.name(visit.language())).orElse(state);
            case Need.Free(var from, var until) ->
                    visit.t("appointment.period", visit.day(from), visit.day(until));
        };
    }

    private static String kind(Need need) {
        return need.key().substring(0, need.key().indexOf(':'));
    }

    String need(Need need) {
        var level = need instanceof Need.Language language ? language.level() : "";
        // of the best level there is none that is better
        var own = "appointment.need." + kind(need) + "." + level;
        return visit.t(
                visit.texts().has(own) ? own : "appointment.need." + kind(need),
                subject(need),
                level.isEmpty() ? "" : value("level", level));
    }

    String needs(List<Need> needs) {
        return needs.stream()
                .map(one -> visit.t("appointment.quoted", need(one)))
                .collect(Collectors.joining(visit.of(", ", "、")));
    }

    Shown.Fact fact(CaseNeeds.Wanted wanted) {
        return new Shown.Fact(
                need(wanted.need()),
                wanted.must()
                        ? visit.t("appointment.must")
                        : visit.t("appointment.wish", wanted.weight()));
    }

    /// The sentence of a rule, with the points that it gives.
    String reason(Fitness.Reason reason) {
        var need = reason.wanted().need();
        var says =
                visit.t(
                        "appointment.reason." + reason.says(),
                        visit.t("appointment.subject." + kind(need), subject(need)),
                        need instanceof Need.Language && !reason.detail().isEmpty()
                                ? value("level", reason.detail())
                                : reason.detail());
        return reason.wanted().must()
                ? says
                : visit.t(
                        "appointment.reason.points",
                        says,
                        points(reason.points()),
                        reason.wanted().weight());
    }

    /// Hundredths of a point as points.
    static String points(int hundredths) {
        var points = BigDecimal.valueOf(hundredths, 2).stripTrailingZeros();
        return (points.scale() < 0 ? points.setScale(0) : points).toPlainString();
    }

    AppointmentPage.Candidate candidate(Ranking.Ranked one, boolean institution, boolean screens) {
        var reasons = new ArrayList<>(one.reasons().stream().map(this::reason).toList());
        if (institution) {
            reasons.add(
                    visit.t(
                            screens
                                    ? switch (one.candidate().grade()) {
                                        case NONE -> "appointment.independence.none";
                                        case WAIVABLE -> "appointment.independence.waivable";
                                        case NOT_WAIVABLE ->
                                                "appointment.independence.not-waivable";
                                    }
                                    : "appointment.independence.not-screened"));
            reasons.add(visit.t("appointment.load", one.candidate().load()));
        }
        var name = one.candidate().profile().member().name();
        var other = visit.language().other();
        return new AppointmentPage.Candidate(
                of(name),
                other.of(name.en(), name.zh()),
                other.code(),
                visit.t("appointment.points", points(one.points()), one.points() / 100.0),
                reasons);
    }

    /// Who is no candidate because they left this case; empty where nobody did.
    String gone(Collection<Text> names) {
        return names.isEmpty()
                ? ""
                : visit.of(" ", "")
                        + visit.t(
                                "appointment.gone",
                                names.stream()
                                        .map(this::of)
                                        .collect(Collectors.joining(visit.of(", ", "、"))));
    }

    /// The price of fairness; empty where nobody was named less often.
    String inTurn(Ranking ranking) {
        var turn = ranking.inTurn();
        if (turn == null) {
            return visit.t("appointment.in-turn.none");
        }
        var first = ranking.suitable().getFirst();
        var name = of(turn.next().candidate().profile().member().name());
        return turn.costs() == 0
                ? visit.t("appointment.in-turn.free", name, turn.next().candidate().load())
                : visit.t(
                        "appointment.in-turn",
                        of(first.candidate().profile().member().name()),
                        first.candidate().load(),
                        name,
                        turn.next().candidate().load(),
                        points(turn.costs()),
                        turn.where().stream()
                                .map(one ->
                                        visit.t(
                                                one.points() > 0
                                                        ? "appointment.in-turn.less"
                                                        : "appointment.in-turn.more",
                                                need(one.need()),
                                                points(Math.abs(one.points()))))
                                .collect(Collectors.joining(visit.of(", ", "，"))),
                        turn.costs() / 100.0);
    }

    /// Why nobody suits, and what gives way.
    List<String> nobody(NobodySuits why) {
        var says = new ArrayList<String>();
        if (why.clash().isEmpty() && !why.independence()) {
            return List.of(visit.t("appointment.nobody.panel"));
        }
        var independence = visit.t("appointment.independence");
        if (why.clash().isEmpty()) {
            says.add(visit.t("appointment.nobody.tied"));
        } else if (why.clash().size() == 1 && !why.independence()) {
            says.add(visit.t("appointment.nobody.one", needs(why.clash())));
        } else {
            says.add(
                    visit.t(
                            "appointment.nobody.together",
                            needs(why.clash())
                                    + (why.independence()
                                            ? visit.of(", ", "、") + independence
                                            : "")));
        }
        why.relax()
                .forEach(one ->
                        says.add(
                                visit.t(
                                        "appointment.nobody.without",
                                        visit.t("appointment.quoted", need(one.need())),
                                        one.candidates())));
        if (!why.together().isEmpty()) {
            says.add(
                    visit.t(
                            "appointment.nobody.several",
                            why.together().getFirst().needs().size()));
        }
        why.together().stream()
                .limit(MOST_WAYS)
                .forEach(one ->
                        says.add(
                                visit.t(
                                        "appointment.nobody.without-all",
                                        needs(one.needs()),
                                        one.candidates())));
        if (why.relax().isEmpty() && why.together().isEmpty()) {
            says.add(visit.t("appointment.nobody.nothing-helps"));
        }
        return says;
    }

    /// Where a list stands, in a sentence.
    String list(AppointmentState.Sent list, java.time.Instant now) {
        var result = list.result();
        return result != null
                ? visit.t("appointment.list.left", of(result.name()))
                : list.opened()
                        ? visit.t("appointment.list.nobody")
                        : list.open(now)
                                ? visit.t("appointment.list.open", visit.moment(list.until()))
                                : visit.t("appointment.list.over", visit.moment(list.until()));
    }

    Shown.Lane lane(org.goodoffices.records.record.Lane.Kind kind) {
        return new CaseWords(visit, open)
                .lane(
                        open.lanes().stream()
                                .filter(one -> one.kind() == kind)
                                .findFirst()
                                .map(Objects::requireNonNull)
                                .orElseThrow());
    }
}
