package org.goodoffices.engines.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goodoffices.engines.decision.Constitution.Composition;
import org.goodoffices.engines.decision.Constitution.Fact;
import org.goodoffices.engines.decision.Constitution.Ground;
import org.goodoffices.engines.decision.Constitution.Known;
import org.goodoffices.engines.decision.Constitution.Matter;
import org.goodoffices.engines.decision.Constitution.Office;
import org.goodoffices.engines.decision.Constitution.Organ;
import org.goodoffices.engines.decision.Constitution.Source;
import org.goodoffices.engines.decision.Constitution.Term;
import org.jspecify.annotations.Nullable;

/// Reads a constitution, strictly: what it does not know, it refuses, with file and line. It never
/// throws for a bad file.
public final class ConstitutionReader {

    /// What came of reading a file.
    public sealed interface Reading {
        record Read(Constitution constitution) implements Reading {}

        record Unreadable(List<Finding> findings) implements Reading {
            public Unreadable {
                findings = List.copyOf(findings);
            }
        }
    }

    /// The constitutions that ship.
    public static final List<String> SHIPPED = List.of("assembly-and-council", "governing-council");

    private static final Map<String, Known> KNOWN = words(Known.values());
    private static final Map<String, Term.Renewal> RENEWAL = words(Term.Renewal.values());
    private static final Map<String, Rule.Tie> TIES = words(Rule.Tie.values());
    private static final Map<String, Quorum.Counted> COUNTED = words(Quorum.Counted.values());
    private static final Map<String, Base.Kind> BASES = words(Base.Kind.values());
    private static final Map<String, RollCall.Lot> LOTS = words(RollCall.Lot.values());
    private static final Map<String, Boolean> YES_NO = Map.of("yes", true, "no", false);

    private final List<Finding> findings = new ArrayList<>();

    private ConstitutionReader() {}

