package org.goodoffices.organs.governance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.goodoffices.engines.decision.Constitution;
import org.goodoffices.engines.decision.ConstitutionReader;
import org.goodoffices.engines.decision.RollCall;
import org.goodoffices.engines.decision.Rule;
import org.goodoffices.engines.decision.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// The organs that the organisation has: data, chosen by `goodoffices.constitution`.
@Component
public class Organs {

    /// The matter under which an organ adopts and amends internal regulations.
    static final String REGULATIONS = "regulations";

    private final Constitution constitution;
    private final Properties meetings = new Properties();

    Organs(@Value("${goodoffices.constitution:assembly-and-council}") String name) {
        constitution = ConstitutionReader.shipped(name);
        try (var file =
                new java.io.InputStreamReader(
                        new ClassPathResource("governance/meetings.properties").getInputStream(),
                        StandardCharsets.UTF_8)) {
            meetings.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Text title() {
        return constitution.title();
    }

    /// With what a roll-call begins, and on what that rests.
    Constitution.Fact<RollCall.Lot> rollCall() {
        return constitution.rollCall();
    }

    List<Constitution.Organ> all() {
        return List.copyOf(constitution.organs().values());
    }

    Optional<Constitution.Organ> organ(String name) {
        return Optional.ofNullable(constitution.organs().get(name));
    }

    /// The departments of the Secretariat by name, in the constitution's order.
    public Map<String, Text> departments() {
        var departments = new LinkedHashMap<String, Text>();
        all().forEach(organ -> departments.putAll(organ.departments()));
        return departments;
    }

    /// The title of an office that one person holds.
    public Optional<Text> office(String name) {
        return Optional.ofNullable(constitution.offices().get(name))
                .map(Constitution.Office::title);
    }

    List<Constitution.Office> offices() {
        return List.copyOf(constitution.offices().values());
    }

    /// Whether States sit in it, so that it can hold sessions.
    static boolean ofStates(Constitution.Organ organ) {
        return switch (organ.composition().value()) {
            case null -> false;
            case Constitution.Composition.EveryState _ -> true;
            case Constitution.Composition.Elected _ -> true;
            case Constitution.Composition.Headed _ -> false;
        };
    }

    /// Whether it adopts internal regulations.
    boolean regulates(String organ) {
        return rule(organ, REGULATIONS).isPresent();
    }

    /// The rule for a matter, where it is known.
    Optional<Rule> rule(String organ, String matter) {
        return organ(organ)
                .map(one -> one.matters().get(matter))
                .flatMap(one -> Optional.ofNullable(one.rule().value()));
    }

    /// How many days before a meeting its provisional agenda closes.
    int agendaDays(String organ) {
        return Integer.parseInt(
                meetings.getProperty(organ + ".agenda-days", meetings.getProperty("agenda-days")));
    }

    /// What documents of an organ are marked with: `AP` for the Assembly of Parties.
    static String prefix(Constitution.Organ organ) {
        return prefix(organ.title());
    }

    /// The capitals of a title.
    public static String prefix(Text title) {
        return title.en().replaceAll("[^A-Z]", "");
    }
}
