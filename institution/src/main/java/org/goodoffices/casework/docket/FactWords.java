package org.goodoffices.casework.docket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.record.Entered;

/// Puts into words what requests, registrations and the Registry's own acts say in their facts.
final class FactWords {

    private FactWords() {}

    /// One phrase for each fact that has words of its own.
    static List<String> of(Visit visit, Entered entry) {
        var said = new ArrayList<String>();
        ticked(visit, entry, said, "classes", "request.class.");
        ticked(visit, entry, said, "agreement", "request.agreement.");
        ticked(visit, entry, said, "languages", "request.language.");
        if (entry.act().equals(LaneAct.TEXT.key())) {
            said.add(
                    visit.t(
                            "text.on-the-docket",
                            String.valueOf(entry.facts().get("version")),
                            entry.facts().get("open") instanceof Number open ? open : 0));
        }
        for (var field : List.of("agreementText", "thirdStates")) {
            var text = entry.text(field);
            if (text != null) {
                said.add(fact(visit, "request.field." + field, text));
            }
        }
        var to = entry.text(visit.of("assignedEn", "assignedZh"));
        if (to != null) {
            said.add(to);
        }
        var authorised = entry.text(visit.of("authorisedEn", "authorisedZh"));
        if (authorised != null) {
            said.add(visit.t("settlement.authorised", authorised));
        }
        var result = entry.text("result");
        if (result != null && visit.texts().has("registry.result." + result)) {
            said.add(visit.t("registry.result." + result));
        }
        if (entry.facts().get("gates") instanceof List<?> gates) {
            for (var gate : gates) {
                if (gate instanceof Map<?, ?> one) {
                    said.add(gate(visit, one));
                }
            }
        }
        if ("registry".equals(entry.text("filedBy"))) {
            said.add(visit.t("registry.filed"));
        }
        for (var field : List.of("filedChannel", "filedOn", "filedProof")) {
            var text = entry.text(field);
            if (text != null) {
                said.add(fact(visit, "docket.field." + field, visit.dayIfOne(text)));
            }
        }
        return said;
    }

    /// Who was stated to fund a party or to be an expert, or to be so no longer.
    static List<String> ofFunderOrExpert(Visit visit, Entered entry) {
        var said = new ArrayList<String>();
        for (var field : List.of("name", "kind", "country", "interest")) {
            var text = entry.text(field);
            if (text != null) {
                said.add(
                        fact(
                                visit,
                                "docket.field." + field,
                                switch (field) {
                                    case "kind" -> visit.t("request.kind." + text);
                                    case "country" ->
                                            Countries.of(text)
                                                    .map(one -> one.name(visit.language()))
                                                    .orElse(text);
                                    default -> text;
                                }));
            }
        }
        return said;
    }

    private static String gate(Visit visit, Map<?, ?> gate) {
        var decided = "gates.decision." + gate.get("gate") + "." + gate.get("decided");
        var because = gate.get("because");
        return visit.t("gates.question." + gate.get("gate"))
                + visit.of(" ", "")
                + visit.t(decided)
                + (because == null ? "" : visit.of(" (", "（") + because + visit.of(")", "）"));
    }

    private static void ticked(
            Visit visit, Entered entry, List<String> said, String field, String texts) {
        var keys = entry.text(field);
        if (keys == null) {
            return;
        }
        var words =
                Arrays.stream(keys.split(","))
                        .map(key -> visit.texts().has(texts + key) ? visit.t(texts + key) : key)
                        .collect(Collectors.joining(visit.of(", ", "、")));
        said.add(fact(visit, "request.field." + field, words));
    }

    private static String fact(Visit visit, String label, String value) {
        return visit.t(label) + visit.of(": ", "：") + value;
    }
}
