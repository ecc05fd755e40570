package org.goodoffices.engines.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseFlowTest {

    private static final Path PAGE =
            Path.of(
                    System.getProperty("goodoffices.checkout", "../.."),
                    "docs/generated/case-flow.md");

    @Test
    void the_drawn_course_of_a_case_is_up_to_date() throws IOException {
        List<String> names = new ArrayList<>(ShippedRules.OURS);
        names.addAll(ShippedRules.PUBLISHED);
        String drawn = CaseFlow.markdown(names.stream().map(ShippedRules::read).toList());
        if (Boolean.getBoolean("goodoffices.accept")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, drawn);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as(
                        "docs/generated/case-flow.md is stale; draw it anew with: mvn -pl"
                                + " engines/procedure test -Dtest=CaseFlowTest"
                                + " -Dgoodoffices.accept=true")
                .isEqualTo(drawn);
    }
}
