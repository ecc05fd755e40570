package org.goodoffices.organs.convention.treaty;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Countries;

/// Who is meant by a name in a table of a depositary.
public final class Participants {

    private static final Participant EUROPEAN_UNION =
            new Participant(
                    "EU", Participant.Sort.ORGANISATION, new Text("European Union", "欧洲联盟"));

    /// Names of the European Union and of what it replaced (Treaty on European Union, art. 1).
    private static final List<String> OF_THE_UNION =
            List.of(
                    "European Union",
                    "European Community",
                    "European Communities",
                    "European Economic Community",
                    "EU",
                    "欧洲联盟",
                    "欧盟");

    /// By these words the name of an organisation is known from that of a State.
    private static final Pattern ORGANISATION =
            Pattern.compile(
                    "\\b(organi[sz]ation|community|communities|agency|council|common"
                            + " market|commission|authority|fund|bank|association|committee|united"
                            + " nations|(customs|postal|telecommunication|african|monetary|economic)"
                            + " union)\\b");

    private static final Map<String, Participant> FORMER = former();

    private Participants() {}

    /// Who this name means. Marks of footnotes are no part of it.
    public static Participant named(String name) {
        var exact = Countries.named(name);
        if (exact.isPresent()) {
            return of(exact.get());
        }
        var said = bare(name);
        var plain = Countries.plain(said);
        if (OF_THE_UNION.stream().anyMatch(one -> Countries.plain(one).equals(plain))) {
            return EUROPEAN_UNION;
        }
        var country = Countries.named(said);
        if (country.isPresent()) {
            return of(country.get());
        }
        var former = FORMER.get(plain.replaceAll("^former | former$", ""));
        if (former != null) {
            return former;
        }
        return new Participant(
                said,
                ORGANISATION.matcher(plain).find()
                        ? Participant.Sort.ORGANISATION
                        : Participant.Sort.UNKNOWN,
                new Text(said, said));
    }

    /// The one with this code.
    public static Optional<Participant> of(String code) {
        return code.equals(EUROPEAN_UNION.code())
                ? Optional.of(EUROPEAN_UNION)
                : Countries.of(code)
                        .map(Participants::of)
                        .or(() -> FormerState.of(code).map(FormerState::participant));
    }

    /// A name without the marks of its footnotes: raised figures, figures after it, asterisks.
    static String bare(String name) {
        return Footnotes.without(name)
                .replace("*", "")
                .replaceAll("(\\s*,?\\s*\\[?\\d{1,2}\\]?)+\\s*$", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /// A State or territory; a fictional State is called so wherever the register names it.
    public static Participant of(Countries.Country country) {
        return new Participant(
                country.code(),
                country.state() ? Participant.Sort.STATE : Participant.Sort.TERRITORY,
                country.fictional()
                        ? new Text(country.nameEn() + " (fictional)", country.nameZh() + "（虚构）")
                        : new Text(country.nameEn(), country.nameZh()));
    }

    private static Map<String, Participant> former() {
        var former = new HashMap<String, Participant>();
        FormerState.byName()
                .forEach((name, state) -> former.put(Countries.plain(name), state.participant()));
        return former;
    }
}
