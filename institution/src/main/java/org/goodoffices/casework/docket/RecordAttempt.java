package org.goodoffices.casework.docket;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.record.Lane;
import org.springframework.stereotype.Component;

/// Records an attempt at service (Model Rules, art. 5(3)): to whom, by which channel, where, when,
/// and what came of it. It starts no time limit; only recorded or presumed receipt does.
@Component
public class RecordAttempt {

    /// The act under which it stands on the docket.
    public static final String ACT = "service-attempt";

    /// The means of service of the Model Rules (art. 5(2)).
    public static final List<String> CHANNELS =
            List.of("electronic", "e-mail", "courier", "post", "signature", "diplomatic", "other");

    /// What can come of it.
    public static final List<String> RESULTS =
            List.of("sent", "delivered", "refused", "returned", "no-answer");

    private static final List<String> FIELDS =
            List.of("party", "channel", "place", "date", "result", "text");

    private final RegistryAct acts;
    private final InstantSource clock;

    RecordAttempt(RegistryAct acts, InstantSource clock) {
        this.acts = acts;
        this.clock = clock;
    }

    /// Records it.
    ///
    /// @param values what was filled in, by field: party, channel, place, date, result, text
    public Outcome record(
            PersonId who, CaseNumber number, Map<String, String> values, String token) {
        return acts.enter(who, number, ACT, Lane.Kind.JOINT, token, open -> read(open, values));
    }

    private RegistryAct.Reading read(OpenCase open, Map<String, String> values) {
        var facts = new TreeMap<String, Object>();
        for (var field : FIELDS) {
            var value = values.get(field);
            if (value == null) {
                if (!field.equals("text")) {
                    return wrong("missing", field);
                }
                continue;
            }
            int longest = field.equals("text") ? FormReader.LONGEST_TEXT : FormReader.LONGEST_LINE;
            if (value.codePointCount(0, value.length()) > longest) {
                return wrong("too-long", field, longest);
            }
            if (value.codePoints().anyMatch(FormReader::unprintable)) {
                return wrong("unprintable", field);
            }
            facts.put(field, value);
        }
        if (open.file().parties().stream()
                .noneMatch(p -> p.id().toString().equals(facts.get("party")))) {
            return wrong("no-such-party", "party");
        }
        if (!CHANNELS.contains(facts.get("channel"))) {
            return wrong("no-such-channel", "channel");
        }
        if (!RESULTS.contains(facts.get("result"))) {
            return wrong("no-such-result", "result");
        }
        var day = FormReader.day(String.valueOf(facts.get("date")));
        if (day == null) {
            return wrong("not-a-date", "date");
        }
        if (day.isAfter(clock.instant().atZone(open.rules().zone()).toLocalDate())) {
            return wrong("attempt-in-future", "date");
        }
        facts.put("date", day.toString());
        return new RegistryAct.Reading.Facts(facts, _ -> {});
    }

    private RegistryAct.Reading wrong(String key, String field, Object... values) {
        return new RegistryAct.Reading.Wrong(acts.refusals().of(key, field, values));
    }
}
