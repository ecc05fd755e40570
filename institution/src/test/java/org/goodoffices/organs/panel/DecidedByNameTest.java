package org.goodoffices.organs.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.organs.panel.PanelAct.DECIDE;
import static org.goodoffices.organs.panel.PanelAct.END;
import static org.goodoffices.organs.panel.PanelAct.SUSPEND;
import static org.goodoffices.organs.panel.PanelHands.refused;
import static org.goodoffices.sample.SamplePerson.*;

import java.util.HashMap;
import java.util.Map;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.organs.governance.EnterSessionAct;
import org.goodoffices.organs.governance.Outcome;
import org.goodoffices.organs.governance.SessionAct;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What the Council decides on somebody by name, and nothing else, is entered as decided.
class DecidedByNameTest {

    private static final String TODAY = "2026-11-25";

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private final PanelHands hands = new PanelHands(institution);
    private final String session =
            institution
                    .owner()
                    .sql(
                            """
                            select session from session_entry
                             where kind = 'open-session' and content::jsonb -> 'values' ->> 'organ' = 'council'
                            """)
                    .query(String.class)
                    .single();
    private int forms;

    @Test
    void a_resolution_is_entered_on_whom_it_names_as_it_says_and_once() {
        var wanted = hands.assessed(TANVIR, LUNA, "commercial");
        var other = hands.assessed(MARENKO, MORETTI, "state");

        var draft = submitted("Ms %s is designated.".formatted(LUNA.en()), "选任" + LUNA.zh() + "。");
        var form = "/sessions/" + session + "/acts/confirm-parity?document=" + draft;
        // the case manager reads no nominations, and confirms the text alone
        assertThat(signedIn(CHEN).get(form).body()).doesNotContain("name=\"persons\"");
        assertThat(signedIn(HALVORSEN).get(form).body())
                .contains("value=\"" + wanted + "\"", "Designation to the panel of mediators");
        done(CHEN, SessionAct.CONFIRM_PARITY, Map.of("document", draft));
        refused(
                enter(CHEN, SessionAct.CONFIRM_PARITY, naming(draft, "designate", wanted)),
                "document",
                "It has been confirmed already that both languages of this draft match.");
        refused(
                enter(HALVORSEN, SessionAct.CONFIRM_PARITY, naming(draft, "designate", other)),
                "persons",
                "C/1/L."
                        + draft
                        + " does not have the name Luca Moretti in both languages. What a resolution"
                        + " does not say of somebody by name is not carried out; align the text"
                        + " first.");
        refused(
                enter(HALVORSEN, SessionAct.CONFIRM_PARITY, naming(draft, "suspend", wanted)),
                "way",
                "As things stand, this is not to be decided on Beatriz Luna.");
        refused(
                enter(HALVORSEN, SessionAct.CONFIRM_PARITY, naming(draft, "designate", "PN-X")),
                "persons",
                "Please choose from those offered whom the draft names, or leave both fields"
                        + " empty.");
        refused(
                enter(HALVORSEN, SessionAct.CONFIRM_PARITY, naming(draft, "", wanted)),
                "way",
                "Please choose what the draft decides on the persons whom it names, or leave both"
                        + " fields empty.");
        done(HALVORSEN, SessionAct.CONFIRM_PARITY, naming(draft, "designate", wanted));
        var document = signedIn(ADEYEMI).get("/sessions/" + session + "/documents/" + draft);
        assertThat(document.body()).contains("Designation to the panel of mediators: ", wanted);
        var resolution = adopted(draft);
        var symbol = resolution.replaceFirst(".*/", "C/RES/1/");
        assertThat(institution.guest().get(resolution).body())
                .contains("Beatriz Luna (" + wanted + ")");

        // neither on somebody else, nor otherwise, nor by one that names nobody
        assertThat(signedIn(HALVORSEN).get("/panel/nominations/" + other + "/acts/decide").body())
                .doesNotContain(resolution);
        refused(
                decide(other, "designate", resolution),
                "decision",
                symbol
                        + " does not decide on Luca Moretti (%s) by name (rules of the panel: who"
                                .formatted(other)
                        + " decides).");
        refused(
                decide(wanted, "refuse", resolution),
                "decision",
                symbol
                        + " decides otherwise on Beatriz Luna (rules of the panel: who"
                        + " decides).");
        refused(
                decide(wanted, "designate", resolution.replaceFirst("[0-9]+$", "1")),
                "decision",
                symbol.replaceFirst("[0-9]+$", "1")
                        + " does not decide on Beatriz Luna (%s) by name (rules of the panel:"
                                .formatted(wanted)
                        + " who decides).");
        assertThat(signedIn(HALVORSEN).get("/panel/nominations/" + wanted + "/acts/decide").body())
                .contains("value=\"" + resolution + "\"")
                .doesNotContain(resolution.replaceFirst("[0-9]+$", "1"));
        PanelHands.nominated(decide(wanted, "designate", resolution));
        assertThat(signedIn(HALVORSEN).get("/panel/nominations/" + wanted + "/acts/suspend").body())
                .contains(
                        "None names this person yet",
                        "(needed for what was decided after 20 November 2026)",
                        "Up to 20 November 2026 the Council held no sessions on this server");

        // who is designated is not suspended by the same
        refused(
                hands.enter(
                        HALVORSEN, wanted, SUSPEND, Map.of("decision", resolution, "from", TODAY)),
                "decision",
                symbol
                        + " decides otherwise on Beatriz Luna (rules of the panel: who"
                        + " decides).");
    }

