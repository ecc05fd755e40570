package org.goodoffices.organs.panel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.identity.Invitations;
import org.goodoffices.foundation.print.PrintFonts;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.organs.governance.FormValues;
import org.goodoffices.organs.governance.Resolutions.Adopted;
import org.goodoffices.organs.panel.Nomination.Stage;
import org.goodoffices.organs.panel.Nomination.Standing;

/// What one person may do with a nomination at a moment, and what their form must say. Every
/// refusal is a `NotPossible` with its sentence.
final class NominationRules {

    /// Who somebody is to the panel.
    ///
    /// @param state the State for which they speak; empty where for none
    /// @param files for whom they file papers of the nomination: `state`, `nominee`, `institution`
    ///   or, where for nobody, empty
    record Reader(
            UUID person, String state, boolean arranges, boolean secretaryGeneral, String files) {

        boolean nominates() {
            return !state.isEmpty() || secretaryGeneral;
        }
    }

    /// What a paper can be.
    static final List<String> KINDS = List.of("cv", "certificate", "declaration", "other");

    /// How many versions of papers lie with a nomination at most.
    private static final int MOST_PAPERS = 40;

    private final Nomination nomination;
    private final PanelRules panel;
    private final Reader reader;
    private final Instant now;
    private final ZoneId seat;
    private final Supplier<List<Adopted>> decisions;

    /// @param decisions all resolutions, read where an act rests on one
    NominationRules(
            Nomination nomination,
            PanelRules panel,
            Reader reader,
            Instant now,
            ZoneId seat,
            Supplier<List<Adopted>> decisions) {
        this.nomination = nomination;
        this.panel = panel;
        this.reader = reader;
        this.now = now;
        this.seat = seat;
        this.decisions = decisions;
    }

    /// What the organ that decides on the panel has adopted on this nomination by name, and nobody
    /// has entered yet; the last first.
    List<Adopted> decisions() {
        return adopted().stream()
                .filter(one -> one.persons().contains(nomination.id()))
                .filter(one -> !entered(one.address()))
                .toList();
    }

    private List<Adopted> adopted() {
        return decisions.get().stream()
                .filter(one -> one.organ().equals(panel.decides()))
                .sorted(Comparator.comparing(Adopted::at).reversed())
                .toList();
    }

    private boolean entered(String decision) {
        return nomination.entries().stream()
                .anyMatch(entry -> entry.value("decision").equals(decision));
    }

    /// Whether this person has this part in it.
    boolean are(PanelAct.Who who) {
        return switch (who) {
            case NOMINATOR ->
                    nomination.first(PanelAct.NOMINATE).isPresent()
                            && (nomination.state().isEmpty()
                                    ? reader.secretaryGeneral()
                                    : nomination.state().equals(reader.state()));
            case NOMINEE -> reader.person().equals(nomination.nominee());
            case FILER -> !reader.files().isEmpty();
            case ARRANGER -> reader.arranges();
            case ASSESSOR ->
                    nomination.assessor(reader.person()).filter(one -> !one.released()).isPresent();
            case NOBODY -> false;
        };
    }

    LocalDate today() {
        return now.atZone(seat).toLocalDate();
    }

    /// Whether it makes sense to offer the act: whether it would be refused whatever the form says.
    boolean isOpen(PanelAct act) {
        try {
            inOrder(act);
            return are(act.who());
        } catch (NotPossible _) {
            return false;
        }
    }

