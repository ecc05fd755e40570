package org.goodoffices.organs.convention.treaty;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What a column of a status table holds, read from its heading: `Ratification, Accession(a),
/// Succession(d)` says that a bare day is that of a ratification, and one marked `a` or `d` is not.
///
/// @param heading as it stands in the table
/// @param bare the acts that a day without a letter may be; empty where every act has its letter
/// @param marked the acts that a day with this letter may be
record Column(String heading, Set<Kind> bare, Map<String, Set<Kind>> marked) {

    /// A part of a heading begins with a capital letter; commas within a part do not divide it.
    private static final Pattern PARTS = Pattern.compile(",\\s+(?=\\p{Lu})");

    /// The letter of an act, not of a paragraph of an article.
    private static final Pattern LETTER =
            Pattern.compile("(?<!article \\d{1,3} )(?<!\\) )\\(([A-Za-z]{1,2})\\)\\s*$");

    /// What the words of a heading name, the more telling ones first.
    private static final Map<Pattern, Kind> WORDS = words();

    /// Letters as the depositary uses them in every table, for a heading that leaves one out.
    private static final Map<String, Kind> USUAL =
            Map.of(
                    "a", Kind.ACCESSION,
                    "A", Kind.ACCEPTANCE,
                    "AA", Kind.APPROVAL,
                    "d", Kind.SUCCESSION,
                    "c", Kind.FORMAL_CONFIRMATION,
                    "n", Kind.PROVISIONAL_APPLICATION);

    static Column of(String heading) {
        var bare = new LinkedHashSet<Kind>();
        var marked = new LinkedHashMap<String, Set<Kind>>();
        for (var part : PARTS.split(heading.strip())) {
            var letter = LETTER.matcher(part);
            if (letter.find()) {
                marked.computeIfAbsent(letter.group(1), _ -> new LinkedHashSet<>())
                        .addAll(kinds(part.substring(0, letter.start())));
            } else {
                bare.addAll(kinds(part));
            }
        }
        return new Column(heading, bare, marked);
    }

    /// What a day with this letter may be; empty where the heading does not say.
    ///
    /// @param letter empty for a day without one
    List<Kind> acts(String letter) {
        if (letter.isEmpty()) {
            return List.copyOf(bare);
        }
        var usual = USUAL.get(letter);
        return List.copyOf(marked.getOrDefault(letter, usual == null ? Set.of() : Set.of(usual)));
    }

    /// Whether the heading names an act at all.
    boolean namesActs() {
        return !(marked.isEmpty() && bare.equals(Set.of(Kind.OTHER)));
    }

    /// The acts that one part of a heading names: several, where it joins them by “or” or a stroke.
    private static Set<Kind> kinds(String part) {
        var kinds = new LinkedHashSet<Kind>();
        var lower = part.toLowerCase(Locale.ROOT).strip();
        for (var choice : lower.startsWith("provisional") ? new String[] {lower} : choices(lower)) {
            WORDS.entrySet().stream()
                    .filter(word -> word.getKey().matcher(choice.strip()).find())
                    .findFirst()
                    .ifPresent(word -> kinds.add(word.getValue()));
        }
        if (kinds.isEmpty()) {
            kinds.add(Kind.OTHER);
        }
        return kinds;
    }

    /// “Definitive signature or acceptance of the Protocol” is two acts; “participation … by virtue
    /// of ratification, accession or succession to …” is one, and says on what it rests.
    private static String[] choices(String part) {
        var end = indexOf(part, " by virtue of ", indexOf(part, " under ", part.length()));
        return part.substring(0, end).split("\\s+or\\s+|/");
    }

    private static int indexOf(String text, String words, int otherwise) {
        int at = text.indexOf(words);
        return at < 0 ? otherwise : at;
    }

    private static Map<Pattern, Kind> words() {
        var words = new LinkedHashMap<String, Kind>();
        words.put("^succession to signature", Kind.SUCCESSION_TO_SIGNATURE);
        words.put("^confirmation of signature", Kind.CONFIRMATION_OF_SIGNATURE);
        words.put("^signature ad referendum", Kind.SIGNATURE_AD_REFERENDUM);
        words.put(
                "^definitive signature|^signature without reservation", Kind.DEFINITIVE_SIGNATURE);
        words.put("^signature", Kind.SIGNATURE);
        words.put("^(undertaking of )?provisional application", Kind.PROVISIONAL_APPLICATION);
        words.put("^provisional", Kind.OTHER);
        words.put("^formal confirmation", Kind.FORMAL_CONFIRMATION);
        words.put("^consent to be bound", Kind.CONSENT_TO_BE_BOUND);
        words.put("^ratification", Kind.RATIFICATION);
        words.put("^(definitive )?acceptance", Kind.ACCEPTANCE);
        words.put("^approval", Kind.APPROVAL);
        words.put("^(accession|adherence)", Kind.ACCESSION);
        words.put("^succession", Kind.SUCCESSION);
        words.put("^participation", Kind.PARTICIPATION);
        words.put("^application", Kind.APPLICATION);
        words.put("^declaration", Kind.DECLARATION);
        words.put("^reservation", Kind.RESERVATION);
        words.put("^objection", Kind.OBJECTION);
        words.put("^(withdrawal|denunciation)", Kind.WITHDRAWAL);
        words.put("^notification", Kind.NOTIFICATION);
        var patterns = new LinkedHashMap<Pattern, Kind>();
        words.forEach((pattern, kind) -> patterns.put(Pattern.compile(pattern), kind));
        return patterns;
    }
}
