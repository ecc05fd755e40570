package org.goodoffices.casework.docket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Lane;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Publishes the names of a case as far as its rules allow, and no more than they name: the
/// parties, the track, the mediators, the day of registration, and how and when the case ended
/// (Model Rules, art. 27). What is published is what the entry in the public lane says, as of its
/// day.
@Component
public class PublishNames implements ActSupplement {

    private static final TypeReference<Map<String, Object>> BODY = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Refusals refusals;
    private final JsonMapper json = JsonMapper.builder().build();

    PublishNames(JdbcClient jdbc, Texts texts) {
        this.jdbc = jdbc;
        this.refusals = new Refusals(texts);
    }

    @Override
    public boolean concerns(Act act) {
        return act.lane() == Lane.PUBLIC;
    }

    @Override
    public Supplement supplement(OpenCase open, Act act, Actor actor, ActForm form, Instant now) {
        var names = open.rules().names();
        if (names == null || names.published() == RuleSet.Publication.NEVER) {
            return refused("names-never", names == null ? null : names.article());
        }
        if (names.published() == RuleSet.Publication.BY_CONSENT && act.requires().isEmpty()) {
            return refused("names-consent", names.article());
        }
        var said = new TreeMap<String, Object>();
        put(said, "names", open.file().parties().stream().map(Party::name).toList());
        put(
                said,
                "mediators",
                open.file().capacities().stream()
                        .filter(one -> one.role() == Role.MEDIATOR)
                        .filter(one ->
                                open.common().mediatorsInOffice().contains(one.member().toString()))
                        .map(Capacity::name)
                        .toList());
        said.put("track", open.file().track());
        open.entries().stream()
                .filter(entry -> {
                    var known = open.rules().acts().get(entry.act());
                    return known != null && known.effect() == Effect.REGISTERS;
                })
                .findFirst()
                .ifPresent(entry -> said.put("registered", day(entry.at(), open)));
        var ending = open.common().ending();
        if (ending != null) {
            put(said, "ended", List.of(ending.title()));
            open.entries().stream()
                    .filter(entry -> open.common().asAt(entry.at()).ending() != null)
                    .findFirst()
                    .ifPresent(entry -> said.put("endedOn", day(entry.at(), open)));
        }
        return new Supplement.Facts(Map.of("published", said));
    }

    private Supplement refused(String key, @Nullable String article) {
        return new Supplement.Refusal(
                new Outcome.Refused(refusals.of(key, null).reason(), article, null));
    }

    private static void put(Map<String, Object> said, String key, List<Text> texts) {
        said.put(key + "En", texts.stream().map(Text::en).toList());
        said.put(key + "Zh", texts.stream().map(Text::zh).toList());
    }

    private static String day(Instant at, OpenCase open) {
        return at.atZone(open.rules().zone()).toLocalDate().toString();
    }

    /// What has been published of one case.
    ///
    /// @param registered null where it was never registered
    /// @param ended how; null where it had not ended
    public record Published(
            Text names,
            Text mediators,
            String track,
            @Nullable LocalDate registered,
            @Nullable Text ended,
            @Nullable LocalDate endedOn) {}

    /// What has been published, the latest first; of each case the last that was.
    public List<Published> all() {
        return jdbc
                .sql(
                        """
                        select distinct on (e.case_id) e.content, e.at from entry e join lane l on l.id = e.lane
                         where l.kind = 'public' order by e.case_id, e.position desc\
                        """)
                .query((row, _) ->
                        Map.entry(row.getTimestamp("at").toInstant(), row.getString("content")))
                .list()
                .stream()
                .sorted(Map.Entry.<Instant, String>comparingByKey().reversed())
                .flatMap(one -> published(json.readValue(one.getValue(), BODY)).stream())
                .toList();
    }

    private static List<Published> published(Map<String, Object> body) {
        if (!(body.get("facts") instanceof Map<?, ?> facts)
                || !(facts.get("published") instanceof Map<?, ?> said)) {
            return List.of();
        }
        var ended = said.get("endedEn") == null ? null : joined(said, "ended", "", "");
        return List.of(
                new Published(
                        joined(said, "names", " – ", "与"),
                        joined(said, "mediators", ", ", "、"),
                        String.valueOf(said.get("track")),
                        day(said.get("registered")),
                        ended,
                        day(said.get("endedOn"))));
    }

    private static @Nullable LocalDate day(@Nullable Object text) {
        return text == null ? null : LocalDate.parse(text.toString());
    }

    private static Text joined(Map<?, ?> said, String key, String en, String zh) {
        return new Text(joined(said.get(key + "En"), en), joined(said.get(key + "Zh"), zh));
    }

    private static String joined(@Nullable Object texts, String between) {
        return texts instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(between))
                : "";
    }
}
