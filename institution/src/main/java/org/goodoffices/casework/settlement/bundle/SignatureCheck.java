package org.goodoffices.casework.settlement.bundle;

import org.goodoffices.casework.settlement.bundle.Statement.Capacity;
import org.goodoffices.engines.proof.NoteKey;
import org.jspecify.annotations.Nullable;

/// Checks one signature against the settlement that it should be under.
final class SignatureCheck {
    private SignatureCheck() {}

    /// Why a signature does not hold, or null where it does.
    static @Nullable Bilingual fault(
            Settlement settlement, Signature signature, NoteKey institution) {
        var statement = signature.statement();
        if (!statement.caseNumber().equals(settlement.caseNumber())
                || !statement.text().equals(settlement.hash())) {
            return new Bilingual("it stands under another text", "该签名所签署的并非本文本");
        }
        int listed =
                statement.capacity() == Capacity.PARTY
                        ? settlement.parties().size()
                        : settlement.mediators().size();
        if (statement.index() < 0 || statement.index() >= listed) {
            return new Bilingual("it is given for nobody named in the text", "该签名所代表者未列入文本");
        }
        if (statement.adReferendum() && statement.capacity() == Capacity.MEDIATOR) {
            return new Bilingual("a mediator does not sign ad referendum", "调解员不得作待核准之签署");
        }
        return switch (signature) {
            case Signature.Passkey passkey -> PasskeyCheck.fault(passkey);
            case Signature.Witnessed witnessed -> witnessFault(witnessed, institution);
        };
    }

    private static @Nullable Bilingual witnessFault(
            Signature.Witnessed witnessed, NoteKey institution) {
        var note = witnessed.note();
        boolean holds =
                note.text()
                                .equals(
                                        Signature.Witnessed.textOf(
                                                witnessed.statement(), witnessed.because()))
                        && note.signatures().size() == 1
                        && note.isSignedBy(institution);
        return holds
                ? null
                : new Bilingual("the institution has not witnessed this statement", "机构并未见证该声明");
    }
}
