package org.goodoffices.organs.convention.treaty;

import java.util.Locale;
import java.util.Optional;
import org.goodoffices.engines.procedure.Text;

/// What a participant can do under a treaty.
public enum Kind {
    JOINT_STATEMENT("joint statement", "联合声明"),
    SIGNATURE("signature", "签署"),
    /// Needs confirmation by the State (Vienna Convention on the Law of Treaties, art. 12(2)(b)).
    SIGNATURE_AD_REFERENDUM("signature ad referendum", "待核准的签署"),
    CONFIRMATION_OF_SIGNATURE("confirmation of signature ad referendum", "确认待核准的签署"),
    SUCCESSION_TO_SIGNATURE("succession to signature", "继承签署"),
    /// Binds by itself under a treaty whose clauses have it among their instruments (art. 12(1));
    /// under one that is subject to ratification it is a signature like another.
    DEFINITIVE_SIGNATURE("definitive signature", "确定性签署"),
    RATIFICATION("ratification", "批准"),
    ACCEPTANCE("acceptance", "接受"),
    APPROVAL("approval", "核准"),
    ACCESSION("accession", "加入"),
    /// By which an international organisation is bound.
    FORMAL_CONFIRMATION("formal confirmation", "正式确认"),
    SUCCESSION("succession", "继承"),
    /// The predecessor is no more, and with it its being a party ends; where it goes on, the act is
    /// `SUCCESSION` (Vienna Convention on Succession of States in respect of Treaties, arts. 31,
    /// 34).
    SUCCESSION_TO_FORMER_STATE("succession to a State that is no more", "继承已不复存在的国家"),
    CONSENT_TO_BE_BOUND("consent to be bound", "同意受约束"),
    PARTICIPATION("participation", "参加"),
    /// An undertaking to apply a treaty, where it knows no ratification.
    APPLICATION("application", "适用"),
    PROVISIONAL_APPLICATION("provisional application", "暂时适用"),
    DECLARATION("declaration", "声明"),
    RESERVATION("reservation", "保留"),
    OBJECTION("objection", "反对"),
    NOTIFICATION("notification", "通知"),
    /// Takes a declaration, reservation or objection back (arts. 22 and 23), or ends provisional
    /// application (art. 25(2)).
    TAKING_BACK(
            "withdrawal of a declaration, reservation or objection, or end of provisional"
                    + " application",
            "撤回声明、保留或反对，或者终止暂时适用"),
    WITHDRAWAL("withdrawal", "退出"),
    /// Says that an act entered before was entered wrongly, and what is right.
    CORRECTION("correction", "更正"),
    /// What a table dates in a column whose words name none of the others; the words are kept.
    OTHER("other", "其他");

    private final Text text;

    Kind(String en, String zh) {
        this.text = new Text(en, zh);
    }

    /// Its name in both languages.
    public Text text() {
        return text;
    }

    /// As in files and addresses: `formal-confirmation`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The one with this key.
    public static Optional<Kind> of(String key) {
        for (var kind : values()) {
            if (kind.key().equals(key)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /// Whether it signs without yet binding.
    public boolean signs() {
        return this == SIGNATURE
                || this == SIGNATURE_AD_REFERENDUM
                || this == SUCCESSION_TO_SIGNATURE;
    }

    /// Whether by it a State takes the place of another.
    public boolean succeeds() {
        return this == SUCCESSION || this == SUCCESSION_TO_FORMER_STATE;
    }
}
