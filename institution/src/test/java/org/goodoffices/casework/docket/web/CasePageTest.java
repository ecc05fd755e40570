package org.goodoffices.casework.docket.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CasePageTest {

    @AutoClose private static final TestInstitution institution = TestInstitution.start();

    /// The parties of the turbines case named their mediator: nobody asked the authority.
    @Test
    void the_stages_are_drawn_as_the_case_passed_through_them() {
        assertThat(stages("en"))
                .containsExactly(
                        "done Request under examination: done",
                        "done Awaiting the answers of the invited parties: done",
                        "done Naming the mediator: done",
                        "skipped Appointment by the appointing authority: not passed through",
                        "done Awaiting the mediator's acceptance: done",
                        "now Mediation: present stage",
                        "ahead Signing the settlement: not begun",
                        "ahead Signed; attestation and entry into force: not begun");
        assertThat(stages("zh"))
                .anyMatch(stage -> stage.endsWith(": 未经过"))
                .anyMatch(stage -> stage.endsWith(": 已完成"))
                .anyMatch(stage -> stage.endsWith(": 尚未开始"));
    }

    @Test
    void days_in_the_docket_are_told_in_words() {
        assertThat(page("en").body()).doesNotContainPattern(": 20[0-9]{2}-[0-9]{2}-[0-9]{2}");
        assertThat(page("zh").body()).doesNotContainPattern("：20[0-9]{2}-[0-9]{2}-[0-9]{2}");
    }

    private static List<String> stages(String language) {
        return Pattern.compile(
                        "<li class=\"([a-z ]+)\"[^>]*><span>([^<]*)</span> <span class=\"unseen\">([^<]*)</span></li>")
                .matcher(page(language).body())
                .results()
                .map(stage ->
                        (stage.group(1) + " " + stage.group(2) + ": " + stage.group(3))
                                .replace("&#39;", "'"))
                .toList();
    }

    private static Guest.Answer page(String language) {
        var guest = institution.guest().speaking(language);
        guest.get("/sample-world");
        guest.post("/sample-world/sign-in", "person", SamplePerson.BRANDT.id().toString());
        var path =
                Pattern.compile("href=\"(/cases/[A-Z0-9-]+)\"").matcher(guest.get("/cases").body());
        assertThat(path.find()).isTrue();
        return guest.get(path.group(1));
    }
}
