package org.goodoffices.foundation.mail;

import java.nio.charset.StandardCharsets;
import org.goodoffices.foundation.identity.Letter;
import org.goodoffices.foundation.identity.Vault;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Letters as they wait in the database: sealed, for some carry a link that signs in.
@Component
class Letters {

    private static final String USE = "mail";

    private final Vault vault;
    private final JsonMapper json;

    Letters(Vault vault, JsonMapper json) {
        this.vault = vault;
        this.json = json;
    }

    byte[] sealed(Letter letter) {
        return vault.seal(json.writeValueAsString(letter).getBytes(StandardCharsets.UTF_8), USE);
    }

    Letter opened(byte[] sealed) {
        return json.readValue(
                new String(vault.open(sealed, USE), StandardCharsets.UTF_8), Letter.class);
    }
}
