package org.goodoffices.engines.procedure;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether the rules allow an act, and the sentence if they do not.
final class Judgement {

    private Judgement() {}

    static Attempt.@Nullable Refused of(RuleSet rules, Course course, Done done) {
        Act act = rules.acts().get(done.act());
        if (act == null) {
            return new Attempt.Refused(
                    new Text(
                            "These rules know no act “" + done.act() + "”.",
                            "本规则无“" + done.act() + "”这一行为。"),
                    null);
        }
        Attempt.Refused refusal = who(rules, course, act, done.by());
        return refusal != null ? refusal : particulars(rules, course, act, done);
    }

    /// Whether this one may do this act now, whatever its particulars.
    static Attempt.@Nullable Refused who(RuleSet rules, Course course, Act act, Actor actor) {
        String place = course.place;
        if (!act.from().contains(place)) {
            Text at = rules.titleOf(place);
            return rules.isEnding(place)
                    ? refused(
                            act,
                            "the case has ended (“" + at.en() + "”)",
                            "案件已终结（“" + at.zh() + "”）")
                    : refused(
                            act,
                            "it is not open at this point (“" + at.en() + "”)",
                            "目前所处阶段（“" + at.zh() + "”）不得为之");
        }
        boolean one = act.by().stream().anyMatch(role -> course.isOne(actor, role));
        if (!one) {
            if (actor.role() == Role.PARTY && !course.parties.contains(actor.id())) {
                return refused(act, "this party is not in the case", "该当事方已不在本案之中");
            }
            if (actor.role() == Role.MEDIATOR && act.by().contains(Role.MEDIATOR)) {
                return refused(act, "this person is not a mediator in the case", "该人并非本案调解员");
            }
            String en =
                    act.by().stream()
                            .sorted()
                            .map(role -> role.title().en())
                            .collect(Collectors.joining(" or "));
            String zh =
                    act.by().stream()
                            .sorted()
                            .map(role -> role.title().zh())
                            .collect(Collectors.joining("或"));
            return refused(act, "it is for " + en + " to do", "该行为应由" + zh + "作出");
        }
        if (actor.role() == Role.MEDIATOR
                && act.effect() != Effect.ACCEPTS_OFFICE
                && act.effect() != Effect.VACATES_OFFICE
                && act.effect() != Effect.DISCLOSES
                && !course.inOffice.contains(actor.id())) {
            return refused(act, "this mediator has not accepted the appointment", "该调解员尚未接受任命");
        }
        if (act.effect() == Effect.ACCEPTS_OFFICE
                && actor.role() == Role.MEDIATOR
                && !course.nominated.contains(actor.id())) {
            return refused(act, "this mediator is in office already", "该调解员已就任");
        }
        for (Condition condition : act.requires()) {
            if (!course.has(condition, actor)) {
                return switch (condition) {
                    case Condition.Completed c -> {
                        Text title = titleOfAct(rules.acts(), c.name());
                        yield refused(
                                act,
                                "first there must have been: “" + title.en() + "”",
                                "须先完成“" + title.zh() + "”");
                    }
                    case Condition.Own o -> {
                        Text title = titleOfAct(rules.acts(), o.name());
                        yield refused(
                                act,
                                "first it must itself have done: “" + title.en() + "”",
                                "该方须先作出“" + title.zh() + "”");
                    }
                    case Condition.Lapsed l -> {
                        Limit limit = rules.limits().get(l.name());
                        Text title = limit == null ? new Text(l.name(), l.name()) : limit.title();
                        yield refused(
                                act,
                                "the limit “" + title.en() + "” must have run out first",
                                "须待“" + title.zh() + "”届满");
                    }
                };
            }
        }
        Map<Actor, Done> before = course.doneBy.get(act.name());
        if (act.once() && before != null && before.containsKey(actor.one())) {
            return refused(act, "it has been done already", "该行为业已作出");
        }
        return null;
    }

    private static Text titleOfAct(Map<String, Act> acts, String name) {
        Act act = acts.get(name);
        return act == null ? new Text(name, name) : act.title();
    }

