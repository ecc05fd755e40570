package org.goodoffices.organs.panel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;

/// A nomination to the panel, from its proposal to the end of the last term: nothing but its
/// entries, asked in different ways. Who sees only some of them is answered from these.
///
/// @param id `PN-` and eight signs, drawn and not counted
record Nomination(String id, List<PanelEntry> entries) {

    Nomination {
        entries = List.copyOf(entries);
    }

    /// How far the nomination has come.
    enum Stage {
        PROPOSED,
        WITHDRAWN,
        DECLINED,
        CONSENTED,
        ASSESSED,
        NOT_DESIGNATED,
        DESIGNATED
    }

    /// What a member is on a day.
    enum Standing {
        NOT_YET,
        SERVING,
        SUSPENDED,
        OVER
    }

    /// Somebody who is asked to mark.
    ///
    /// @param conflict what was declared; null where nothing was yet
    record Assessor(UUID person, Text name, @Nullable Boolean conflict, boolean released) {
        boolean marks() {
            return !released && !Boolean.TRUE.equals(conflict);
        }
    }

    /// What one assessor gave.
    ///
    /// @param total of marks times weights: a point of a hundred is as much as the scale
    record Mark(UUID assessor, Map<String, Integer> marks, int total, String remarks) {
        Mark {
            marks = Map.copyOf(marks);
        }
    }

    /// A term of a member, both days in it.
    record Term(LocalDate from, LocalDate until) {}

    /// A version of a paper.
    ///
    /// @param filed the entry with which it came in
    /// @param first number of the entry of its first version
    record PaperVersion(PanelEntry filed, int first, int version) {

        /// `cv`, `certificate`, `declaration` or `other`, as the first version said.
        String kind() {
            return filed.value("kind");
        }
    }

    /// All versions of papers that have not been closed, in the order in which they came.
    List<PaperVersion> papers() {
        var versions = new HashMap<Integer, Integer>();
        var papers = new ArrayList<PaperVersion>();
        for (var entry : entries) {
            if (entry.act() == PanelAct.FILE_PAPER) {
                int first =
                        entry.value("follows").isEmpty()
                                ? entry.number()
                                : Integer.parseInt(entry.value("follows"));
                papers.add(new PaperVersion(entry, first, versions.merge(first, 1, Integer::sum)));
            } else if (entry.act() == PanelAct.CLOSE_PAPER) {
                papers.removeIf(one -> entry.value("paper").equals(String.valueOf(one.first())));
            }
        }
        return papers;
    }

    Optional<PanelEntry> first(PanelAct act) {
        return entries.stream().filter(entry -> entry.act() == act).findFirst();
    }

    private Optional<PanelEntry> last(PanelAct act) {
        return entries.stream().filter(entry -> entry.act() == act).reduce((_, later) -> later);
    }

    /// Which State nominated; empty for the institution.
    String state() {
        return entries.getFirst().state();
    }

    /// The nominee, where one sees an entry about them.
    @Nullable UUID nominee() {
        return entries.stream()
                .filter(entry ->
                        entry.act() != PanelAct.APPOINT_ASSESSOR
                                && entry.act() != PanelAct.RELEASE_ASSESSOR)
                .map(PanelEntry::subject)
                .findFirst()
                .orElse(null);
    }

    /// The name, as the nominee confirmed it.
    Text name() {
        return first(PanelAct.DESIGNATE)
                .or(() -> first(PanelAct.CONSENT))
                .or(() -> first(PanelAct.NOMINATE))
                .map(entry -> entry.text("name"))
                .orElse(new Text(id, id));
    }

    String panel() {
        return first(PanelAct.NOMINATE)
                .or(() -> first(PanelAct.DESIGNATE))
                .map(entry -> entry.value("panel"))
                .orElse("");
    }

    Optional<PanelEntry> profile() {
        return last(PanelAct.PROFILE);
    }

    /// The rules that were fixed when it was proposed: a number among them.
    int fixed(String name) {
        return Integer.parseInt(first(PanelAct.NOMINATE).orElseThrow().value(name));
    }

    boolean interviewNeeded() {
        return first(PanelAct.NOMINATE).orElseThrow().value("interview").equals("yes");
    }

    /// Each criterion with its weight in hundredths, as they were fixed.
    Map<String, Integer> weights() {
        var weights = new LinkedHashMap<String, Integer>();
        first(PanelAct.NOMINATE)
                .map(entry -> entry.value("criteria"))
                .filter(text -> !text.isEmpty())
                .ifPresent(text ->
                        Arrays.stream(text.split(","))
                                .map(one -> one.split(":"))
                                .forEach(one -> weights.put(one[0], Integer.parseInt(one[1]))));
        return weights;
    }

