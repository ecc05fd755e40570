package org.goodoffices.casework.appointment.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.goodoffices.casework.appointment.graph.Tie.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadTiesTest {

    private static final String CHILD = "AAAAAAAAAAAAAAAAAA01";
    private static final String PARENT = "BBBBBBBBBBBBBBBBBB02";

    private static TieGraph read(String... files) throws NotReadable, IOException {
        var drawing = new TieGraph.Drawing();
        for (var file : files) {
            ReadTies.from(bytes(file), "f", drawing);
        }
        return drawing.done();
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Tie only(TieGraph graph, String one, String other) {
        var path = graph.path(graph.place(one).orElseThrow(), graph.place(other).orElseThrow());
        assertThat(path.steps().getFirst().ties()).hasSize(1);
        return path.steps().getFirst().ties().getFirst();
    }

    @Test
    void gleif_tables_give_bodies_and_who_consolidates_whom() throws Exception {
        var graph =
                read(
                        "\uFEFFLEI,Entity.LegalName,Entity.OtherEntityNames.OtherEntityName.1\r\n"
                                + CHILD
                                + ",\"Harbour, Ltd\",海港有限公司\r\n"
                                + PARENT
                                + ",Holding SA,\r\n",
                        """
                        Relationship.StartNode.NodeID,Relationship.StartNode.NodeIDType,Relationship.EndNode.NodeID,\
                        Relationship.EndNode.NodeIDType,Relationship.RelationshipType,Relationship.Period.1.startDate,\
                        Relationship.Period.1.endDate,Relationship.Period.1.periodType,Relationship.Period.2.startDate,\
                        Relationship.Period.2.endDate,Relationship.Period.2.periodType,Relationship.Period.3.startDate,\
                        Relationship.Period.3.endDate,Relationship.Period.3.periodType
                        %s,LEI,%s,LEI,IS_DIRECTLY_CONSOLIDATED_BY,2021-01-01T01:00:00+01:00,2021-12-31T00:00:00Z,\
                        ACCOUNTING_PERIOD,2017-12-06T00:00:00Z,,RELATIONSHIP_PERIOD,2022-01-01,2022-12-31,DOCUMENT_FILING_PERIOD
                        """
                                .formatted(CHILD, PARENT));
        assertThat(graph.size()).isEqualTo(2);
        assertThat(graph.thing(0).names()).containsExactly("Harbour, Ltd", "海港有限公司");
        var tie = only(graph, "lei:" + CHILD, "lei:" + PARENT);
        assertThat(tie.kind()).isEqualTo(TieKind.CONSOLIDATES);
        assertThat(tie.from()).isEqualTo("lei:" + PARENT);
        assertThat(tie.since()).isEqualTo(LocalDate.of(2017, 12, 6));
        assertThat(tie.until()).as("the accounts' year is not the tie's").isNull();
        assertThat(tie.evidence()).isEqualTo(new Evidence.InFile("f", 2, ""));
    }

    @Test
    void gleif_json_says_the_same() throws Exception {
        var graph =
                read(
                        """
                        {"records": [
                          {"LEI": {"$": "%1$s"}, "Entity": {"LegalName": {"@xml:lang": "en", "$": "Harbour Ltd"},
                            "OtherEntityNames": {"OtherEntityName": [{"$": "Haven"}]}}},
                          {"LEI": {"$": "%2$s"}, "Entity": {"LegalName": {"$": "Holding SA"}}}]}
                        """
                                .formatted(CHILD, PARENT),
                        """
                        {"relations": [
                          {"RelationshipRecord": {"Relationship": {
                            "StartNode": {"NodeID": {"$": "%1$s"}, "NodeIDType": {"$": "LEI"}},
                            "EndNode": {"NodeID": {"$": "%2$s"}, "NodeIDType": {"$": "LEI"}},
                            "RelationshipType": {"$": "IS_FUND-MANAGED_BY"},
                            "RelationshipPeriods": {"RelationshipPeriod": [
                              {"StartDate": {"$": "2020-03-01T00:00:00Z"}, "PeriodType": {"$": "RELATIONSHIP_PERIOD"}}]}}}}]}
                        """
                                .formatted(CHILD, PARENT));
        assertThat(graph.thing(0).names()).containsExactly("Harbour Ltd", "Haven");
        var tie = only(graph, "lei:" + CHILD, "lei:" + PARENT);
        assertThat(tie.kind()).isEqualTo(TieKind.MANAGES_FUND);
        assertThat(tie.from()).isEqualTo("lei:" + PARENT);
        assertThat(tie.since()).isEqualTo(LocalDate.of(2020, 3, 1));
    }

    @Test
    void statements_of_version_0_3_stand_in_a_list() throws Exception {
        var graph =
                read(
                        """
                        [{"statementID": "e1", "statementType": "entityStatement", "name": "Harbour Ltd",
                          "identifiers": [{"scheme": "XI-LEI", "id": "%s"}]},
                         {"statementID": "p1", "statementType": "personStatement",
                          "names": [{"fullName": "Chen Li"}, {"fullName": "陈丽"}]},
                         {"statementID": "o1", "statementType": "ownershipOrControlStatement",
                          "subject": {"describedByEntityStatement": "e1"},
                          "interestedParty": {"describedByPersonStatement": "p1"},
                          "interests": [{"type": "shareholding", "startDate": "2016-04-06", "share": {"exact": 30}}]},
                         {"statementID": "o2", "statementType": "ownershipOrControlStatement", "replacesStatements": ["o1"],
                          "subject": {"describedByEntityStatement": "e1"},
                          "interestedParty": {"describedByPersonStatement": "p1"},
                          "interests": [{"type": "shareholding", "startDate": "2016-04-06", "endDate": "2019-05",
                                         "share": {"minimum": 25, "maximum": 50}}]}]
                        """
                                .formatted(CHILD));
        var tie = only(graph, "bods:p1", "lei:" + CHILD);
        assertThat(tie.kind()).isEqualTo(TieKind.OWNS);
        assertThat(tie.from()).isEqualTo("bods:p1");
        assertThat(tie.share()).isEqualTo(new Share(25, 50));
        assertThat(tie.until()).isEqualTo(LocalDate.of(2019, 5, 31));
        assertThat(tie.evidence()).isEqualTo(new Evidence.InFile("f", 9, "o2"));
    }

    @Test
    void statements_of_version_0_4_stand_one_a_line_and_the_last_of_a_record_holds()
            throws Exception {
        var lines =
                """
                {"statementId": "s1", "recordId": "c", "recordType": "entity", "recordStatus": "new", "recordDetails": {"entityType": {"type": "state"}, "name": "Freedonia"}}
                {"statementId": "s2", "recordId": "p", "recordType": "person", "recordDetails": {"names": [{"fullName": "A. Lee"}]}}
                {"statementId": "s3", "recordId": "r", "recordType": "relationship", "recordDetails": {"subject": "c", "interestedParty": "p", "interests": [{"type": "boardMember"}]}}
                {"statementId": "s4", "recordId": "q", "recordType": "relationship", "recordDetails": {"subject": "c", "interestedParty": {"reason": "unknown"}}}
                """;
        var graph = read(lines);
        assertThat(graph.thing(0).kind()).isEqualTo(ThingKind.STATE);
        assertThat(graph.ties()).isEqualTo(1);
        assertThat(only(graph, "bods:p", "bods:c").kind()).isEqualTo(TieKind.DIRECTS);
        var closed =
                """
                {"statementId": "s5", "recordId": "r", "recordType": "relationship", "recordStatus": "closed", "recordDetails": {"subject": "c", "interestedParty": "p"}}
                """;
        assertThat(read(lines + closed).ties()).isZero();
    }

    @Test
    void a_table_of_ones_own_needs_three_columns() throws Exception {
        var graph =
                read(
                        """
                        from,tie,to,from_type,to_type,since,until,share
                        Acme Ltd,owned-by,Holding SA,,,2019,,60%
                        Wang Fang,family-of,Wang Lei,person,person,,,
                        Holding SA,employs,Wang Lei,,,2020-02,2024-06-30,
                        """);
        assertThat(graph.size()).as("one name, one bearer").isEqualTo(4);
        var owns = only(graph, "f:Acme Ltd", "f:Holding SA");
        assertThat(owns.from()).isEqualTo("f:Holding SA");
        assertThat(owns.share()).isEqualTo(new Share(60, 60));
        assertThat(owns.since()).isEqualTo(LocalDate.of(2019, 1, 1));
        assertThat(graph.thing(graph.place("f:Wang Lei").orElseThrow()).kind())
                .isEqualTo(ThingKind.PERSON);
        var employs = only(graph, "f:Wang Lei", "f:Holding SA");
        assertThat(employs.kind()).isEqualTo(TieKind.WORKS_FOR);
        assertThat(employs.until()).isEqualTo(LocalDate.of(2024, 6, 30));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "|f, line 1: There is nothing in the file.",
                "a,b~1,2|f, line 1: The first row names the columns of none of the formats: LEI and Entity.LegalName; Relationship.StartNode.NodeID; or from, tie, to.",
                "from,tie,to,to~A,owns,B,C|f, line 1, to: Two columns have this name.",
                "from,tie,to~A,owns|f, line 2: 2 fields, but the first row has 3.",
                "from,tie,to~A,owns,B~,owns,C|f, line 3, from: This field is empty or missing.",
                "from,tie,to~A,befriends,B|f, line 2, tie: There is no tie “befriends”.",
                "from,tie,to~A,owns,\"B|f, line 2: A quotation mark is not closed.",
                "from,tie,to,share~A,owns,B,160|f, line 2, share: A share is a number from 0 to 100, or two such as 25-50.",
                "from,tie,to,share~A,owns,B,half|f, line 2, share: A share is a number from 0 to 100, or two such as 25-50.",
                "from,tie,to,since~A,owns,B,31.5.2024|f, line 2, since: This is no date such as 2024-05-31, 2024-05 or 2024.",
                "from,tie,to,since~A,owns,B,2024-02-30|f, line 2, since: This is no date such as 2024-05-31, 2024-05 or 2024.",
                "from,tie,to,since,until~A,owns,B,2024,2023|f, line 2: It ends before it begins.",
                "from,tie,to,to_type~A,owns,B,planet|f, line 2, to_type: “planet” is none of person, company, state and matter.",
                "LEI,Entity.LegalName~123,A|f, line 2, LEI: This is no LEI: 20 capital letters and figures (ISO 17442).",
                "[{]|f, line 1: This is not JSON.",
                "[~1]|f, line 2: Here stands no statement.",
                "{}|f, line 1, statementID: This field is empty or missing.",
                "[{\"statementID\": \"x\", \"statementType\": \"poem\"}]|f, line 1, statementType: “poem” is no kind of statement.",
                "{\"statementId\": \"x\", \"recordType\": \"person\"}|f, line 1, recordId: This field is empty or missing.",
                "{\"records\": [{\"LEI\": {\"$\": \"1\"}, \"Entity\": {\"LegalName\": {\"$\": \"A\"}}}]}|f, line 1, LEI: This is no LEI: 20 capital letters and figures (ISO 17442)."
            })
    void a_bad_file_is_refused_by_file_line_and_field(String file, String why) {
        var text = file == null ? "" : file.replace('~', '\n');
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        NotReadable.class,
                        no -> {
                            assertThat(no.why().en()).isEqualTo(why);
                            assertThat(no.why().zh()).startsWith("f，第 ");
                        });
    }

    @Test
    void what_is_no_text_is_refused() {
        assertThatThrownBy(() ->
                        ReadTies.from(
                                new ByteArrayInputStream(
                                        new byte[] {'f', 'r', (byte) 0xC3, (byte) 0x28}),
                                "f",
                                new TieGraph.Drawing()))
                .isInstanceOf(NotReadable.class);
        assertThatThrownBy(() -> read("from,tie,to\n\0,owns,B\n")).isInstanceOf(NotReadable.class);
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(NotReadable.class);
    }

    @Test
    void a_name_is_found_in_another_script_and_however_it_is_written() throws Exception {
        var graph =
                read(
                        """
                        from,tie,to,to_type
                        Gazprom PJSC,employs,Angela Merkel,person
                        Harbour Holding SA,employs,Zhang Wei,person
                        """);
        var bearers = new Bearers(graph);
        assertThat(bearers.of("Ангела Меркель"))
                .extracting(Bearers.Bearer::name)
                .containsExactly("Angela Merkel");
        assertThat(bearers.of("ПАО Газпром"))
                .extracting(Bearers.Bearer::name)
                .containsExactly("Gazprom PJSC");
        var hidden = bearers.of("Zh\u200Bang\u202E Wei"); // a joiner and a turn that nobody sees
        assertThat(hidden).extracting(Bearers.Bearer::name).containsExactly("Zhang Wei");
        assertThat(hidden.getFirst().comparison().one().notices()).isNotEmpty();
        assertThat(bearers.of("x".repeat(10_000))).isEmpty();
        assertThat(bearers.of("")).isEmpty();
    }
}
