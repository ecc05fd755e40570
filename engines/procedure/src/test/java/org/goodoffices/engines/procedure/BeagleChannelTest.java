package org.goodoffices.engines.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.goodoffices.engines.procedure.Done.Particulars;
import org.goodoffices.engines.procedure.Setting.Party;
import org.junit.jupiter.api.Test;

/// The mediation between Argentina and Chile, 1978 to 1985, through the rules for States: whatever
/// the real mediation did, some act of the rules expresses it.
class BeagleChannelTest {

    private static final String HOLY_SEE = "holy-see";

    private final RuleSet rules = ShippedRules.read("model-state-to-state");

    /// Nobody has published a calendar for those years; weekends stand in for one, here only.
    private final WorkingCalendar weekendsOnly =
            new WorkingCalendar(
                    "weekends-only",
                    new Text("weekends only, for the replay", "仅计周末，供复现之用"),
                    EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                    IntStream.rangeClosed(1978, 1990)
                            .mapToObj(year ->
                                    new WorkingCalendar.Year(year, "none", Map.of(), Set.of()))
                            .toList());

    private final Setting setting =
            new Setting(
                    rules.zone(),
                    weekendsOnly,
                    List.of(new Party("ARG", true), new Party("CHL", false)));

    /// One thing that happened, as the shared file tells it.
    private record Fact(LocalDate date, String act, String by) {}

    @Test
    void every_thing_that_happened_is_an_act_of_the_rules_and_it_ends_in_force() throws Exception {
        List<String> places = new ArrayList<>();
        Proceeding proceeding = Proceeding.fold(rules, setting, List.of());
        for (Fact fact : facts()) {
            for (Done done : expressed(fact)) {
                proceeding = allowed(proceeding, done);
            }
            places.add(fact.act() + ": " + proceeding.place());
        }

        assertThat(places)
                .containsExactly(
                        "crisis: offered",
                        "joint-request: mediation",
                        "session: mediation",
                        "mediator-proposal: mediation",
                        "accept-proposal: mediation",
                        "reply: mediation",
                        "confidentiality-breach: mediation",
                        "mediator-replaced: mediation",
                        "proposals-invited: mediation",
                        "text-final: signing",
                        "settlement-signed: signing",
                        "settlement-in-force: settled");
        Ending ending = proceeding.ending();
        assertThat(ending).isNotNull();
        assertThat(ending == null ? null : ending.kind()).isEqualTo(Ending.Kind.SETTLEMENT);
    }

    @Test
    void the_answer_that_never_came_is_taken_as_not_accepting_and_ends_nothing() throws Exception {
        Proceeding whole = whole();

        assertThat(whole.asAt(at("1981-04-01")).lapses())
                .noneMatch(lapse -> lapse.limit().name().equals("proposal-answer"));
        assertThat(whole.asAt(at("1981-05-01")).lapses())
                .filteredOn(lapse -> lapse.limit().name().equals("proposal-answer"))
                .singleElement()
                .satisfies(lapse -> {
                    assertThat(lapse.of()).isEqualTo(Actor.party("ARG"));
                    assertThat(lapse.deemed()).isEqualTo(rules.acts().get("decline-proposal"));
                });
        assertThat(whole.asAt(at("1981-05-01")).place()).isEqualTo("mediation");
    }

    @Test
    void either_party_could_have_left_on_any_day_after_any_of_these_acts() throws Exception {
        List<Done> sofar = new ArrayList<>();
        for (Fact fact : facts()) {
            for (Done done : expressed(fact)) {
                sofar.add(done);
                Proceeding then = Proceeding.fold(rules, setting, sofar);
                if (then.ending() != null) {
                    continue;
                }
                for (String party : List.of("ARG", "CHL")) {
                    Done leave = new Done("withdraw", Actor.party(party), then.at());
                    assertThat(allowed(then, leave).place())
                            .as(party + " after " + done.act())
                            .isEqualTo("withdrawn");
                }
            }
        }
    }

    @Test
    void replaying_gives_the_same_state_and_any_past_day_can_be_asked_for() throws Exception {
        Proceeding whole = whole();

        assertThat(whole.asAt(at("1978-12-31")).place()).isEqualTo("offered");
        assertThat(whole.asAt(at("1980-01-01")).place()).isEqualTo("mediation");
        assertThat(whole.asAt(at("1984-12-31")).place()).isEqualTo("signing");
        assertThat(whole.asAt(at("1984-12-31")).doneBy("sign-ad-referendum"))
                .containsExactlyInAnyOrder(Actor.party("ARG"), Actor.party("CHL"));
        assertThat(whole.asAt(at("1985-06-01")).place()).isEqualTo("settled");
        assertThat(whole().lapses()).isEqualTo(whole.lapses());
    }