    @Test
    void whom_an_amendment_struck_out_a_resolution_does_not_name() {
        var member = "/panel?q=Solheim";
        var nomination =
                signedIn(HALVORSEN)
                        .get(member)
                        .body()
                        .replaceFirst("(?s).*/panel/members/(PN-[0-9A-Z]{8}).*", "$1");
        var draft =
                submitted(
                        "The Council considered designations.\n\nThe designation of %s ends."
                                .formatted(SOLHEIM.en()),
                        "理事会审议了选任事宜。\n\n终止" + SOLHEIM.zh() + "的成员资格。");
        done(HALVORSEN, SessionAct.CONFIRM_PARITY, naming(draft, "end", nomination));
        done(
                ADEYEMI,
                SessionAct.AMEND,
                Map.of("motion", "L." + draft, "change", "delete", "paragraph", "2"));
        voted(draft);
        var resolution = adopted(draft);
        assertThat(institution.guest().get(resolution).body()).doesNotContain(nomination);
        assertThat(
                        hands.enter(
                                HALVORSEN,
                                nomination,
                                END,
                                Map.of("decision", resolution, "from", TODAY)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        one -> assertThat(one.reason().en()).contains("does not decide on"));
    }

    private Outcome decide(String nomination, String outcome, String resolution) {
        var said = new HashMap<>(PanelHands.decision(outcome, TODAY));
        said.remove("decidedOn");
        said.remove("reference");
        said.put("decision", resolution);
        return hands.enter(HALVORSEN, nomination, DECIDE, said);
    }

    private String submitted(String en, String zh) {
        done(
                MARENKO,
                SessionAct.SUBMIT,
                Map.of("titleEn", "Panel", "titleZh", "名册", "en", en, "zh", zh));
        return String.valueOf(many("submit"));
    }

    private static Map<String, String> naming(String draft, String way, String person) {
        return Map.of("document", draft, "way", way, "persons", person);
    }

    private String adopted(String draft) {
        voted(draft);
        return "/sessions/" + session + "/resolutions/" + many("resolution");
    }

    private int many(String kind) {
        return institution
                .owner()
                .sql("select count(*) from session_entry where session = ? and kind = ?")
                .params(session, kind)
                .query(Integer.class)
                .single();
    }

    private void voted(String draft) {
        done(
                SEITKALI,
                SessionAct.OPEN_VOTE,
                Map.of("document", draft, "matter", "other", "method", "without-vote"));
        done(
                SEITKALI,
                SessionAct.CLOSE_VOTE,
                Map.of("decision", String.valueOf(many("open-vote"))));
    }

    private void done(SamplePerson who, SessionAct act, Map<String, String> values) {
        assertThat(enter(who, act, values)).isInstanceOf(Outcome.Done.class);
    }

    private Outcome enter(SamplePerson who, SessionAct act, Map<String, String> values) {
        return institution
                .bean(EnterSessionAct.class)
                .enter(who.id(), session, act, values, "by-name-" + hashCode() + "-" + ++forms);
    }

    private Guest signedIn(SamplePerson who) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", who.id().toString());
        return guest;
    }
}
