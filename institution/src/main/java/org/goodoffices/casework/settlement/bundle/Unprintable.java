package org.goodoffices.casework.settlement.bundle;

import java.util.ArrayList;
import java.util.List;

/// A character that the print cannot show. It stops the sealing: a settlement is never printed with
/// a sign other than the one that was signed.
///
/// @param character the character
/// @param where the passage that holds it
public record Unprintable(String character, Bilingual where) {
    /// All characters of a settlement that cannot be printed, each once for each passage.
    public static List<Unprintable> in(Settlement settlement) {
        return in(SettlementPrint.passages(settlement));
    }

    static List<Unprintable> in(List<SettlementPrint.Passage> passages) {
        var found = new ArrayList<Unprintable>();
        passages.forEach(passage ->
                passage.text()
                        .codePoints()
                        .filter(c -> !SettlementFonts.canPrint(c))
                        .distinct()
                        .forEach(c ->
                                found.add(new Unprintable(Character.toString(c), passage.name()))));
        return found.stream().distinct().toList();
    }

    /// Says what must be changed before the settlement can be sealed.
    public Bilingual sentence() {
        int code = character.codePointAt(0);
        boolean visible =
                Character.getType(code) != Character.FORMAT
                        && Character.getType(code) != Character.CONTROL;
        var shown = "U+%04X%s".formatted(code, visible ? " " + character : "");
        return new Bilingual(
                "The character %s in %s cannot be printed with the fonts of the institution; the settlement cannot be sealed until it is replaced."
                        .formatted(shown, where.english()),
                "%s所含字符 %s 无法以机构字体印出；替换该字符之前，和解协议不得加盖机构印章。".formatted(where.chinese(), shown));
    }
}
