package org.goodoffices.organs.convention.treaty;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.engines.proof.CanonicalJson;
import org.jspecify.annotations.Nullable;

/// One entry of a treaty's register. It is never changed; a correction is a further entry.
///
/// @param number its place in the register, from 1
/// @param act what was done; in a correction, what is right
/// @param stands whether there is an act at all; false in a correction that strikes one out
/// @param effective from when it has effect, where the act itself says so
/// @param follows the entry that it corrects, modifies, objects to or takes back
/// @param details what else it says
/// @param enteredOn the day on which it was entered: no act of the register is later
public record RegisterEntry(
        long number,
        Kind entered,
        TreatyAct act,
        boolean stands,
        @Nullable LocalDate effective,
        @Nullable Long follows,
        Details details,
        LocalDate enteredOn) {

    /// What an entry says besides.
    ///
    /// @param articles the provisions under which a declaration is made
    /// @param words of a declaration, reservation or objection, or the reasons of a correction
    /// @param language in which they were received
    /// @param classes the classes of dispute that a declaration excludes, by key
    /// @param lodged whether it is known to have been lodged under the treaty
    /// @param signatory who signed, and by what authority; empty where that is not known
    /// @param sources where it was read
    public record Details(
            String articles,
            String words,
            String language,
            List<String> classes,
            boolean lodged,
            String signatory,
            String powers,
            List<String> sources) {
        public Details {
            classes = List.copyOf(classes);
            sources = List.copyOf(sources);
        }

        /// Of a correction, in the place of those of the act that it corrects. Its words are the
        /// reasons; those of the act stay, with where they were read, and so does what it leaves
        /// empty.
        private Details inPlaceOf(Details act) {
            return new Details(
                    articles.isEmpty() ? act.articles : articles,
                    act.words,
                    act.language,
                    classes.isEmpty() ? act.classes : classes,
                    lodged,
                    signatory.isEmpty() ? act.signatory : signatory,
                    powers.isEmpty() ? act.powers : powers,
                    act.words.isEmpty() ? sources : act.sources);
        }

        /// Of an act of which nothing more is said.
        public static final Details NONE =
                new Details("", "", "", List.of(), true, "", "", List.of());
    }

    /// When it begins to have effect: on the day that it names, else with the act.
    public When begins() {
        return effective == null ? act.on() : When.on(effective);
    }

    /// What stands once this has corrected that act. It still follows what the act followed.
    RegisterEntry correcting(RegisterEntry corrected) {
        return new RegisterEntry(
                number,
                act.kinds().getFirst(),
                act,
                true,
                effective == null ? corrected.effective : effective,
                corrected.follows,
                details.inPlaceOf(corrected.details),
                enteredOn);
    }

    /// As it is kept: canonical JSON, to which the register's log commits.
    public byte[] content() {
        var content = new TreeMap<String, @Nullable Object>();
        content.put("number", number);
        content.put("entered", entered.key());
        content.put("enteredOn", enteredOn.toString());
        content.put("participant", act.by().code());
        content.put("kind", act.kinds().getFirst().key());
        content.put("stands", stands);
        content.put("notBefore", text(act.on().from()));
        content.put("notAfter", text(act.on().until()));
        content.put("effective", text(effective));
        content.put("follows", follows);
        content.put("articles", details.articles());
        content.put("words", details.words());
        content.put("language", details.language());
        content.put("classes", details.classes());
        content.put("lodged", details.lodged());
        content.put("signatory", details.signatory());
        content.put("powers", details.powers());
        content.put("sources", details.sources());
        return CanonicalJson.write(content);
    }

    /// Reads one back.
    ///
    /// @throws IllegalStateException where it is not what this class writes: the register is broken
    @SuppressWarnings("unchecked")
    public static RegisterEntry read(byte[] bytes) {
        try {
            var content =
                    (Map<String, @Nullable Object>)
                            Objects.requireNonNull(CanonicalJson.read(bytes), "content");
            var follows = content.get("follows");
            return new RegisterEntry(
                    ((Number) required(content, "number")).longValue(),
                    kind(content, "entered"),
                    new TreatyAct(
                            Participants.of(string(content, "participant"))
                                    .orElseGet(() ->
                                            unknown(String.valueOf(content.get("participant")))),
                            List.of(kind(content, "kind")),
                            new When(day(content, "notBefore"), day(content, "notAfter"))),
                    (Boolean) required(content, "stands"),
                    day(content, "effective"),
                    follows == null ? null : ((Number) follows).longValue(),
                    new Details(
                            string(content, "articles"),
                            string(content, "words"),
                            string(content, "language"),
                            (List<String>) required(content, "classes"),
                            (Boolean) required(content, "lodged"),
                            string(content, "signatory"),
                            string(content, "powers"),
                            (List<String>) required(content, "sources")),
                    Objects.requireNonNull(day(content, "enteredOn")));
        } catch (CanonicalJson.Malformed broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Participant unknown(String code) {
        return new Participant(code, Participant.Sort.UNKNOWN, new Text(code, code));
    }

    private static Kind kind(Map<String, @Nullable Object> content, String key) {
        return Kind.of(string(content, key)).orElseThrow();
    }

    private static Object required(Map<String, @Nullable Object> content, String key) {
        return Objects.requireNonNull(content.get(key), key);
    }

    private static String string(Map<String, @Nullable Object> content, String key) {
        return (String) required(content, key);
    }

    private static @Nullable LocalDate day(Map<String, @Nullable Object> content, String key) {
        var day = content.get(key);
        return day == null ? null : LocalDate.parse((String) day);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
