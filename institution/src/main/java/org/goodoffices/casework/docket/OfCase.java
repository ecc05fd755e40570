package org.goodoffices.casework.docket;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.records.record.Lane;

/// What the first entry of a case says of the case itself, so that the rows that name it, its
/// parties and its lanes can be held against the record.
final class OfCase {

    private OfCase() {}

    static Map<String, Object> facts(CaseFile file) {
        return Map.of(
                "number", file.number().value(),
                "rules", file.rules(),
                "edition", file.edition(),
                "trackTaken", file.track());
    }

    static Map<String, Object> facts(Party party) {
        var facts = new TreeMap<String, Object>();
        facts.put("id", party.id().toString());
        facts.put("side", party.side().toString());
        facts.put("kind", party.kind().key());
        if (party.country() != null) {
            facts.put("country", party.country());
        }
        facts.put("nameEn", party.name().en());
        facts.put("nameZh", party.name().zh());
        facts.put("requesting", party.requesting());
        return facts;
    }

    /// Which lane is which. Ids of lanes cannot be guessed, so the hash tells nothing of them.
    static String lanes(List<Lane> lanes) {
        return Hash.sha256(
                        lanes.stream()
                                .map(lane ->
                                        lane.id() + " " + lane.kind().key() + " " + lane.side())
                                .sorted()
                                .collect(Collectors.joining("\n")))
                .hex();
    }
}
