package org.goodoffices.casework.settlement.bundle;

import java.util.ArrayList;
import java.util.List;
import org.goodoffices.foundation.print.PrintFonts;

/// A character that the print cannot show. It stops the sealing: a settlement is never printed with
/// a sign other than the one that was signed.
///
/// @param character the character
/// @param where the passage that holds it
public record Unprintable(String character, Bilingual where) {
    /// All characters of a settlement that cannot be printed, each once for each passage.
    public static List<Unprintable> in(Settlement settlement) {
        var found = new ArrayList<Unprintable>();
        found.addAll(in(settlement.title(), new Bilingual("the title", "标题")));
        found.addAll(in(settlement.rules(), new Bilingual("the title of the rules", "规则名称")));
        for (var party : settlement.parties()) {
            var where = new Bilingual("the name of a party", "当事方名称");
            found.addAll(in(party.name(), where));
            found.addAll(in(party.description(), where));
        }
        for (var mediator : settlement.mediators()) {
            found.addAll(in(mediator, new Bilingual("the name of a mediator", "调解员姓名")));
        }
        for (var clause : settlement.clauses()) {
            var where = new Bilingual("clause " + clause.number(), "第 " + clause.number() + " 条");
            found.addAll(in(clause.heading(), where));
            found.addAll(in(clause.text(), where));
        }
        return found.stream().distinct().toList();
    }

    /// All characters of one text that cannot be printed.
    public static List<Unprintable> in(Bilingual text, Bilingual where) {
        return in(
                List.of(
                        new SettlementPrint.Passage(where, text.english()),
                        new SettlementPrint.Passage(where, text.chinese())));
    }

    static List<Unprintable> in(List<SettlementPrint.Passage> passages) {
        var found = new ArrayList<Unprintable>();
        passages.forEach(passage ->
                PrintFonts.unprintable(passage.text())
                        .forEach(one -> found.add(new Unprintable(one, passage.name()))));
        return found.stream().distinct().toList();
    }

    /// Says what must be changed before the settlement can be sealed.
    public Bilingual sentence() {
        var shown = PrintFonts.named(character);
        return new Bilingual(
                "The character %s in %s cannot be printed with the fonts of the institution; the settlement cannot be sealed until it is replaced."
                        .formatted(shown, where.english()),
                "%s所含字符 %s 无法以机构字体印出；替换该字符之前，和解协议不得加盖机构印章。".formatted(where.chinese(), shown));
    }
}
