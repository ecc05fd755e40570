package org.goodoffices.casework.settlement.bundle;

import java.util.ArrayList;
import java.util.List;
import org.goodoffices.casework.settlement.bundle.Settlement.Clause;
import org.goodoffices.casework.settlement.bundle.Settlement.Parity;
import org.goodoffices.casework.settlement.bundle.Settlement.Party;

/// A settlement between two fictional companies.
final class SampleSettlement {
    private SampleSettlement() {}

    static Settlement of(List<Clause> clauses) {
        return new Settlement(
                "GO-2026-0007",
                new Bilingual("International Organization for Good Offices", "国际斡旋组织"),
                new Bilingual(
                        "Settlement Agreement on the Supply of Turbine Blades", "关于涡轮叶片供应的和解协议"),
                new Bilingual("Model Rules for Commercial Mediation", "商事调解示范规则"),
                List.of(
                        new Party(
                                new Bilingual("Harbour Turbines Limited", "港湾涡轮有限公司"),
                                new Bilingual(
                                        "a company under the laws of Hong Kong", "依香港法律设立的公司")),
                        new Party(
                                new Bilingual("Société Rivière Énergie S.A.", "河流能源股份有限公司"),
                                new Bilingual("a company under the laws of France", "依法国法律设立的公司"))),
                List.of(new Bilingual("Zhang Wenlong", "张文龙")),
                clauses);
    }

    static Settlement usual() {
        return of(
                List.of(
                        new Clause(
                                "1",
                                new Bilingual("Payment", "付款"),
                                new Bilingual(
                                        "Harbour Turbines Limited pays USD 1,250,000 within thirty days of signature.\nThe payment discharges every claim in the case; its effect is final, official and sufficient.",
                                        "港湾涡轮有限公司应于签署之日起三十日内支付 1,250,000 美元。\n付款后，本案一切请求即告了结。"),
                                Parity.CONFIRMED),
                        new Clause(
                                "2",
                                new Bilingual("Confidential data & <drawings>", "保密资料与图纸"),
                                new Bilingual(
                                        "Each party returns the “drawings” of the other; none keeps copies — on paper or otherwise.",
                                        "各方应互相返还“图纸”，不得留存副本——不论纸质或其他形式。文方龙页㐂。"),
                                Parity.CHINESE_PREVAILS)));
    }

    static List<Clause> many(int count) {
        var clauses = new ArrayList<Clause>();
        for (int i = 1; i <= count; i++) {
            clauses.add(
                    new Clause(
                            Integer.toString(i),
                            new Bilingual("Delivery in month " + i, "第" + i + "个月的交付"),
                            new Bilingual(
                                    "In month %d the supplier delivers %d blades to the port named by the buyer. "
                                                    .formatted(i, i * 3)
                                            + "Risk passes on unloading. ".repeat(i % 7),
                                    "供方应于第%d个月向需方指定港口交付叶片%d件。".formatted(i, i * 3)
                                            + "风险自卸货时转移。".repeat(i % 7)),
                            Parity.CONFIRMED));
        }
        return clauses;
    }
}
