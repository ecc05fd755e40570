package org.goodoffices;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Another house that vouches for its people (as much of OpenID Connect Core 1.0 as a client
/// needs): it vouches at once for whomever the test says.
public final class FakeIdentityProvider implements AutoCloseable {

    private record Vouched(String mail, boolean verified) {}

    private final HttpServer server;
    private final RSAKey key;
    private final AtomicReference<Vouched> next =
            new AtomicReference<>(new Vouched("nobody@example.org", false));
    private final AtomicReference<String> nonce = new AtomicReference<>("");

    public FakeIdentityProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException | IOException unavailable) {
            throw new IllegalStateException(unavailable);
        }
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/keys", exchange -> json(exchange, new JWKSet(key).toString()));
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Vouches for this address from now on.
    public void vouchFor(String mail, boolean verified) {
        next.set(new Vouched(mail, verified));
    }

    /// The settings of an institution that trusts this house.
    public String[] settings() {
        var client = "spring.security.oauth2.client.";
        return new String[] {
            client + "registration.house.client-id=good-offices",
            client + "registration.house.client-secret=secret",
            client + "registration.house.client-name=Ministry",
            client + "registration.house.scope=openid,email",
            client + "registration.house.authorization-grant-type=authorization_code",
            client + "registration.house.redirect-uri={baseUrl}/login/oauth2/code/house",
            client + "provider.house.authorization-uri=" + address() + "/authorize",
            client + "provider.house.token-uri=" + address() + "/token",
            client + "provider.house.jwk-set-uri=" + address() + "/keys",
            client + "provider.house.issuer=" + address(),
            client + "provider.house.user-name-attribute=sub"
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = parameters(exchange.getRequestURI().getRawQuery());
        nonce.set(asked.getOrDefault("nonce", ""));
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        asked.getOrDefault("redirect_uri", "")
                                + "?code=good&state="
                                + asked.getOrDefault("state", "").replace("=", "%3D"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var vouched = next.get();
        var now =
                InstantSource.system().instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(address())
                        .subject("someone")
                        .audience("good-offices")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .claim("nonce", nonce.get())
                        .claim("email", vouched.mail())
                        .claim("email_verified", vouched.verified())
                        .build();
        var signed =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
        try {
            signed.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
        json(
                exchange,
                """
                {"access_token":"opaque","token_type":"Bearer","expires_in":300,"scope":"openid email","id_token":"%s"}
                """
                        .formatted(signed.serialize()));
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
