package org.goodoffices.foundation.identity;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Under which address the institution is reached. Passkeys are bound to it, and links in mail
/// start with it; the `Host` of a request is never asked.
@Component
public final class Host {

    private final URI address;

    Host(@Value("${goodoffices.address}") URI address) {
        if (address.getHost() == null || !address.getPath().replace("/", "").isEmpty()) {
            throw new IllegalStateException(
                    "goodoffices.address is a scheme and a host, as in https://mediation.example");
        }
        this.address = address;
    }

    /// The name that passkeys are bound to.
    public String name() {
        return address.getHost();
    }

    /// As a browser names it: scheme, host, port.
    public String origin() {
        var port = address.getPort() == -1 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port;
    }

    /// Whether people reach it encrypted, so that cookies may ask for that.
    public boolean secure() {
        return "https".equals(address.getScheme());
    }
}