    List<Assessor> assessors() {
        var all = new LinkedHashMap<UUID, Assessor>();
        for (var entry : entries) {
            switch (entry.act()) {
                case APPOINT_ASSESSOR ->
                        all.put(
                                entry.subject(),
                                new Assessor(entry.subject(), entry.text("name"), null, false));
                case RELEASE_ASSESSOR ->
                        all.computeIfPresent(
                                entry.subject(),
                                (_, one) ->
                                        new Assessor(
                                                one.person(), one.name(), one.conflict(), true));
                case DECLARE ->
                        all.computeIfPresent(
                                entry.person(),
                                (_, one) ->
                                        new Assessor(
                                                one.person(),
                                                one.name(),
                                                !entry.value("conflict").equals("none"),
                                                one.released()));
                case NOMINATE,
                        WITHDRAW,
                        CONSENT,
                        DECLINE,
                        PROFILE,
                        FILE_PAPER,
                        CLOSE_PAPER,
                        MARK,
                        INTERVIEW,
                        DECIDE,
                        ASK_REVIEW,
                        REVIEW,
                        DESIGNATE,
                        NOTE_TRAINING,
                        FEEDBACK,
                        FEEDBACK_WORDS,
                        RENEW,
                        SUSPEND,
                        REINSTATE,
                        RESIGN,
                        END -> {}
            }
        }
        return List.copyOf(all.values());
    }

    Optional<Assessor> assessor(UUID person) {
        return assessors().stream().filter(one -> one.person().equals(person)).findFirst();
    }

    /// The marks that one sees, in the order in which they came.
    List<Mark> marks() {
        var weights = weights();
        return entries.stream()
                .filter(entry -> entry.act() == PanelAct.MARK)
                .map(entry -> {
                    var marks = new LinkedHashMap<String, Integer>();
                    weights.keySet()
                            .forEach(one ->
                                    marks.put(one, Integer.parseInt(entry.value("mark-" + one))));
                    int total =
                            marks.entrySet().stream()
                                    .mapToInt(one ->
                                            one.getValue() * weights.getOrDefault(one.getKey(), 0))
                                    .sum();
                    return new Mark(entry.person(), marks, total, entry.value("words"));
                })
                .toList();
    }

    /// Whether those who were asked first differ by more than the limit, so that one more marks.
    boolean oneMoreMarks() {
        var marks = marks();
        int asked = fixed("assessors");
        if (marks.size() < asked) {
            return false;
        }
        var totals = marks.subList(0, asked).stream().map(Mark::total).toList();
        int apart =
                totals.stream().max(Comparator.naturalOrder()).orElseThrow()
                        - totals.stream().min(Comparator.naturalOrder()).orElseThrow();
        return apart > fixed("limit") * fixed("scale");
    }

    /// How many must mark.
    int needed() {
        return fixed("assessors") + (oneMoreMarks() ? 1 : 0);
    }

    Stage stage() {
        if (first(PanelAct.DESIGNATE).isPresent()) {
            return Stage.DESIGNATED;
        }
        if (first(PanelAct.WITHDRAW).isPresent()) {
            return Stage.WITHDRAWN;
        }
        if (first(PanelAct.DECLINE).isPresent()) {
            return Stage.DECLINED;
        }
        if (first(PanelAct.DECIDE).isPresent()) {
            return Stage.NOT_DESIGNATED;
        }
        if (first(PanelAct.CONSENT).isEmpty()) {
            return Stage.PROPOSED;
        }
        return first(PanelAct.NOMINATE).isPresent() && marks().size() >= needed()
                ? Stage.ASSESSED
                : Stage.CONSENTED;
    }

    /// Whether it still stands against the number that its nominator may have.
    boolean counts(LocalDate today) {
        return switch (stage()) {
            case PROPOSED, CONSENTED, ASSESSED -> true;
            case WITHDRAWN, DECLINED, NOT_DESIGNATED -> false;
            case DESIGNATED -> standing(today) != Standing.OVER;
        };
    }

    /// The terms, in the order in which they were given.
    List<Term> terms() {
        return entries.stream()
                .filter(entry -> entry.act() == PanelAct.DESIGNATE || entry.act() == PanelAct.RENEW)
                .map(entry -> new Term(entry.from(), entry.until()))
                .toList();
    }

    /// The term that a renewal on this day would follow: the one that runs, or the last.
    Term term(LocalDate day) {
        var terms = terms();
        return terms.stream()
                .filter(term -> !day.isBefore(term.from()) && !day.isAfter(term.until()))
                .findFirst()
                .orElse(terms.getLast());
    }

    /// What was entered under this act, of a day that lies in a term.
    List<PanelEntry> in(Term term, PanelAct act) {
        return entries.stream()
                .filter(entry -> entry.act() == act)
                .filter(entry -> {
                    var day = LocalDate.parse(entry.value("day"));
                    return !day.isBefore(term.from()) && !day.isAfter(term.until());
                })
                .toList();
    }

    /// What the member is on this day, by all that is known now.
    Standing standing(LocalDate day) {
        var terms = new ArrayList<>(terms());
        if (terms.stream().allMatch(term -> day.isBefore(term.from()))) {
            return Standing.NOT_YET;
        }
        boolean gone =
                entries.stream()
                        .anyMatch(entry ->
                                (entry.act() == PanelAct.RESIGN || entry.act() == PanelAct.END)
                                        && !entry.from().isAfter(day));
        if (gone
                || terms.stream()
                        .noneMatch(
                                term -> !day.isBefore(term.from()) && !day.isAfter(term.until()))) {
            return Standing.OVER;
        }
        boolean suspended =
                entries.stream()
                        .filter(entry ->
                                entry.act() == PanelAct.SUSPEND
                                        || entry.act() == PanelAct.REINSTATE)
                        .filter(entry -> !entry.from().isAfter(day))
                        .reduce((_, later) -> later)
                        .filter(entry -> entry.act() == PanelAct.SUSPEND)
                        .isPresent();
        return suspended ? Standing.SUSPENDED : Standing.SERVING;
    }
}
