package org.goodoffices.organs.panel;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.engines.decision.Constitution;
import org.goodoffices.engines.decision.ConstitutionReader;
import org.goodoffices.engines.decision.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// The panels, who may nominate how many, the criteria and their weights, and the organ that
/// decides: data, chosen by `goodoffices.panel`. What an assessment rests on is fixed in the first
/// entry of each nomination, so that a later change leaves it as it was.
@Component
class PanelRules {

    private final Properties said = new Properties();
    private final Map<String, Integer> weights = new LinkedHashMap<>();
    private final Constitution.Organ decides;

    /// @throws IllegalStateException where the file does not add up: the server does not start
    PanelRules(
            @Value("${goodoffices.panel:panel-of-mediators}") String name,
            @Value("${goodoffices.constitution:assembly-and-council}") String constitution) {
        try (var file =
                new InputStreamReader(
                        new ClassPathResource("panel/" + name + ".properties").getInputStream(),
                        StandardCharsets.UTF_8)) {
            said.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        list("criteria").forEach(one -> weights.put(one, number("weight." + one)));
        int sum = weights.values().stream().mapToInt(Integer::intValue).sum();
        if (sum != 100) {
            throw new IllegalStateException("the weights of " + name + " add up to " + sum);
        }
        if (number("assessors") < 2 || number("scale") < 1) {
            throw new IllegalStateException(name + " asks for two assessors and a scale");
        }
        elsewhereUntil();
        var organs = ConstitutionReader.shipped(constitution).organs();
        decides =
                list("decides").stream()
                        .flatMap(one -> Stream.ofNullable(organs.get(one)))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "no organ " + text("decides") + " decides"));
    }

    List<String> list(String name) {
        return List.of(text(name).split(","));
    }

    List<String> panels() {
        return list("panels");
    }

    /// Each criterion with its weight in hundredths.
    Map<String, Integer> weights() {
        return java.util.Collections.unmodifiableMap(weights); // in the order of the file
    }

    List<String> criteria() {
        return List.copyOf(weights.keySet());
    }

    /// How many nominations of a State, or of the institution, may be open or serving.
    ///
    /// @param state empty for the institution
    int most(String state, String panel) {
        return number("nominations." + (state.isEmpty() ? "institution." : "state.") + panel);
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    /// The organ that decides, as the constitution names it.
    String decides() {
        return decides.name();
    }

    /// The last day of which a decision may be taken that no session of the organ has on record
    /// here.
    LocalDate elsewhereUntil() {
        return LocalDate.parse(text("decided-elsewhere-until"));
    }

    /// What the organ that decides is called.
    Text organ() {
        return decides.title();
    }

    /// What is fixed in the first entry.
    Map<String, String> fixed() {
        var fixed = new TreeMap<String, String>();
        for (var name : List.of("assessors", "scale", "limit", "interview", "term-years")) {
            fixed.put(name, text(name));
        }
        fixed.put("decides", decides());
        fixed.put(
                "criteria",
                weights.entrySet().stream()
                        .map(one -> one.getKey() + ":" + one.getValue())
                        .collect(Collectors.joining(",")));
        return fixed;
    }

    private String text(String name) {
        var text = said.getProperty(name);
        if (text == null) {
            throw new IllegalStateException("the rules of the panel do not say " + name);
        }
        return text.strip();
    }
}
