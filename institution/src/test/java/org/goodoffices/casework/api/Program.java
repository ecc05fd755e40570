package org.goodoffices.casework.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.sample.SamplePerson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program that a person gave a key, all of whose exchanges are held against the description of
/// the API.
public final class Program {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestInstitution institution;
    private final Contract contract;
    private final @Nullable String key;
    private String language = "en";

    Program(TestInstitution institution, Contract contract, @Nullable String key) {
        this.institution = institution;
        this.contract = contract;
        this.key = key;
    }

    /// With a key of this person's.
    public static Program of(TestInstitution institution, Contract contract, SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        guest.get("/account/tokens");
        var page = guest.post("/account/tokens", "name", "a program").body();
        var found = Pattern.compile("go_[A-Za-z0-9_-]{43}").matcher(page);
        assertThat(found.find()).isTrue();
        return new Program(institution, contract, found.group());
    }

    Program speaking(String code) {
        language = code;
        return this;
    }

    public Guest.Answer get(String path) {
        return send("GET", path, null, request(path).GET());
    }

    /// Gets what must be there, in JSON.
    public JsonNode read(String path) {
        var answer = get(path);
        assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    public Guest.Answer post(String path, String json) {
        return send(
                "POST",
                path,
                json,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /// Posts what is no JSON.
    Guest.Answer postAs(String path, String type, String body) {
        return send(
                "POST",
                path,
                null,
                request(path)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Posts a form in parts.
    Guest.Answer postPapers(String path, List<Guest.Sent> papers, String... fields) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], List.of(fields[i + 1]));
        }
        return send(
                "POST",
                path,
                null,
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + Guest.BOUNDARY)
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        Guest.multipart(all, papers))));
    }

    Guest.Answer send(String method, String path) {
        return send(
                method,
                path,
                null,
                request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        var request = institution.guest().speaking(language).request(path);
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private Guest.Answer send(
            String method, String path, @Nullable String sent, HttpRequest.Builder request) {
        var answer = institution.guest().send(request);
        contract.check(method, path, sent, answer);
        return answer;
    }

    static JsonNode json(Guest.Answer answer) {
        return JSON.readTree(answer.body());
    }
}
