package org.goodoffices.casework.settlement.bundle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.JsonDocument;
import org.jspecify.annotations.Nullable;

/// The text that the parties agree on, and nothing else: what they sign is the hash of its
/// canonical bytes.
///
/// **Canonical text.** One object of canonical JSON (RFC 8785, UTF-8, members sorted, no white
/// space) with exactly these members: `format` (`goodoffices-settlement/1`), `case` (the case
/// number), `institution`, `title`, `rules` (each `{"en": …, "zh": …}`), `parties` (list of
/// `{"name": {…}, "description": {…}}` in the order of the case), `mediators` (list of names) and
/// `clauses` (list of `{"number": …, "heading": {…}, "text": {…}, "parity": …}` in order). Every
/// text in two languages is in Unicode NFC, its lines separated by line feeds, without white space
/// around it. The hash is SHA-256 over these bytes.
///
/// @param caseNumber the number of the case on the docket
/// @param institution the name of the institution
/// @param title the title of the agreement
/// @param rules the rules of procedure that governed the mediation
/// @param parties the parties, as a list
/// @param mediators the mediators, as a list
/// @param clauses the clauses in order
public record Settlement(
        String caseNumber,
        Bilingual institution,
        Bilingual title,
        Bilingual rules,
        List<Party> parties,
        List<Bilingual> mediators,
        List<Clause> clauses) {
    static final String FORMAT = "goodoffices-settlement/1";

    private static final Set<String> MEMBERS =
            Set.of(
                    "format",
                    "case",
                    "institution",
                    "title",
                    "rules",
                    "parties",
                    "mediators",
                    "clauses");

    /// One of the parties.
    ///
    /// @param name its full name
    /// @param description what it is and where it is found; may be empty
    public record Party(Bilingual name, Bilingual description) {}

    /// One provision in both languages.
    ///
    /// @param number as the agreement counts, for example `3` or `3.2`
    /// @param heading may be empty
    /// @param text the provision
    /// @param parity whether the two texts say the same
    public record Clause(String number, Bilingual heading, Bilingual text, Parity parity) {}

    /// Whether the two texts of a clause say the same, and what follows where they do not.
    public enum Parity {
        CONFIRMED("The two texts have been confirmed to say the same", "两种文本经确认内容一致"),
        CHINESE_PREVAILS("In case of divergence the Chinese text prevails", "两种文本有歧义时，以中文文本为准"),
        ENGLISH_PREVAILS("In case of divergence the English text prevails", "两种文本有歧义时，以英文文本为准"),
        NOT_CONFIRMED("The two texts have not been confirmed to say the same", "两种文本是否一致未经确认");

        private final Bilingual sentence;

        Parity(String english, String chinese) {
            this.sentence = new Bilingual(english, chinese);
        }

        /// What it means, as printed under the clause.
        public Bilingual sentence() {
            return sentence;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Parity read(String word) throws CanonicalJson.Malformed {
            return Arrays.stream(values())
                    .filter(parity -> parity.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new CanonicalJson.Malformed("unknown parity: " + word));
        }
    }

    public Settlement {
        parties = List.copyOf(parties);
        mediators = List.copyOf(mediators);
        clauses = List.copyOf(clauses);
    }

    /// The canonical bytes.
    public byte[] canonical() {
        return CanonicalJson.write(
                Map.of(
                        "format", FORMAT,
                        "case", caseNumber,
                        "institution", institution.members(),
                        "title", title.members(),
                        "rules", rules.members(),
                        "parties", parties.stream().map(Settlement::members).toList(),
                        "mediators", mediators.stream().map(Bilingual::members).toList(),
                        "clauses", clauses.stream().map(Settlement::members).toList()));
    }

    /// The hash that is signed.
    public Hash hash() {
        return Hash.sha256(canonical());
    }

    /// Reads canonical bytes, and refuses any other spelling.
    public static Settlement read(byte[] canonical) throws CanonicalJson.Malformed {
        var members = JsonDocument.of(JsonDocument.read(canonical), MEMBERS);
        if (!members.text("format").equals(FORMAT)) {
            throw new CanonicalJson.Malformed("format must be " + FORMAT);
        }
        var parties = new ArrayList<Party>();
        for (var party : members.list("parties")) {
            parties.add(party(party));
        }
        var mediators = new ArrayList<Bilingual>();
        for (var mediator : members.list("mediators")) {
            mediators.add(Bilingual.read(mediator));
        }
        var clauses = new ArrayList<Clause>();
        for (var clause : members.list("clauses")) {
            clauses.add(clause(clause));
        }
        var read =
                new Settlement(
                        members.text("case"),
                        Bilingual.read(members.member("institution")),
                        Bilingual.read(members.member("title")),
                        Bilingual.read(members.member("rules")),
                        parties,
                        mediators,
                        clauses);
        if (!Arrays.equals(read.canonical(), canonical)) {
            throw new CanonicalJson.Malformed(
                    "a text is not in Unicode NFC or has white space around it");
        }
        return read;
    }

    private static Map<String, Object> members(Party party) {
        return Map.of("name", party.name().members(), "description", party.description().members());
    }

    private static Map<String, Object> members(Clause clause) {
        return Map.of(
                "number", clause.number(),
                "heading", clause.heading().members(),
                "text", clause.text().members(),
                "parity", clause.parity().word());
    }

    private static Party party(@Nullable Object value) throws CanonicalJson.Malformed {
        var members = JsonDocument.of(value, Set.of("name", "description"));
        return new Party(
                Bilingual.read(members.member("name")),
                Bilingual.read(members.member("description")));
    }

    private static Clause clause(@Nullable Object value) throws CanonicalJson.Malformed {
        var members = JsonDocument.of(value, Set.of("number", "heading", "text", "parity"));
        return new Clause(
                members.text("number"),
                Bilingual.read(members.member("heading")),
                Bilingual.read(members.member("text")),
                Parity.read(members.text("parity")));
    }
}