    /// The values of a form that fits; what it need not say is left out.
    Map<String, String> checked(PanelAct act, Map<String, String> said) {
        inOrder(act);
        var form = new FormValues(fields(act), said, NominationRules::isText, NotPossible::new);
        switch (act) {
            case CONSENT -> {
                name(form);
                if (!form.of("agree").equals("yes")) {
                    throw new NotPossible("agree", "agree");
                }
                form.remove("agree");
            }
            case PROFILE -> profile(form);
            case FILE_PAPER -> filed(form);
            case CLOSE_PAPER -> {
                form.oneOf("paper", closable().stream().map(String::valueOf).toList());
                form.needed("reasonsEn");
            }
            case APPOINT_ASSESSOR -> person(form);
            case RELEASE_ASSESSOR -> {
                var one =
                        nomination.assessors().stream()
                                .filter(other ->
                                        other.person().toString().equals(form.of("assessor")))
                                .filter(other -> !other.released())
                                .findFirst()
                                .orElseThrow(() -> new NotPossible("assessor", "assessor"));
                form.needed("reasonsEn");
                if (hasMarked(one.person())) {
                    throw new NotPossible("marked-already", "assessor");
                }
            }
            case DECLARE -> {
                form.oneOf("conflict", List.of("none", "conflict"));
                if (form.of("conflict").equals("conflict")) {
                    form.needed("words");
                }
            }
            case MARK -> marks(form);
            case INTERVIEW -> {
                notAhead(form, "day");
                form.needed("words");
            }
            case DECIDE, REVIEW -> {
                form.oneOf("outcome", List.of("designate", "refuse"));
                decided(form, form.of("outcome"));
                form.both("reasons");
                if (form.of("outcome").equals("designate")) {
                    since(form);
                } else {
                    form.remove("from");
                }
            }
            case RENEW, SUSPEND, REINSTATE, END -> {
                decided(form, act.key());
                since(form);
                if (act == PanelAct.RENEW
                        && nomination.terms().stream()
                                .anyMatch(term ->
                                        !LocalDate.parse(form.of("from")).isAfter(term.until()))) {
                    throw new NotPossible(
                            "renewal-within-term", "from", nomination.terms().getLast().until());
                }
            }
            case NOTE_TRAINING -> {
                form.needed("course");
                if (!form.of("hours").matches("(?!0+([.]0)?$)[0-9]{1,3}([.][05])?")) {
                    throw new NotPossible("hours", "hours");
                }
                form.put("hours", Training.hours(form.of("hours")));
                notAhead(form, "day");
            }
            case RESIGN -> {
                if (form.day("from").isBefore(today())) {
                    throw new NotPossible("resign-before-today", "from");
                }
            }
            case ASK_REVIEW -> form.needed("words");
            case WITHDRAW, DECLINE -> {}
            case NOMINATE, DESIGNATE, FEEDBACK, FEEDBACK_WORDS ->
                    throw new IllegalArgumentException(act + " has no form of a nomination");
        }
        return form.all();
    }

    /// What a proposal must say. Whether the State may nominate at all is asked before.
    static Map<String, String> proposal(PanelRules panel, Map<String, String> said) {
        var form =
                new FormValues(
                        PanelAct.NOMINATE.fields(),
                        said,
                        NominationRules::isText,
                        NotPossible::new);
        if (!panel.panels().contains(form.of("panel"))) {
            throw new NotPossible("panel", "panel");
        }
        person(form);
        form.both("reasons");
        return form.all();
    }

    /// The fields of an act's form.
    List<String> fields(PanelAct act) {
        return fields(act, panel, nomination.weights().keySet().stream().toList());
    }

    static List<String> fields(PanelAct act, PanelRules panel, List<String> criteria) {
        var fields = new ArrayList<>(act.fields());
        if (act == PanelAct.PROFILE) {
            panel.list("languages").forEach(one -> fields.add("language-" + one));
            fields.addAll(
                    List.of(
                            "traditions",
                            "regions",
                            "industries",
                            "nationalities",
                            "gender",
                            "away"));
            for (var text : List.of("experience", "training", "availability", "fees")) {
                fields.add(text + "En");
                fields.add(text + "Zh");
            }
        }
        if (act == PanelAct.MARK) {
            criteria.forEach(one -> fields.add("mark-" + one));
            fields.add("words");
        }
        return fields;
    }

