package org.goodoffices.organs.panel;

import java.time.Instant;
import java.time.InstantSource;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Who may be named mediator now.
@Component
public class Panel {

    private final PanelStore store;
    private final PanelRules rules;
    private final InstantSource clock;

    Panel(PanelStore store, PanelRules rules, InstantSource clock) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    /// All members now, each once, by their English names: designated, within their term, neither
    /// suspended nor gone.
    public List<PanelMember> members() {
        return store.onPanelAt(clock.instant());
    }

    /// The same with their profiles; of who was designated more than once, the one given last.
    public List<PanelProfile> profiles() {
        var nominations = new HashMap<UUID, Nomination>();
        store.all().stream()
                .filter(one -> one.stage() == Nomination.Stage.DESIGNATED)
                .forEach(one ->
                        nominations.merge(
                                java.util.Objects.requireNonNull(one.nominee()),
                                one,
                                Panel::lastProfiled));
        return members().stream()
                .map(member ->
                        PanelProfile.of(
                                member,
                                nominations.getOrDefault(
                                        member.person(), new Nomination("", List.of())),
                                rules.list("languages")))
                .toList();
    }

    /// Of two nominations of one person, that by which the profile was given last.
    static Nomination lastProfiled(Nomination one, Nomination other) {
        return Stream.of(one, other)
                .max(
                        Comparator.comparing(nomination ->
                                nomination.profile().map(PanelEntry::at).orElse(Instant.MIN)))
                .orElseThrow();
    }

    /// What parties are asked about a mediator, and when their answers are told.
    ///
    /// @param criteria each answered from 1 to 5
    /// @param days after the end of a case in which they can answer
    /// @param reminder days before the last of these whoever has not is reminded
    /// @param cases and `answers`: no batch has fewer
    /// @param batches on which days of a year
    public record Feedback(
            List<String> criteria,
            int days,
            int reminder,
            int cases,
            int answers,
            List<MonthDay> batches) {
        public Feedback {
            criteria = List.copyOf(criteria);
            batches = List.copyOf(batches);
        }
    }

    /// The rules of feedback.
    public Feedback feedback() {
        return new Feedback(
                rules.list("feedback"),
                rules.number("feedback.days"),
                rules.number("feedback.reminder"),
                rules.number("feedback.cases"),
                rules.number("feedback.answers"),
                rules.list("feedback.batches").stream()
                        .map(day -> MonthDay.parse("--" + day))
                        .toList());
    }

    /// What a profile can say.
    ///
    /// @param of `languages`, `levels` (the best first), `traditions`, `regions` or `industries`
    public List<String> choices(String of) {
        return rules.list(of);
    }
}