    private Proceeding whole() throws Exception {
        List<Done> all = new ArrayList<>();
        for (Fact fact : facts()) {
            all.addAll(expressed(fact));
        }
        return Proceeding.fold(rules, setting, all);
    }

    private static Proceeding allowed(Proceeding proceeding, Done done) {
        return switch (proceeding.attempt(done)) {
            case Attempt.Allowed allowed -> allowed.after();
            case Attempt.Refused refused ->
                    throw new AssertionError(done + " " + refused.reason().en());
        };
    }

    /// The acts of the rules that express one thing that happened. Where the file tells of one day
    /// only, the acts that belong together are entered in their order on that day.
    private static List<Done> expressed(Fact fact) {
        Day day = new Day(fact.date());
        switch (fact.act()) {
            case "crisis" -> day.by(Actor.authority(), "offer-good-offices");
            case "joint-request" -> {
                day.party("ARG", "request");
                day.party("CHL", "join-request");
                day.each("declare-restraint");
                day.by(Actor.registry(), "register-joint");
                day.each("name-mediator", Particulars.mediator(HOLY_SEE));
                day.mediator("accept-appointment");
            }
            case "session" -> day.mediator("hold-session");
            case "mediator-proposal" -> day.mediator("propose");
            case "accept-proposal" -> day.party(fact.by(), "accept-with-reservations");
            case "reply" -> day.party(fact.by(), "comment-on-proposal");
            case "confidentiality-breach" -> day.by(Actor.registry(), "note-breach");
            case "mediator-replaced" -> day.mediator("present-envoy");
            case "proposals-invited" -> day.mediator("invite-proposals");
            case "text-final" -> day.each("agree-text");
            case "settlement-signed" -> {
                day.each("present-authority");
                day.each("sign-ad-referendum");
            }
            case "settlement-in-force" -> {
                day.each("ratify");
                day.by(Actor.registry(), "attest");
                day.by(Actor.registry(), "enter-into-force");
            }
            default -> throw new AssertionError("no act of the rules expresses: " + fact);
        }
        return day.done;
    }

    /// The acts of one day, an hour apart.
    private static final class Day {
        private final LocalDate date;
        private final List<Done> done = new ArrayList<>();

        Day(LocalDate date) {
            this.date = date;
        }

        void by(Actor actor, String act, Particulars particulars) {
            Instant at =
                    date.atTime(LocalTime.of(8 + done.size(), 0)).atZone(Samples.ZONE).toInstant();
            done.add(new Done(act, actor, at, particulars));
        }

        void by(Actor actor, String act) {
            by(actor, act, Particulars.NONE);
        }

        void party(String party, String act) {
            by(Actor.party(party), act);
        }

        void each(String act, Particulars particulars) {
            by(Actor.party("ARG"), act, particulars);
            by(Actor.party("CHL"), act, particulars);
        }

        void each(String act) {
            each(act, Particulars.NONE);
        }

        void mediator(String act) {
            by(Actor.mediator(HOLY_SEE), act);
        }
    }

    private static Instant at(String day) {
        return Samples.on(day);
    }

    private static List<Fact> facts() throws Exception {
        Path file =
                Path.of(System.getProperty("goodoffices.shared", "../../../shared"))
                        .resolve("data/cases/beagle-channel.yaml");
        assumeTrue(Files.exists(file), "the facts of the mediation are not there");
        List<Fact> facts = new ArrayList<>();
        if (Yaml.parse(Files.readString(file)) instanceof Yaml.Mapping mapping
                && mapping.entries().get("acts") instanceof Yaml.Sequence acts) {
            for (Yaml item : acts.items()) {
                if (item instanceof Yaml.Mapping act) {
                    facts.add(
                            new Fact(
                                    LocalDate.parse(word(act, "date")),
                                    word(act, "act"),
                                    word(act, "by")));
                }
            }
        }
        assertThat(facts).hasSize(12);
        return facts;
    }

    private static String word(Yaml.Mapping mapping, String key) {
        return mapping.entries().get(key) instanceof Yaml.Scalar scalar ? scalar.value() : "";
    }
}