    /// What must have been done before, and what must not.
    private void inOrder(PanelAct act) {
        var stage = nomination.stage();
        switch (act) {
            case WITHDRAW -> beforeDecision(stage);
            case CONSENT, DECLINE -> {
                if (stage != Stage.PROPOSED) {
                    throw new NotPossible("answered-already", "");
                }
            }
            case PROFILE -> {
                if (nomination.first(PanelAct.NOMINATE).isPresent()
                        && nomination.first(PanelAct.CONSENT).isEmpty()) {
                    throw new NotPossible("consent-first", "");
                }
                standsStill(stage);
            }
            case FILE_PAPER -> {
                if (stage == Stage.WITHDRAWN || stage == Stage.DECLINED) {
                    throw new NotPossible("closed", "");
                }
                if (nomination.papers().size() >= MOST_PAPERS) {
                    throw new NotPossible("papers-enough", "", MOST_PAPERS);
                }
            }
            case CLOSE_PAPER -> {
                if (closable().isEmpty()) {
                    throw new NotPossible("no-paper", "");
                }
            }
            case APPOINT_ASSESSOR -> {
                assessed(stage);
                if (nomination.assessors().stream().filter(Nomination.Assessor::marks).count()
                        >= nomination.needed()) {
                    throw new NotPossible("assessors-enough", "");
                }
            }
            case RELEASE_ASSESSOR -> {
                assessed(stage);
                var asked = nomination.assessors().stream().filter(one -> !one.released()).toList();
                if (asked.stream().allMatch(one -> hasMarked(one.person()))) {
                    throw new NotPossible(asked.isEmpty() ? "assessor" : "marked-already", "");
                }
            }
            case DECLARE -> {
                underWay(stage);
                if (nomination
                        .assessor(reader.person())
                        .filter(one -> one.conflict() != null)
                        .isPresent()) {
                    throw new NotPossible("declared-already", "");
                }
            }
            case MARK -> {
                if (hasMarked(reader.person())) {
                    throw new NotPossible("marked-already", "");
                }
                var me = nomination.assessor(reader.person());
                if (me.filter(one -> one.conflict() == null).isPresent()) {
                    throw new NotPossible("declare-first", "");
                }
                if (me.filter(one -> Boolean.TRUE.equals(one.conflict())).isPresent()) {
                    throw new NotPossible("conflict", "");
                }
                underWay(stage);
            }
            case INTERVIEW -> assessed(stage);
            case DECIDE -> decision(stage);
            case ASK_REVIEW -> {
                if (stage != Stage.NOT_DESIGNATED) {
                    throw new NotPossible("nothing-to-review", "");
                }
                if (nomination.first(PanelAct.ASK_REVIEW).isPresent()) {
                    throw new NotPossible("review-asked-already", "");
                }
            }
            case REVIEW -> {
                if (nomination.first(PanelAct.ASK_REVIEW).isEmpty()) {
                    throw new NotPossible("review-not-asked", "");
                }
                if (nomination.first(PanelAct.REVIEW).isPresent()) {
                    throw new NotPossible("reviewed-already", "");
                }
            }
            case NOTE_TRAINING, RENEW ->
                    member(Standing.NOT_YET, Standing.SERVING, Standing.SUSPENDED);
            case SUSPEND -> member(Standing.NOT_YET, Standing.SERVING);
            case REINSTATE -> member(Standing.SUSPENDED);
            case RESIGN, END -> member(Standing.NOT_YET, Standing.SERVING, Standing.SUSPENDED);
            case NOMINATE, DESIGNATE, FEEDBACK, FEEDBACK_WORDS ->
                    throw new NotPossible("answered-already", "");
        }
    }

    private void member(Standing... standings) {
        if (nomination.stage() != Stage.DESIGNATED) {
            throw new NotPossible("not-a-member", "");
        }
        if (!Arrays.asList(standings).contains(nomination.standing(today()))) {
            throw new NotPossible("standing", "");
        }
    }

    private static void beforeDecision(Stage stage) {
        switch (stage) {
            case NOT_DESIGNATED, DESIGNATED -> throw new NotPossible("decided-already", "");
            case WITHDRAWN, DECLINED -> throw new NotPossible("closed", "");
            case PROPOSED, CONSENTED, ASSESSED -> {}
        }
    }

    private static void standsStill(Stage stage) {
        if (stage == Stage.WITHDRAWN || stage == Stage.DECLINED || stage == Stage.NOT_DESIGNATED) {
            throw new NotPossible("closed", "");
        }
    }

    /// Whether the nominee is being assessed.
    private void assessed(Stage stage) {
        beforeDecision(stage);
        if (stage == Stage.PROPOSED) {
            throw new NotPossible("consent-first", "");
        }
        if (nomination.profile().isEmpty()) {
            throw new NotPossible("profile-first", "");
        }
    }

    /// As an assessor sees it, to whom a decision is not shown.
    private static void underWay(Stage stage) {
        if (stage != Stage.CONSENTED && stage != Stage.ASSESSED) {
            throw new NotPossible("closed", "");
        }
    }

    private void decision(Stage stage) {
        assessed(stage);
        if (stage != Stage.ASSESSED) {
            throw nomination.oneMoreMarks()
                    ? new NotPossible("one-more-marks", "", nomination.fixed("limit"))
                    : new NotPossible("marks-first", "", nomination.fixed("assessors"));
        }
        if (nomination.interviewNeeded() && nomination.first(PanelAct.INTERVIEW).isEmpty()) {
            throw new NotPossible("interview-first", "");
        }
    }

    private boolean hasMarked(UUID person) {
        return nomination.entries().stream()
                .anyMatch(entry -> entry.act() == PanelAct.MARK && entry.person().equals(person));
    }

    private void profile(FormValues form) {
        boolean speaks = false;
        for (var language : panel.list("languages")) {
            if (form.has("language-" + language)) {
                form.oneOf("language-" + language, panel.list("levels"));
                speaks = true;
            }
        }
        if (!speaks) {
            throw new NotPossible("languages", "language-" + panel.list("languages").getFirst());
        }
        for (var several : List.of("traditions", "regions", "industries")) {
            var chosen = List.of(form.of(several).split(","));
            if (!new HashSet<>(panel.list(several)).containsAll(chosen)) {
                throw new NotPossible("choose", several);
            }
        }
        if (form.has("gender")) {
            form.oneOf("gender", panel.list("genders"));
        }
        form.both("experience");
        nationalities(form);
        try {
            Away.read(form.of("away"));
        } catch (DateTimeException unreadable) {
            throw new NotPossible("away", "away");
        }
    }