    private static Attempt.@Nullable Refused particulars(
            RuleSet rules, Course course, Act act, Done done) {
        Done.Particulars p = done.particulars();
        String party = p.party();
        if (party != null && !course.parties.contains(party)) {
            return refused(act, "the party concerned is not in the case", "所涉当事方不在本案之中");
        }
        return switch (act.effect()) {
            case SERVES -> {
                Instant received = p.received();
                if (party == null && p.mediator() == null || received == null) {
                    yield refused(act, "it must say who received it and when", "须载明收件人及收悉日期");
                }
                if (received.isAfter(done.at())) {
                    yield refused(act, "receipt cannot lie in the future", "收悉日期不得晚于当前时间");
                }
                yield course.sentBy(party, p.serves(), received)
                        ? null
                        : refused(
                                act,
                                "nothing had been sent by the day of receipt",
                                "截至所载收悉之日，尚未发出任何文件");
            }
            case NOT_RECEIVED -> {
                if (party == null) {
                    yield refused(act, "it must say which party received nothing", "须载明未收悉的当事方");
                }
                yield course.sentBy(party, p.serves(), done.at())
                        ? null
                        : refused(act, "nothing has been sent to that party", "尚未向该当事方发出任何文件");
            }
            case NAMES_MEDIATOR ->
                    p.mediators().isEmpty()
                            ? refused(act, "it must name a person", "须指明人选")
                            : course.inOffice.containsAll(p.mediators())
                                    ? refused(
                                            act,
                                            "whoever is named is a mediator of the case already",
                                            "所指明的人选业已担任本案调解员")
                                    : tooMany(rules, course, act, done);
            case ACCEPTS_OFFICE ->
                    done.by().role() == Role.MEDIATOR
                            ? null
                            : p.mediator() == null
                                    ? refused(act, "it must name a person", "须指明人选")
                                    : tooMany(rules, course, act, done);
            case VACATES_OFFICE -> {
                String person = done.by().role() == Role.MEDIATOR ? done.by().id() : p.mediator();
                yield person == null
                                || !course.inOffice.contains(person)
                                        && !course.nominated.contains(person)
                        ? refused(act, "it must name a mediator of the case", "须指明本案调解员")
                        : null;
            }
            case EXTENDS -> extension(rules, course, act, done);
            case null, default -> null;
        };
    }

    /// No more mediators than the rules allow; and where the parties have not agreed on another
    /// number, whoever appoints appoints the usual one.
    private static Attempt.@Nullable Refused tooMany(
            RuleSet rules, Course course, Act act, Done done) {
        RuleSet.Mediators rule = rules.mediators();
        if (rule == null) {
            return null;
        }
        List<String> named = done.particulars().mediators();
        Set<String> all = new HashSet<>(named);
        all.addAll(course.inOffice);
        all.addAll(course.nominated);
        Integer most = rule.atMost();
        if (!done.by().role().isParty() && named.size() > rule.count()) {
            return tooMany(act, rule, rule.count());
        }
        return most != null && all.size() > most ? tooMany(act, rule, most) : null;
    }

    private static Attempt.Refused tooMany(Act act, RuleSet.Mediators rule, int allowed) {
        return refused(
                act,
                rule.article(),
                "there can be no more mediators than " + allowed,
                "调解员不得超过" + allowed + "名");
    }

    private static Attempt.@Nullable Refused extension(
            RuleSet rules, Course course, Act act, Done done) {
        Done.Particulars p = done.particulars();
        Limit limit = p.limit() == null ? null : rules.limits().get(p.limit());
        if (limit == null) {
            return refused(act, "it must name a limit", "须指明所延长的时限");
        }
        Limit.Extension rule = limit.extension();
        if (rule == null || !rule.act().equals(act.name())) {
            return new Attempt.Refused(
                    new Text(
                            "“"
                                    + limit.title().en()
                                    + "” cannot be extended"
                                    + Cited.inEnglish(limit.article())
                                    + ".",
                            "“"
                                    + limit.title().zh()
                                    + "”不得延长"
                                    + Cited.inChinese(limit.article())
                                    + "。"),
                    limit.article());
        }
        if (p.more() < 1) {
            return refused(act, "it must say by how much", "须载明延长的长度");
        }
        int given = 0;
        boolean runs = false;
        for (RunningLimit running : course.limits()) {
            boolean meant =
                    running.limit().name().equals(limit.name())
                            && (p.party() == null
                                    || running.of() == null
                                    || p.party().equals(running.of().id()));
            boolean open =
                    running.status() == RunningLimit.Status.RUNNING
                            || running.status() == RunningLimit.Status.STANDS_STILL;
            if (meant && open) {
                runs = true;
                Course.Happening anchor = course.anchorOf(limit, running.of());
                if (anchor != null) {
                    int so =
                            course
                                    .derive(limit, running.of(), anchor, done.at())
                                    .extensions()
                                    .stream()
                                    .mapToInt(e -> e.done().particulars().more())
                                    .sum();
                    given = Math.max(given, so);
                }
            }
        }
        if (!runs) {
            return refused(
                    act,
                    "“" + limit.title().en() + "” is not running",
                    "“" + limit.title().zh() + "”并未在计算之中");
        }
        if (given + p.more() > rule.atMost()) {
            Text most = Derivation.length(limit, rule.atMost());
            return new Attempt.Refused(
                    new Text(
                            "“"
                                    + limit.title().en()
                                    + "” can be extended by "
                                    + most.en()
                                    + " in all at most"
                                    + Cited.inEnglish(rule.article())
                                    + ".",
                            "“"
                                    + limit.title().zh()
                                    + "”累计延长不得超过"
                                    + most.zh()
                                    + Cited.inChinese(rule.article())
                                    + "。"),
                    rule.article());
        }
        return null;
    }

    private static Attempt.Refused refused(Act act, String en, String zh) {
        return refused(act, act.article(), en, zh);
    }

    private static Attempt.Refused refused(
            Act act, @Nullable String article, String en, String zh) {
        return new Attempt.Refused(
                new Text(
                        "“"
                                + act.title().en()
                                + "” is refused: "
                                + en
                                + Cited.inEnglish(article)
                                + ".",
                        "“" + act.title().zh() + "”不予受理：" + zh + Cited.inChinese(article) + "。"),
                article);
    }
}
