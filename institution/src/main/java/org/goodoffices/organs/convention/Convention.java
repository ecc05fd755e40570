package org.goodoffices.organs.convention;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.organs.convention.treaty.Answer;
import org.goodoffices.organs.convention.treaty.Participant;
import org.goodoffices.organs.convention.treaty.Register;
import org.goodoffices.organs.convention.treaty.RegisterEntry;
import org.goodoffices.organs.convention.treaty.RuleFile;
import org.goodoffices.organs.convention.treaty.TreatyRule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The Convention: its register, as it is in the transaction of who asks, and what follows from it.
@Component
public class Convention implements Membership {

    private final RegisterStore store;
    private final TreatyRule rule;
    private final Map<String, List<DomesticStep>> steps;
    private volatile @Nullable Known known;

    /// The register as it was when it had this head. Entries are only ever added, so that an equal
    /// head means an equal register.
    private record Known(RegisterStore.Head head, Register register) {}

    /// A step at home on the way to the Convention, which binds nobody under it.
    ///
    /// @param on the day; null where it was not found
    public record DomesticStep(
            String act, @Nullable LocalDate on, Text description, List<String> sources) {
        public DomesticStep {
            sources = List.copyOf(sources);
        }
    }

    Convention(RegisterStore store) {
        this.store = store;
        this.rule = RuleFile.shipped("convention").orElseThrow();
        this.steps =
                PublishedStatus.steps().stream()
                        .collect(
                                Collectors.groupingBy(
                                        PublishedStatus.StepOf::state,
                                        Collectors.mapping(
                                                PublishedStatus.StepOf::step,
                                                Collectors.toList())));
    }

    /// The register as of now.
    public Register register() {
        var head = store.head().orElse(null);
        var before = known;
        if (head == null) {
            return new Register(rule, List.of());
        }
        if (before != null && before.head().equals(head)) {
            return before.register();
        }
        var register = new Register(rule, store.entries());
        known = new Known(head, register);
        return register;
    }

    /// What was found of a State's steps at home.
    public List<DomesticStep> steps(String state) {
        return steps.getOrDefault(state, List.of());
    }

    /// What a declaration says: its own words as they were received, those of the compilation in
    /// both languages.
    public static Text words(RegisterEntry entry) {
        var details = entry.details();
        return details.sources().isEmpty()
                ? new Text(details.words(), details.words())
                : PublishedStatus.inBoth(details.words());
    }

    @Override
    public Answer party(String state, LocalDate day) {
        return register().party(state, day);
    }

    @Override
    public Optional<LocalDate> leaves(String state, LocalDate day) {
        return register().leaves(state, day);
    }

    @Override
    public Answer votes(String state, LocalDate day) {
        return party(state, day);
    }

    @Override
    public Answer founding(String state) {
        return register().founding(state);
    }

    @Override
    public List<Participant> parties(LocalDate day) {
        var register = register();
        return register.participants().stream()
                .filter(one -> register.party(one.code(), day) == Answer.YES)
                .sorted(Comparator.comparing(one -> one.name().en()))
                .toList();
    }

    @Override
    public List<String> excluded(String state, LocalDate day, boolean certain) {
        return register().statements(state, day).stream()
                .filter(one ->
                        !certain || one.inEffect() == Answer.YES && one.entry().details().lodged())
                .flatMap(one -> one.entry().details().classes().stream())
                .distinct()
                .toList();
    }
}
