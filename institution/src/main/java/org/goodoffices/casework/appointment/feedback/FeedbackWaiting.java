package org.goodoffices.casework.appointment.feedback;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.foundation.identity.AlsoWaits;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Visit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reminds whoever acts for a party, on their own first page, that the party can still answer about
/// its mediators: each by what their own side's lane holds.
@Component
class FeedbackWaiting implements AlsoWaits {

    /// Closed cases that are looked at, the last to close first.
    private static final int CASES = 10;

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Answering answering;

    FeedbackWaiting(JdbcClient jdbc, Docket docket, Answering answering) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.answering = answering;
    }

    @Override
    public List<Piece> of(PersonId person, Visit visit) {
        return jdbc
                .sql(
                        """
                        select f.number from case_standing s join case_file f on f.joint = s.lane
                         where s.ending is not null and s.since > ?
                           and exists (select from capacity k
                                        where k.case_id = s.case_id and k.role = 'party' and k.until is null and k.member = myself())
                         order by s.since desc, f.number limit ?\
                        """)
                .params(
                        Timestamp.from(
                                visit.now().minus(Duration.ofDays(answering.rules().days()))),
                        CASES)
                .query((row, _) -> new CaseNumber(row.getString("number")))
                .list()
                .stream()
                .flatMap(number -> docket.open(person, number).stream())
                .flatMap(open -> waits(visit, open))
                .toList();
    }

    private Stream<Piece> waits(Visit visit, OpenCase open) {
        var party = Answering.party(open);
        var ended = Answering.ended(open).orElse(null);
        if (party == null
                || ended == null
                || !visit.now().isBefore(answering.until(ended))
                || answering.mediators(open, ended).stream()
                        .allMatch(one -> Answering.answered(open, party, one.person()))) {
            return Stream.empty();
        }
        var words = new CaseWords(visit, open);
        return Stream.of(
                new Piece(
                        visit.t("feedback.title"),
                        words.address() + "/feedback",
                        words.title()
                                + " · "
                                + visit.t("feedback.until", visit.moment(answering.until(ended)))));
    }
}
