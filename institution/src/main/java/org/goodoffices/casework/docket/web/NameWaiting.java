package org.goodoffices.casework.docket.web;

import java.util.List;
import java.util.stream.Stream;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.foundation.identity.AlsoWaits;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Visit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reminds whoever acts for a party that another has named, on their own first page, to say how it
/// is called.
@Component
class NameWaiting implements AlsoWaits {

    /// Cases that are looked at, the last to be opened first.
    private static final int CASES = 10;

    private final JdbcClient jdbc;
    private final Docket docket;
    private final NameController names;

    NameWaiting(JdbcClient jdbc, Docket docket, NameController names) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.names = names;
    }

    @Override
    public List<Piece> of(PersonId person, Visit visit) {
        return jdbc
                .sql(
                        """
                        select f.number from capacity k join case_standing s on s.case_id = k.case_id
                                                        join case_file f on f.id = k.case_id
                         where k.member = myself() and k.role = 'party' and k.until is null and s.ending is null
                           and exists (select from party_named p
                                        where p.id = k.party and not p.requesting and p.named_at is null)
                         order by f.opened_at desc, f.number limit ?\
                        """)
                .param(CASES)
                .query((row, _) -> new CaseNumber(row.getString("number")))
                .list()
                .stream()
                .flatMap(number -> docket.open(person, number).stream())
                .flatMap(open -> {
                    var way = names.of(visit, open);
                    return way == null
                            ? Stream.empty()
                            : Stream.of(
                                    new Piece(
                                            way.text(),
                                            way.address(),
                                            new CaseWords(visit, open).title()));
                })
                .toList();
    }
}