    /// Reads one of those that ship.
    ///
    /// @throws IllegalStateException where it cannot be read, which a test rules out
    public static Constitution shipped(String name) {
        try (var in =
                ConstitutionReader.class.getResourceAsStream("/constitutions/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("no such constitution: " + name);
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return switch (read(name + ".yaml", text)) {
                case Reading.Read(var constitution) -> constitution;
                case Reading.Unreadable(var findings) ->
                        throw new IllegalStateException(findings.toString());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Reading read(String file, String text) {
        var reader = new ConstitutionReader();
        var top = YamlSection.read(file, text, reader.findings);
        if (top == null) {
            return new Reading.Unreadable(reader.findings);
        }
        var constitution = reader.constitution(top);
        return reader.findings.isEmpty()
                ? new Reading.Read(constitution)
                : new Reading.Unreadable(reader.findings);
    }

    private Constitution constitution(YamlSection top) {
        var name = top.word("constitution");
        var title = top.text("title");
        var sources = top.named("sources", (_, section) -> source(section));
        var rollCall = fact(top, "roll-call", sources, one -> one.oneOf("begins-with", LOTS));
        var lines = new java.util.LinkedHashMap<String, Integer>();
        var organs =
                top.named(
                        "organs",
                        (organName, section) -> {
                            lines.put(organName, section.line());
                            return organ(organName, section, sources);
                        });
        var offices =
                top.named(
                        "offices",
                        (officeName, section) -> office(officeName, section, sources, organs));
        if (organs.isEmpty()) {
            top.fault(top.line(), "A constitution has organs.", "组织法应载明机关。");
        }
        for (var organ : organs.values()) {
            int line = lines.getOrDefault(organ.name(), 1);
            if (organ.within() != null) {
                knownOrgan(top, line, organ.within(), organs);
            }
            switch (organ.composition().value()) {
                case Composition.Elected(var by, _) -> knownOrgan(top, line, by, organs);
                case Composition.Headed(var by) -> {
                    if (!offices.containsKey(by)) {
                        top.fault(line, "There is no office “" + by + "”.", "没有“" + by + "”这一职务。");
                    }
                }
                case Composition.EveryState _ -> {}
                case null -> {}
            }
            var term = organ.term().value();
            if (term != null
                    && term.rotation() > 1
                    && !(organ.composition().value() instanceof Composition.Elected)) {
                top.fault(line, "Only elected seats fall vacant in turn.", "仅经选举产生的席位方可分批改选。");
            }
        }
        for (var office : offices.values()) {
            var term = office.term().value();
            if (term != null && term.rotation() > 1) {
                top.fault(
                        office.term().ground().line(),
                        "An office does not fall vacant in turn.",
                        "职务不适用分批改选。");
            }
        }
        top.end();
        return new Constitution(name, title, sources, rollCall, organs, offices);
    }

    private static void knownOrgan(
            YamlSection top, int line, String name, Map<String, Organ> organs) {
        if (!organs.containsKey(name)) {
            top.fault(line, "There is no organ “" + name + "”.", "没有“" + name + "”这一机关。");
        }
    }

    private static Source source(YamlSection section) {
        return new Source(
                section.text("title"),
                section.optionalWord("where"),
                Boolean.TRUE.equals(section.oneOf("read", YES_NO)));
    }

    private static Organ organ(String name, YamlSection section, Map<String, Source> sources) {
        var title = section.text("title");
        var within = section.optionalWord("committee-of");
        var composition = fact(section, "composition", sources, ConstitutionReader::composition);
        var term = fact(section, "term", sources, ConstitutionReader::term);
        var matters =
                section.named(
                        "matters",
                        (_, one) ->
                                new Matter(
                                        one.text("title"),
                                        ground(one, sources, ConstitutionReader::rule)));
        var departments = section.named("departments", (_, one) -> one.text("title"));
        return new Organ(name, title, within, composition, term, matters, departments);
    }

    private static Office office(
            String name,
            YamlSection section,
            Map<String, Source> sources,
            Map<String, Organ> organs) {
        var of = section.word("of");
        var by = section.word("by");
        var matter = section.word("matter");
        for (var organ : List.of(of, by)) {
            if (!organ.isEmpty()) {
                knownOrgan(section, section.line(), organ, organs);
            }
        }
        var electing = organs.get(by);
        if (electing != null && !matter.isEmpty() && !electing.matters().containsKey(matter)) {
            section.fault(
                    section.lineOf("matter"),
                    "“" + by + "” has no matter “" + matter + "”.",
                    "“" + by + "”没有“" + matter + "”这一事项。");
        }
        return new Office(
                name,
                section.text("title"),
                of,
                by,
                matter,
                fact(section, "term", sources, ConstitutionReader::term));
    }

    private static @Nullable Composition composition(YamlSection section) {
        Map<String, Function<YamlSection, Composition>> kinds =
                Map.of(
                        "every-state-party",
                        one -> new Composition.EveryState(one.number("representatives")),
                        "elected",
                        one -> new Composition.Elected(one.word("by"), one.numbers("seats")),
                        "headed",
                        one -> new Composition.Headed(one.word("by")));
        var kind = section.oneOf("of", kinds);
        return kind == null ? null : kind.apply(section);
    }

    private static @Nullable Term term(YamlSection section) {
        int years = section.number("years");
        var renewal = section.oneOf("renewable", RENEWAL);
        int rotation = section.has("rotation") ? section.number("rotation") : 1;
        if (rotation > 0 && years % rotation != 0) {
            section.fault(
                    section.lineOf("rotation"),
                    "“rotation” must divide the years of the term.",
                    "“rotation”应能整除任期年数。");
        }
        return renewal == null ? null : new Term(years, renewal, Math.max(1, rotation));
    }

    private static @Nullable Rule rule(YamlSection section) {
        var kind = section.oneOf("base", BASES);
        var threshold = threshold(section, "threshold");
        var tie = section.has("tie") ? section.oneOf("tie", TIES) : Rule.Tie.LOST;
        boolean abstentions =
                !section.has("abstentions-count")
                        || Boolean.TRUE.equals(section.oneOf("abstentions-count", YES_NO));
        boolean invalid =
                section.has("invalid-count")
                        && Boolean.TRUE.equals(section.oneOf("invalid-count", YES_NO));
        Quorum quorum = null;
        if (section.has("quorum")) {
            var asked = section.section("quorum");
            if (asked != null) {
                var counted = asked.oneOf("counted", COUNTED);
                var of = threshold(asked, "threshold");
                asked.end();
                quorum = counted == null || of == null ? null : new Quorum(counted, of);
            }
        }
        if (kind == null || threshold == null || tie == null) {
            return null;
        }
        return new Rule(
                List.of(Rule.Majority.of(new Base(kind, abstentions, invalid), threshold)),
                quorum,
                tie);
    }

    private static @Nullable Threshold threshold(YamlSection section, String key) {
        var word = section.word(key);
        var threshold = Threshold.read(word);
        if (threshold.isEmpty() && !word.isEmpty()) {
            section.fault(
                    section.lineOf(key),
                    "“" + word + "” is no threshold.",
                    "“" + word + "”不是有效的多数。");
        }
        return threshold.orElse(null);
    }

    private static <T> Fact<T> fact(
            YamlSection section,
            String key,
            Map<String, Source> sources,
            Function<YamlSection, @Nullable T> value) {
        var own = section.section(key);
        if (own == null) {
            return new Fact<>(null, new Ground(Known.UNKNOWN, null, null, section.line()));
        }
        var fact = ground(own, sources, value);
        own.end();
        return fact;
    }

    /// A fact and on what it rests: what is published or given names its source, what is assumed or
    /// unknown says why.
    private static <T> Fact<T> ground(
            YamlSection section,
            Map<String, Source> sources,
            Function<YamlSection, @Nullable T> value) {
        var known = section.oneOf("known", KNOWN);
        var why = section.optionalText("why");
        var source = section.optionalWord("source");
        if (source != null && !sources.containsKey(source)) {
            section.fault(
                    section.lineOf("source"),
                    "There is no source “" + source + "”.",
                    "没有“" + source + "”这一来源。");
        }
        if (known == null) {
            return new Fact<>(null, new Ground(Known.UNKNOWN, why, source, section.line()));
        }
        switch (known) {
            case PUBLISHED, GIVEN -> {
                if (source == null) {
                    section.fault(section.line(), "The source is missing.", "缺少来源。");
                }
            }
            case ASSUMED, UNKNOWN -> {
                if (why == null) {
                    section.fault(
                            section.line(),
                            "What is assumed or unknown says why.",
                            "推定或者不明的事项应说明理由。");
                }
            }
        }
        return new Fact<>(
                known == Known.UNKNOWN ? null : value.apply(section),
                new Ground(known, why, source, section.line()));
    }

    private static <E extends Enum<E>> Map<String, E> words(E[] values) {
        return Arrays.stream(values)
                .collect(
                        Collectors.toMap(
                                one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                one -> one));
    }
}
