package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// What every voter is sent: the questions, and the key under which ballots are encrypted (Belenios
/// specification 2.0, 4.10).
///
/// @param json as it is published; its hash is the fingerprint that every ballot carries
public record ElectionParameters(
        String uuid,
        String name,
        Group group,
        BigInteger key,
        List<Question> questions,
        String json) {

    private static final int MOST = 100;

    public ElectionParameters {
        questions = List.copyOf(questions);
    }

    /// A new election.
    ///
    /// @param uuid at least 14 characters of [Credential#ALPHABET], never used before
    /// @throws IllegalArgumentException where it has no question or no such name
    public static ElectionParameters of(
            String uuid,
            String name,
            String description,
            List<Question> questions,
            Trustees trustees) {
        if (questions.isEmpty() || questions.size() > MOST || !isUuid(uuid)) {
            throw new IllegalArgumentException("election: " + uuid);
        }
        var group = trustees.group();
        var key = trustees.key();
        var json =
                "{\"version\":1,\"description\":%s,\"name\":%s,\"group\":%s,\"public_key\":%s,\"questions\":%s,\"uuid\":%s}"
                        .formatted(
                                Json.quoted(description),
                                Json.quoted(name),
                                Json.quoted(group.name()),
                                Json.quoted(key),
                                Json.list(questions, Question::json),
                                Json.quoted(uuid));
        return new ElectionParameters(uuid, name, group, key, questions, json);
    }

    /// Reads what was published.
    ///
    /// @throws Refused where it is not in the form of version 1
    public static ElectionParameters read(String json) throws Refused {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    static ElectionParameters read(byte[] bytes) throws Refused {
        var node =
                Json.object(
                        Json.read(bytes),
                        Set.of(
                                "version",
                                "description",
                                "name",
                                "group",
                                "public_key",
                                "questions",
                                "uuid"),
                        Set.of("administrator", "credential_authority"));
        if (Json.integer(node.get("version")) != 1) {
            throw new Refused("Only version 1 is supported.", "仅支持第1版。");
        }
        var name = Json.text(node.get("group"));
        var group =
                Group.named(name)
                        .orElseThrow(() ->
                                new Refused(
                                        "The group “" + name + "” is not supported.",
                                        "不支持群“" + name + "”。"));
        var uuid = Json.text(node.get("uuid"));
        var questions = Json.list(node.get("questions"), Question::read);
        if (!isUuid(uuid) || questions.isEmpty() || questions.size() > MOST) {
            throw new Refused("The election has no proper name or questions.", "选举缺少合格的标识或者问题。");
        }
        return new ElectionParameters(
                uuid,
                Json.text(node.get("name")),
                group,
                Json.number(node.get("public_key")),
                questions,
                new String(bytes, StandardCharsets.UTF_8));
    }

    private static boolean isUuid(String uuid) {
        return uuid.length() >= 14
                && uuid.length() <= 100
                && uuid.chars().allMatch(c -> Credential.ALPHABET.indexOf(c) >= 0);
    }

    /// The hash of the election, as ballots state it.
    public String fingerprint() {
        return fingerprint(json);
    }

    /// SHA-256 of a text in base64 without padding.
    static String fingerprint(String json) {
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString(Group.sha256(json.getBytes(StandardCharsets.UTF_8)));
    }
}
