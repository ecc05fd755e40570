package org.goodoffices.foundation.identity;

import java.util.UUID;
import org.goodoffices.TestInstitution;

/// People for the tests of this module.
final class Someone {

    private Someone() {}

    /// Enters a fictional person whom one can sign in as.
    static PersonId called(TestInstitution institution, String name) {
        var people = institution.bean(People.class);
        return institution
                .bean(Access.class)
                .as(
                        PersonId.PUBLIC,
                        () ->
                                people.enter(
                                        UUID.nameUUIDFromBytes(
                                                name.getBytes(
                                                        java.nio.charset.StandardCharsets.UTF_8)),
                                        name,
                                        name + "（中文）",
                                        mail(name),
                                        "en",
                                        true));
    }

    static String mail(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.org";
    }
}