    /// A new paper of a kind, or a version of one that is there: `follows-` and its number.
    private void filed(FormValues form) {
        var what = form.of("what");
        form.remove("what");
        if (KINDS.contains(what)) {
            form.put("kind", what);
        } else {
            var before =
                    nomination.papers().stream()
                            .filter(one -> what.equals("follows-" + one.first()))
                            .findFirst()
                            .orElseThrow(() -> new NotPossible("choose", "what"));
            form.put("kind", before.kind());
            form.put("follows", String.valueOf(before.first()));
        }
        form.put("for", reader.files());
    }

    /// The first entries of the papers that this person may close: Legal Affairs all of them, the
    /// others those of their own.
    List<Integer> closable() {
        return nomination.papers().stream()
                .filter(one -> one.filed().number() == one.first())
                .filter(one -> reader.arranges() || one.filed().value("for").equals(reader.files()))
                .map(Nomination.PaperVersion::first)
                .toList();
    }

    /// Names in either language, or three letters; kept as the three letters.
    private static void nationalities(FormValues form) {
        var codes = new ArrayList<String>();
        for (var name : form.of("nationalities").split("[,;，；、]")) {
            if (!name.isBlank()) {
                codes.add(
                        Countries.named(name)
                                .orElseThrow(() -> new NotPossible("nationality", "nationalities"))
                                .code());
            }
        }
        if (!codes.isEmpty()) {
            form.put("nationalities", String.join(",", new TreeSet<>(codes)));
        }
    }

    private void marks(FormValues form) {
        int scale = nomination.fixed("scale");
        for (var criterion : nomination.weights().keySet()) {
            var field = "mark-" + criterion;
            var said = form.of(field);
            if (!said.matches("[0-9]{1,4}") || Integer.parseInt(said) > scale) {
                throw new NotPossible("mark", field, scale);
            }
            form.put(field, String.valueOf(Integer.parseInt(said)));
        }
        form.needed("words");
    }

    /// A resolution that a session of the organ adopted and that decides this on this nomination by
    /// name, once; its symbol and day are taken from it. What was decided before sessions were held
    /// here is typed, up to the day that the rules name.
    ///
    /// @param way what is to have been decided, as `OnWhomIsDecided` has them
    private void decided(FormValues form, String way) {
        if (form.has("decision")) {
            var one =
                    adopted().stream()
                            .filter(other -> other.address().equals(form.of("decision")))
                            .findFirst()
                            .orElseThrow(() ->
                                    new NotPossible("not-adopted", "decision", panel.organ()));
            if (!one.persons().contains(nomination.id())) {
                throw new NotPossible(
                        "not-named", "decision", one.symbol(), name(), nomination.id());
            }
            if (!one.way().equals(way)) {
                throw new NotPossible("decided-otherwise", "decision", one.symbol(), name());
            }
            if (entered(one.address())) {
                throw new NotPossible("entered-already", "decision", one.symbol());
            }
            form.put("reference", one.symbol());
            form.put("decidedOn", one.at().atZone(seat).toLocalDate().toString());
            return;
        }
        if (!form.has("decidedOn") && !form.has("reference")) {
            throw new NotPossible("decision", "decision", panel.organ(), panel.elsewhereUntil());
        }
        notAhead(form, "decidedOn");
        if (form.day("decidedOn").isAfter(panel.elsewhereUntil())) {
            throw new NotPossible("decision", "decision", panel.organ(), panel.elsewhereUntil());
        }
        form.needed("reference");
    }

    private Text name() {
        return new Text(nomination.name().en(), nomination.name().zh());
    }

    /// From which day: not before it was decided.
    private void since(FormValues form) {
        if (form.day("from").isBefore(form.day("decidedOn"))) {
            throw new NotPossible("effect-before-decision", "from");
        }
    }

    private void notAhead(FormValues form, String field) {
        if (form.day(field).isAfter(today())) {
            throw new NotPossible("day-ahead", field);
        }
    }

    /// A mediator's name is printed in the settlements of their cases.
    private static void name(FormValues form) {
        form.both("name");
        for (var field : List.of("nameEn", "nameZh")) {
            for (var character : PrintFonts.unprintable(form.of(field))) {
                throw new NotPossible("not-printed", field, PrintFonts.named(character));
            }
        }
    }

    private static void person(FormValues form) {
        name(form);
        if (!Invitations.isAddress(form.of("mail"))) {
            throw new NotPossible("mail", "mail");
        }
    }

    /// Whether a field takes several lines.
    static boolean isText(String field) {
        return field.equals("words")
                || field.equals("away")
                || List.of("reasons", "experience", "training", "availability", "fees").stream()
                        .anyMatch(field::startsWith);
    }
}
