package org.goodoffices.casework.appointment.feedback;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.organs.panel.Panel;
import org.goodoffices.organs.panel.TakeFeedback;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Takes answers of parties into a batch on the days that the rules of the panel name, and tells
/// the panel what each batch shows. A case comes in whole, after its time to answer is over, so
/// that when something is told says nothing of when somebody answered. A day on which the server
/// did not run is made up for, as of that day.
@Component
public class PublishFeedback {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Access access;
    private final JdbcClient jdbc;
    private final Panel panel;
    private final TakeFeedback take;
    private final InstantSource clock;
    private final ZoneId seat;

    PublishFeedback(
            Access access,
            JdbcClient jdbc,
            Panel panel,
            TakeFeedback take,
            InstantSource clock,
            @Value("${goodoffices.zone:Asia/Hong_Kong}") ZoneId seat) {
        this.access = access;
        this.jdbc = jdbc;
        this.panel = panel;
        this.take = take;
        this.clock = clock;
        this.seat = seat;
    }

    /// Makes the batch of the last day that came, unless it was made.
    @Scheduled(fixedDelayString = "${goodoffices.feedback.every:PT1H}")
    public void publish() {
        var day = lastDay(clock.instant().atZone(seat).toLocalDate());
        try {
            publish(day);
        } catch (DuplicateKeyException _) {
            // another server makes it
        }
    }

    /// Makes the batch of a day, unless it was made.
    public void publish(LocalDate day) {
        access.run(PersonId.RULES, () -> batch(day));
    }

    private LocalDate lastDay(LocalDate today) {
        return panel.feedback().batches().stream()
                .flatMap(day ->
                        Stream.of(day.atYear(today.getYear() - 1), day.atYear(today.getYear())))
                .filter(day -> !day.isAfter(today))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private record Taken(UUID mediator, int answers, String sums, List<String> words) {}

    private void batch(LocalDate day) {
        if (jdbc.sql("select exists (select from feedback_batch where day = ?)")
                .param(day)
                .query(Boolean.class)
                .single()) {
            return;
        }
        jdbc.sql("insert into feedback_batch values (?, ?)")
                .params(day, java.sql.Timestamp.from(clock.instant()))
                .update();
        var rules = panel.feedback();
        var before = day.atStartOfDay(seat).toInstant().minus(Duration.ofDays(rules.days()));
        jdbc.sql("select * from take_feedback(?, ?, ?, ?)")
                .params(day, java.sql.Timestamp.from(before), rules.cases(), rules.answers())
                .query((row, _) -> {
                    var words = row.getArray("words");
                    return new Taken(
                            row.getObject("mediator", UUID.class),
                            row.getInt("answers"),
                            row.getString("sums"),
                            words == null ? List.of() : List.of((String[]) words.getArray()));
                })
                .list()
                .forEach(taken -> take.take(taken.mediator, day, told(taken), taken.words));
    }

    private static Map<String, String> told(Taken taken) {
        var sums = JSON.readValue(taken.sums, new TypeReference<Map<String, Integer>>() {});
        var told = new TreeMap<String, String>();
        sums.forEach((criterion, sum) -> told.put(criterion, Averages.told(sum, taken.answers)));
        return told;
    }
}
