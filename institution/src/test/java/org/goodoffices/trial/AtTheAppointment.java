package org.goodoffices.trial;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.records.record.Lane;
import org.goodoffices.sample.SamplePerson;

/// An appointment as it stands in the record after this was done in it, without the forms: the
/// three of the sample world's panel on a list, in this order.
final class AtTheAppointment {

    static final List<SamplePerson> LISTED =
            List.of(SamplePerson.SOLHEIM, SamplePerson.LEUNG, SamplePerson.RAHMANI);

    private final TestInstitution institution;
    private final CaseNumber number;
    private final AtTheTable record;

    AtTheAppointment(TestInstitution institution, CaseNumber number) {
        this.institution = institution;
        this.number = number;
        this.record = new AtTheTable(institution, number);
    }

    /// The Registry stated what the case needs.
    AtTheAppointment stated() {
        record.enter(
                SamplePerson.CHEN,
                Lane.Kind.JOINT,
                LaneAct.NEEDS,
                Map.of("needs", List.of(Map.of("need", "language:en:negotiates", "weight", 0L))));
        return this;
    }

    /// The Registry sent a list, of which each side may strike one.
    String sent(Duration time) {
        var until = institution.clock().instant().plus(time);
        return record.asked(
                SamplePerson.CHEN,
                LaneAct.LIST,
                Map.of(
                        "candidates",
                        LISTED.stream()
                                .map(one ->
                                        Map.of(
                                                "id", one.id().toString(),
                                                "nameEn", one.en(),
                                                "nameZh", one.zh()))
                                .toList(),
                        "strikes",
                        1L,
                        "until",
                        until.toString()),
                until);
    }

    /// The Registry asked a candidate whether they could serve.
    String asked(SamplePerson candidate) {
        var entry =
                record.enter(
                        SamplePerson.CHEN,
                        Lane.Kind.REGISTRY,
                        LaneAct.INVITED,
                        Map.of(
                                "mediator",
                                candidate.id().toString(),
                                "mediators",
                                List.of(
                                        Map.of(
                                                "id", candidate.id().toString(),
                                                "nameEn", candidate.en(),
                                                "nameZh", candidate.zh()))));
        institution
                .owner()
                .sql(
                        """
                        insert into candidate_invited
                        select e.id, e.case_id, e.lane, ?, 'One; Other', '一方；另一方', ?, ? from entry e where e.id = ?
                        """)
                .params(
                        candidate.id().value(),
                        Timestamp.from(institution.clock().instant()),
                        Timestamp.from(institution.clock().instant().plus(Duration.ofDays(14))),
                        UUID.fromString(entry))
                .update();
        return entry;
    }

    /// A side struck the last of the list, and ranked the others as they stand.
    void answered(SamplePerson who, String list) {
        record.enter(
                who,
                Lane.Kind.OWN,
                LaneAct.LIST_ANSWER,
                Map.of(
                        "list",
                        list,
                        "strikes",
                        List.of(LISTED.get(2).id().toString()),
                        "ranks",
                        Map.of(
                                LISTED.get(0).id().toString(),
                                1L,
                                LISTED.get(1).id().toString(),
                                2L)));
    }
}
