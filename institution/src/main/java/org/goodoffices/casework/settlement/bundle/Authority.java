package org.goodoffices.casework.settlement.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.engines.proof.JsonDocument;
import org.jspecify.annotations.Nullable;

/// On what authority somebody signs, as it stands on the docket (Model Rules, art. 18(2)).
///
/// @param words what it is, as printed
/// @param entry the entry of the docket that names the signatory
/// @param papers SHA-256 in hexadecimal of each paper presented with it
public record Authority(Bilingual words, String entry, List<String> papers) {
    private static final Set<String> MEMBERS = Set.of("words", "entry", "papers");
    private static final Pattern ENTRY = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public Authority {
        papers = List.copyOf(papers);
    }

    Map<String, Object> members() {
        return Map.of("words", words.members(), "entry", entry, "papers", papers);
    }

    static Authority read(@Nullable Object value) throws CanonicalJson.Malformed {
        var members = JsonDocument.of(value, MEMBERS);
        var papers = new ArrayList<String>();
        for (var paper : members.list("papers")) {
            if (!(paper instanceof String hash) || !HASH.matcher(hash).matches()) {
                throw new CanonicalJson.Malformed("a paper is named by its SHA-256");
            }
            papers.add(hash);
        }
        var entry = members.text("entry");
        if (!ENTRY.matcher(entry).matches()) {
            throw new CanonicalJson.Malformed("authority names no entry");
        }
        return new Authority(Bilingual.read(members.member("words")), entry, papers);
    }
}
