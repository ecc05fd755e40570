package org.goodoffices.casework.appointment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.organs.panel.Away;
import org.goodoffices.organs.panel.PanelMember;
import org.goodoffices.organs.panel.PanelProfile;

/// Candidates for tests.
final class Panellists {

    static final List<String> LEVELS = List.of("native", "negotiates", "converses");

    static final List<String> LANGUAGES = List.of("zh", "en", "fr", "ar");
    static final List<String> TRADITIONS = List.of("common", "civil", "islamic");
    static final List<String> INDUSTRIES = List.of("energy", "shipping", "finance", "trade");

    private Panellists() {}

    /// @param level of English
    /// @param tradition and industry and region in one list, as the profile would have them apart
    static Candidate one(String name, String level, List<String> says, int load) {
        return one(name, level, says, ConflictGrade.NONE, load);
    }

    static Candidate one(
            String name, String level, List<String> says, ConflictGrade grade, int load) {
        return new Candidate(
                new PanelProfile(
                        new PanelMember(
                                UUID.nameUUIDFromBytes(name.getBytes()), new Text(name, name)),
                        Map.of("en", level),
                        says,
                        says,
                        says,
                        List.of("NOR"),
                        List.of(
                                new Away(
                                        LocalDate.parse("2027-01-10"),
                                        LocalDate.parse("2027-01-14")))),
                grade,
                load);
    }

    static Candidate drawn(RandomGenerator chance, int number) {
        var languages = new java.util.TreeMap<String, String>();
        for (var language : LANGUAGES) {
            int level = chance.nextInt(5);
            if (level < 3) {
                languages.put(language, LEVELS.get(level));
            }
        }
        return new Candidate(
                new PanelProfile(
                        new PanelMember(
                                new UUID(0, number), new Text("Member " + number, "成员" + number)),
                        languages,
                        some(chance, TRADITIONS),
                        some(chance, List.of("africa", "western")),
                        some(chance, INDUSTRIES),
                        some(chance, List.of("NOR", "CHN", "KEN")),
                        List.of()),
                chance.nextInt(4) == 0
                        ? ConflictGrade.values()[chance.nextInt(3)]
                        : ConflictGrade.NONE,
                chance.nextInt(6));
    }

    private static List<String> some(RandomGenerator chance, List<String> of) {
        return of.stream().filter(_ -> chance.nextInt(3) == 0).toList();
    }

    /// Each with its weight: `en:native` is none, `language:en:native=0` is.
    static CaseNeeds needs(String... said) {
        var wanted = new ArrayList<CaseNeeds.Wanted>();
        for (var one : said) {
            int at = one.indexOf('=');
            wanted.add(
                    new CaseNeeds.Wanted(
                            Need.read(one.substring(0, at)).orElseThrow(),
                            Integer.parseInt(one.substring(at + 1))));
        }
        return new CaseNeeds(wanted, "");
    }

    /// Needs drawn from those that profiles of `drawn` may or may not meet.
    static CaseNeeds drawnNeeds(RandomGenerator chance, int most) {
        var all = new ArrayList<String>();
        LANGUAGES.forEach(one -> all.add("language:" + one + ":negotiates"));
        TRADITIONS.forEach(one -> all.add("tradition:" + one));
        INDUSTRIES.forEach(one -> all.add("industry:" + one));
        all.add("nationality:NOR");
        java.util.Collections.shuffle(all, java.util.Random.from(chance));
        return needs(
                all.stream()
                        .limit(1 + chance.nextInt(most))
                        .map(one -> one + "=0")
                        .toArray(String[]::new));
    }
}
