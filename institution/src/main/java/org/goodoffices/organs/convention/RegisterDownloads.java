package org.goodoffices.organs.convention;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.convention.treaty.Answer;
import org.goodoffices.organs.convention.treaty.Csv;
import org.goodoffices.organs.convention.treaty.Participant;
import org.goodoffices.organs.convention.treaty.Register;
import org.goodoffices.organs.convention.treaty.RegisterEntry;
import org.goodoffices.organs.convention.treaty.When;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The status of the Convention and its register for programs, open to anyone. From the register
/// whoever likes recomputes the root of its log.
@Controller
class RegisterDownloads {

    private final Access access;
    private final Convention convention;
    private final RegisterStore store;

    RegisterDownloads(Access access, Convention convention, RegisterStore store) {
        this.access = access;
        this.convention = convention;
        this.store = store;
    }

    @GetMapping("/convention/status.csv")
    ResponseEntity<byte[]> csv(
            Visit visit, PersonId person, @RequestParam(defaultValue = "") String on) {
        var day = day(visit, on);
        return access.as(
                person,
                () -> {
                    var rows = rows(convention.register().asAt(day), day);
                    var text = new StringBuilder();
                    text.append(String.join(",", columns().keySet())).append("\r\n");
                    rows.forEach(row ->
                            text.append(
                                            row.values().stream()
                                                    .map(value ->
                                                            Csv.cell(
                                                                    value == null
                                                                            ? ""
                                                                            : value.toString()))
                                                    .collect(Collectors.joining(",")))
                                    .append("\r\n"));
                    return answer(
                            new MediaType("text", "csv", StandardCharsets.UTF_8),
                            "convention-status-" + day + ".csv",
                            text.toString().getBytes(StandardCharsets.UTF_8));
                });
    }

    @GetMapping("/convention/status.json")
    ResponseEntity<byte[]> json(
            Visit visit, PersonId person, @RequestParam(defaultValue = "") String on) {
        var day = day(visit, on);
        return access.as(
                person,
                () -> {
                    var register = convention.register().asAt(day);
                    var document = new TreeMap<String, @Nullable Object>();
                    document.put("asAt", day.toString());
                    document.put("treatyEn", register.rule().title().en());
                    document.put("treatyZh", register.rule().title().zh());
                    document.put("entryIntoForce", text(register.force().on(), true));
                    document.put("states", rows(register, day));
                    return answer(
                            MediaType.APPLICATION_JSON,
                            "convention-status-" + day + ".json",
                            CanonicalJson.write(document));
                });
    }

    @GetMapping("/convention/register.json")
    ResponseEntity<byte[]> register(PersonId person) {
        return access.as(
                person,
                () -> {
                    var log = store.log();
                    return answer(
                            MediaType.APPLICATION_JSON,
                            "convention-register.json",
                            CanonicalJson.write(
                                    Map.of(
                                            "size",
                                            (long) log.size(),
                                            "root",
                                            log.root().toString(),
                                            "entries",
                                            convention.register().entries().stream()
                                                    .map(RegisterEntry::content)
                                                    .map(bytes ->
                                                            new String(
                                                                    bytes, StandardCharsets.UTF_8))
                                                    .toList())));
                });
    }

    private static LocalDate day(Visit visit, String on) {
        if (on.isBlank()) {
            return ConventionController.today(visit);
        }
        return ConventionController.day(on)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    private static ResponseEntity<byte[]> answer(MediaType type, String name, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(body);
    }

    private static List<Map<String, @Nullable Object>> rows(Register register, LocalDate day) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var state : ConventionController.states(register, Language.EN)) {
            rows.add(row(register, state, day));
        }
        return rows;
    }

    private static Map<String, @Nullable Object> columns() {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        for (var name :
                List.of(
                        "state_iso3",
                        "state_en",
                        "state_zh",
                        "signature",
                        "signature_kind",
                        "consent",
                        "consent_kind",
                        "party",
                        "since",
                        "until",
                        "provisional",
                        "founding",
                        "classes_excluded",
                        "earlier_periods")) {
            columns.put(name, null);
        }
        return columns;
    }

    private static Map<String, @Nullable Object> row(
            Register register, Participant state, LocalDate day) {
        var code = state.code();
        var row = columns();
        row.put("state_iso3", code);
        row.put("state_en", state.name().en());
        row.put("state_zh", state.name().zh());
        register.signature(code)
                .ifPresent(entry -> {
                    row.put("signature", text(entry.act().on(), false));
                    row.put("signature_kind", entry.act().kinds().getFirst().key());
                });
        register.consent(code)
                .ifPresent(entry -> {
                    row.put("consent", text(entry.act().on(), false));
                    row.put("consent_kind", entry.act().kinds().getFirst().key());
                });
        row.put("party", key(register.party(code, day)));
        var bound = register.bound(code);
        var last = bound.stream().reduce((_, later) -> later);
        row.put(
                "since",
                last.flatMap(Register.Bound::since).map(since -> text(since, true)).orElse(null));
        row.put(
                "until",
                last.flatMap(Register.Bound::until).map(until -> text(until, true)).orElse(null));
        row.put(
                "provisional",
                register.provisional(code, day)
                        .map(entry -> text(entry.begins(), false))
                        .orElse(null));
        row.put("founding", key(register.founding(code)));
        row.put(
                "classes_excluded",
                register.statements(code, day).stream()
                        .filter(one -> one.entry().details().lodged())
                        .flatMap(one -> one.entry().details().classes().stream())
                        .distinct()
                        .collect(Collectors.joining(" ")));
        row.put(
                "earlier_periods",
                bound.stream()
                        .limit(Math.max(0, bound.size() - 1))
                        .map(one -> text(one.since()) + "/" + text(one.until()))
                        .collect(Collectors.joining(" ")));
        return row;
    }

    private static String text(Optional<When> when) {
        return when.flatMap(When::day).map(LocalDate::toString).orElse("unknown");
    }

    private static String key(Answer answer) {
        return answer.name().toLowerCase(Locale.ROOT);
    }

    /// A day; `unknown` where it is not known, or its bounds as `from/until` (ISO 8601).
    private static @Nullable String text(When when, boolean nothing) {
        var day = when.day();
        if (day.isPresent()) {
            return day.get().toString();
        }
        var from = when.from();
        var until = when.until();
        return from == null && until == null
                ? nothing ? null : "unknown"
                : (from == null ? ".." : from) + "/" + (until == null ? ".." : until);
    }
}
