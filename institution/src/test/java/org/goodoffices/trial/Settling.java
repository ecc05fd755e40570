package org.goodoffices.trial;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.Capacity;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.settlement.bundle.Authority;
import org.goodoffices.casework.settlement.bundle.Bilingual;
import org.goodoffices.casework.settlement.bundle.Settlement;
import org.goodoffices.casework.settlement.bundle.Signature;
import org.goodoffices.casework.settlement.bundle.Statement;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.foundation.identity.Signing;
import org.goodoffices.foundation.keys.InstitutionKeys;
import org.goodoffices.sample.SamplePerson;

/// The way of a case from mediation to its settlement, act by act.
final class Settling {

    private static final AtomicInteger FORMS = new AtomicInteger();

    private final TestInstitution institution;
    private final Cases cases;
    private final SamplePerson requesting;
    private final SamplePerson invited;

    Settling(TestInstitution institution, SamplePerson requesting, SamplePerson invited) {
        this.institution = institution;
        this.cases = new Cases(institution, requesting, invited);
        this.requesting = requesting;
        this.invited = invited;
    }

    /// Brings a case in which mediation goes on to a text that is final for both parties.
    void agree(CaseNumber number) {
        draft(number);
        cases.stateName(number);
        var hash = text(number).hash().hex();
        Cases.number(enter(requesting, number, "agree-text", Map.of("text", hash)));
        Cases.number(enter(invited, number, "agree-text", Map.of("text", hash)));
    }

    void draft(CaseNumber number) {
        Cases.number(
                enter(
                        requesting,
                        number,
                        "draft-settlement",
                        Map.of(
                                "titleEn", "Settlement Agreement",
                                "titleZh", "和解协议",
                                "clause-0-en", "Ten ships sail.",
                                "clause-0-zh", "十船启航。")));
    }

    /// The text as the parties read it.
    Settlement text(CaseNumber number) {
        try {
            return Settlement.read(
                    WithdrawalTest.signIn(institution, requesting)
                            .get("/cases/" + number + "/settlement/text")
                            .body()
                            .getBytes(StandardCharsets.UTF_8));
        } catch (CanonicalJson.Malformed broken) {
            throw new AssertionError(broken);
        }
    }

    Capacity seat(SamplePerson who, CaseNumber number) {
        return cases.open(who, number).mine().stream()
                .filter(seat -> seat.role().isParty())
                .findFirst()
                .orElseThrow();
    }

    void authorise(CaseNumber number, SamplePerson who) {
        Cases.number(
                enter(
                        who,
                        number,
                        "present-authority",
                        Map.of(
                                "people",
                                "Power of attorney of " + who.en(),
                                "seat",
                                seat(who, number).id().toString())));
    }

    Statement statement(SamplePerson who, CaseNumber number, boolean adReferendum) {
        var seat = seat(who, number);
        return new Statement(
                number.value(),
                text(number).hash(),
                Statement.Capacity.PARTY,
                who == requesting ? 0 : 1,
                new Bilingual(seat.name().en(), seat.name().zh()),
                new Authority(
                        Bilingual.same("Power of attorney of " + who.en()),
                        authority(number, who),
                        java.util.List.of()),
                adReferendum,
                institution.clock().instant(),
                institution.bean(Signing.class).host());
    }

    private String authority(CaseNumber number, SamplePerson who) {
        return cases.open(who, number).entries().stream()
                .filter(entry -> entry.act().equals("present-authority"))
                .filter(entry -> entry.person().equals(who.id().value()))
                .reduce((_, later) -> later)
                .orElseThrow()
                .id()
                .toString();
    }

    /// Signs with a password and a code, as the institution witnesses it.
    Outcome sign(SamplePerson who, CaseNumber number, String act, Statement statement) {
        var signature =
                Signature.Witnessed.by(
                        institution.bean(InstitutionKeys.class).log(),
                        statement,
                        Signature.Witnessed.Because.NO_DEVICE);
        return institution
                .bean(EnterAct.class)
                .enter(
                        who.id(),
                        number,
                        new ActForm(
                                act,
                                null,
                                "signing-" + FORMS.incrementAndGet(),
                                Map.of(),
                                Map.of("signature", signature)));
    }

    Outcome enter(SamplePerson who, CaseNumber number, String act, Map<String, String> values) {
        return institution
                .bean(EnterAct.class)
                .enter(
                        who.id(),
                        number,
                        new ActForm(act, null, "settling-" + FORMS.incrementAndGet(), values));
    }
}
