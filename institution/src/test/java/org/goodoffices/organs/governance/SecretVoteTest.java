package org.goodoffices.organs.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.goodoffices.organs.governance.HeldInSecret.TELLERS;
import static org.goodoffices.organs.governance.SessionAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.goodoffices.TestInstitution;
import org.goodoffices.engines.decision.Decision;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.engines.decision.ballots.BoxVerifier;
import org.goodoffices.engines.decision.ballots.Group;
import org.goodoffices.engines.decision.ballots.ThresholdTrustee;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.organs.governance.SecretVote.Stage;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Secret votes: elections over several ballots, votes on proposals, and what is refused.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecretVoteTest {

    /// States that are no party any more.
    private static final Set<String> GONE = ConcurrentHashMap.newKeySet();

    /// Parties that take part in one election only.
    private static final Set<String> JOINED = ConcurrentHashMap.newKeySet();

    static class Register {
        @Bean
        @Primary
        static StatesParties parties() {
            var all =
                    java.util.stream.Stream.concat(
                                    HeldInSecret.SEATS.values().stream(),
                                    java.util.stream.Stream.of("XWA", "XWB", "XWE"))
                            .map(code -> new StatesParties.State(code, code, code, group(code)))
                            .toList();
            return new StatesParties() {
                @Override
                public List<State> on(LocalDate day) {
                    return all.stream()
                            .filter(one -> !GONE.contains(one.code()))
                            .filter(one ->
                                    !one.code().startsWith("XW") || JOINED.contains(one.code()))
                            .toList();
                }

                @Override
                public Optional<State> named(String code) {
                    return all.stream().filter(one -> one.code().equals(code)).findFirst();
                }
            };
        }
    }

    private static String group(String code) {
        return switch (code) {
            case "XAV" -> "africa";
            case "XKH" -> "asia-pacific";
            case "XLO", "XWA", "XWB" -> "western-europe-others";
            default -> "eastern-europe";
        };
    }

    @AutoClose
    static final TestInstitution institution = TestInstitution.startWith(List.of(Register.class));

    private static final HeldInSecret held = HeldInSecret.sitting(institution);

    @Test
    @Order(1)
    void an_election_runs_over_two_ballots_to_those_elected() {
        held.election("1", "1", "Aino", "Bao", "Chidi");
        held.done(VARGA, OPEN_BALLOT, "secret", "1");
        assertThat(held.ballot("1", 0, List.of(List.of(1)))).contains(held.vote("1").uuid());
        held.votes("1", 0, 1);
        held.votes("1", 1, 1);
        held.votes("1", 2, 2);
        held.votes("1", 3, 3);
        held.votes("1", 3, 2); // of each credential the last counts
        held.votes("1", 4, 0);
        assertThat(held.box("1").trackers()).hasSize(5);
        held.count("1");

        var first = held.vote("1").rounds().getFirst();
        assertThat(first.result()).isEqualTo(List.of(List.of(1, 2, 2, 0)));
        assertThat(first.sentence().en())
                .isEqualTo(
                        "Ballot 1: 4 members voting, required majority 3 (more than half); Aino 2,"
                                + " Bao 2, Chidi 0.");
        assertThat(held.vote("1").stage()).isEqualTo(Stage.READY);
        assertThat(BoxVerifier.verify(held.box("1").archive()).result())
                .isEqualTo(List.of(List.of(1, 2, 2, 0)));

        held.done(VARGA, OPEN_BALLOT, "secret", "1");
        held.votes("1", 0, 1);
        held.votes("1", 1, 1);
        held.votes("1", 2, 2);
        held.votes("1", 3, 1);
        held.count("1", 2, 0, 1);
        held.refused(
                "is decided; the result stands",
                TELLERS.getFirst(),
                DECRYPT,
                "secret",
                "1",
                "decryption",
                "x");
        var second = held.vote("1").rounds().getLast();
        assertThat(second.result()).isEqualTo(List.of(List.of(0, 3, 1)));
        assertThat(second.sentence().zh()).contains("第2次投票", "当选：Aino");
        assertThat(held.vote("1").stage()).isEqualTo(Stage.OVER);
        assertThat(held.vote("1").elected()).containsExactly("Aino");
        assertThat(entries(ELECTED))
                .singleElement()
                .satisfies(one -> assertThat(one.value("elected")).isEqualTo("Aino"));
        held.refused("is decided; the result stands", VARGA, OPEN_BALLOT, "secret", "1");
    }

    private static List<SessionEntry> entries(SessionAct act) {
        return held.now().entries().stream().filter(one -> one.act() == act).toList();
    }

    @Test
    @Order(2)
    void of_those_tied_in_the_second_ballot_lots_choose_one_as_everybody_can_repeat() {
        held.election("2", "1", "Aino", "Bao");
        for (int ballot = 1; ballot <= 2; ballot++) {
            held.done(VARGA, OPEN_BALLOT, "secret", "2");
            held.votes("2", 0, 1);
            held.votes("2", 1, 2);
            held.count("2");
        }
        assertThat(held.vote("2").stage()).isEqualTo(Stage.LOTS);
        held.refused("lots are drawn first", VARGA, OPEN_BALLOT, "secret", "2");
        held.done(VARGA, DRAW_LOTS, "secret", "2");

        long seed = Long.parseLong(entries(DRAW_LOTS).getLast().value("seed"));
        var chosen = new java.util.Random(seed).nextInt(2) == 0 ? "Bao" : "Aino";
        assertThat(held.vote("2").elected()).containsExactly(chosen);
        assertThat(entries(DRAW_LOTS).getLast().value("sentenceZh")).contains("中签者为" + chosen);
    }

    @Test
    @Order(3)
    void contested_seats_of_the_council_are_elected_group_by_group_on_one_paper() {
        JOINED.addAll(List.of("XWA", "XWB", "XWE"));
        // long after the terms of the sample world's Council
        var begins =
                LocalDate.ofInstant(institution.clock().instant(), ZoneOffset.UTC).plusYears(5);
        held.done(
                VARGA,
                PUT_ELECTION,
                "office",
                "organ-council",
                "begins",
                begins.toString(),
                "tellers",
                HeldInSecret.tellers());
        held.refused("Choose a State Party", ADEYEMI, NOMINATE, "secret", "3");
        var seats = ((SecretVote.Subject.Seats) held.vote("3").subject()).seats();
        assertThat(seats.values().stream().mapToInt(one -> one).sum()).isEqualTo(15);
        held.credentials("3");
        held.refused("or there are none at all", VARGA, ACCLAIM, "secret", "3");
        for (var state : List.of("XAV", "XKH", "XLO", "XNE", "XOS", "XWA", "XWB", "XWE")) {
            held.done(ADEYEMI, NOMINATE, "secret", "3", "candidate", state);
        }
        held.refused("fewer candidates than places", VARGA, OPEN_BALLOT, "secret", "3");
        held.done(VARGA, ACCLAIM, "secret", "3");
        assertThat(held.vote("3").stage()).isEqualTo(Stage.READY);
        assertThat(held.vote("3").acclaimed())
                .containsExactly("africa", "asia-pacific", "latin-america-caribbean");
        assertThat(entries(ELECTED)).noneMatch(one -> one.value("secret").equals("3"));

        held.done(VARGA, OPEN_BALLOT, "secret", "3");
        var both = List.of(List.of(1, 2), List.of(1, 3));
        assertThat(held.cast("3", held.ballot("3", 0, both)))
                .isInstanceOf(CastBallot.Outcome.InTheBox.class);
        held.count("3");
        assertThat(held.vote("3").elected())
                .containsExactly("XAV", "XKH", "XNE", "XOS", "XLO", "XWB");
        assertThat(held.vote("3").rounds().getFirst().sentence().en())
                .contains("Eastern European States: Ballot 1: 1 members voting");
        assertThat(entries(ELECTED).getLast().value("states")).isEqualTo("XAV,XKH,XNE,XOS,XLO,XWB");
        JOINED.clear();
    }

    @Test
    @Order(4)
    void what_is_not_possible_is_refused_in_a_sentence() {
        held.election("4", "1", "Aino", "Bao");
        held.refused("Only the tellers", MARENKO, MIX, "secret", "4");
        held.refused("No ballot is open", VARGA, CLOSE_BALLOT, "secret", "4");
        held.done(VARGA, OPEN_BALLOT, "secret", "4");
        held.refused("No ballot has been cast", VARGA, CLOSE_BALLOT, "secret", "4");
        held.refused("A ballot of secret vote 4", VARGA, CLOSE_MEETING, "meeting", "1");
        held.refused("no candidate can be put", ADEYEMI, NOMINATE, "secret", "4");
        held.refused("without a credential nobody votes", ADEYEMI, REGISTER, "secret", "4");
        assertThat(held.enter(ADEYEMI, CLOSE_BALLOT, "secret", "4"))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(held.enter(BRANDT, REGISTER, "secret", "4")).isInstanceOf(Outcome.Unknown.class);

        var ballot = held.ballot("4", 0, List.of(List.of(1)));
        var other = held.credentials.getFirst();
        held.credentials.set(0, held.credentials.get(1));
        held.credentials.set(
                1,
                org.goodoffices.engines.decision.ballots.Credential.draw(new java.util.Random(1)));
        not("not on the list", held.ballot("4", 1, List.of(List.of(1))));
        held.credentials.set(1, held.credentials.getFirst());
        held.credentials.set(0, other);
        not("This is not what it should be", "no ballot");
        not("do not hold", changed(ballot));
        assertThat(held.cast("4", ballot)).isInstanceOf(CastBallot.Outcome.InTheBox.class);
        not("This very ballot is already", ballot);
        held.votes("4", 0, 2);
        not("This very ballot is already", ballot); // by whoever saw it in the box

        held.done(VARGA, CLOSE_BALLOT, "secret", "4");
        not("The ballot is closed", held.ballot("4", 1, List.of(List.of(1))));
        held.refused("two of the tellers have not opened", VARGA, DECLARE, "secret", "4");
        held.refused(
                "Only the tellers",
                MARENKO,
                DECRYPT,
                "secret",
                "4",
                "decryption",
                held.decryption("4", 0));
        held.refused(
                "is not proven",
                TELLERS.getFirst(),
                DECRYPT,
                "secret",
                "4",
                "decryption",
                changed(held.decryption("4", 0)));
        held.refused(
                "is not proven",
                TELLERS.getFirst(),
                DECRYPT,
                "secret",
                "4",
                "decryption",
                held.decryption("4", 1));
        held.done(
                TELLERS.getFirst(), DECRYPT, "secret", "4", "decryption", held.decryption("4", 0));
        held.refused("already opened", TELLERS.getFirst(), DECRYPT, "secret", "4");
        held.refused("two of the tellers have not opened", VARGA, DECLARE, "secret", "4");
        held.refused("needed in both", VARGA, BREAK_OFF, "secret", "4", "reasonEn", "Lost keys");
        held.done(VARGA, BREAK_OFF, "secret", "4", "reasonEn", "Lost keys", "reasonZh", "密钥遗失");
        held.refused("was broken off", VARGA, DECLARE, "secret", "4");
        assertThat(held.vote("4").elected()).isEmpty();
    }

    private static void not(String sentence, String ballot) {
        assertThat(held.cast("4", ballot))
                .isInstanceOfSatisfying(
                        CastBallot.Outcome.Refused.class,
                        refused -> assertThat(refused.reason().en()).contains(sentence));
    }

    /// With another digit in the first proof.
    private static String changed(String ballot) {
        int at = ballot.indexOf("\"response\":\"") + 12;
        return ballot.substring(0, at)
                + (ballot.charAt(at) == '1' ? '2' : '1')
                + ballot.substring(at + 1);
    }

    @Test
    @Order(5)
    void keys_credentials_and_lists_that_are_not_ones_own_are_refused() {
        held.put("1");
        held.refused(
                "Name 3 delegates",
                VARGA,
                PUT_ELECTION,
                "office",
                "organ-council",
                "tellers",
                ADEYEMI.id().toString());
        held.keys("5");
        held.refused(
                "registration of credentials is not closed", ADEYEMI, MAKE_KEYS, "secret", "5");
        held.refused(
                "registration of credentials is not closed", ADEYEMI, SHARE_KEYS, "secret", "5");
        var envelope = held.bytes(256 + 3 * 81);
        held.refused("not a sealed", ADEYEMI, REGISTER, "secret", "5", "envelope", "AAAA");
        held.done(ADEYEMI, REGISTER, "secret", "5", "envelope", envelope);
        held.refused("handed in before", TANVIR, REGISTER, "secret", "5", "envelope", envelope);
        held.refused("nobody could vote in secret", VARGA, CLOSE_REGISTRATION, "secret", "5");
        GONE.add("XNE");
        try {
            held.refused(
                    "XNE is not a party",
                    TANVIR,
                    REGISTER,
                    "secret",
                    "5",
                    "envelope",
                    held.bytes(256 + 3 * 81));
        } finally {
            GONE.clear();
        }
        held.register("5");
        held.done(VARGA, CLOSE_REGISTRATION, "secret", "5");
        held.refused("turn of teller 1", TELLERS.get(1), MIX, "secret", "5");
        held.refused("must be 5 different", TELLERS.getFirst(), MIX, "secret", "5", "list", "x");
        key("does not come from the commitments", held.trustee(1));
        key("is not proven", changed(held.trustee(0)));
        held.mix("5");
        held.done(ADEYEMI, NOMINATE, "secret", "5", "nameEn", "Aino", "nameZh", "艾诺");
        held.refused(
                "already put forward",
                TANVIR,
                NOMINATE,
                "secret",
                "5",
                "nameEn",
                "Aino",
                "nameZh",
                "艾诺");
        GONE.add("XNE");
        try {
            held.refused("has to be broken off", VARGA, OPEN_BALLOT, "secret", "5");
        } finally {
            GONE.clear();
        }
        held.done(VARGA, BREAK_OFF, "secret", "5", "reasonEn", "x", "reasonZh", "x");
    }

    private static void key(String sentence, String trustee) {
        var list = held.envelopes(2);
        held.refused(
                sentence, TELLERS.getFirst(), MIX, "secret", "5", "list", list, "trustee", trustee);
    }

    @Test
    @Order(6)
    void of_two_who_close_or_declare_at_once_one_does_and_nothing_is_counted_twice()
            throws Exception {
        held.election("6", "1", "Aino", "Bao");
        held.done(VARGA, OPEN_BALLOT, "secret", "6");
        held.votes("6", 0, 1);
        held.votes("6", 1, 1);
        once(CLOSE_BALLOT);
        for (int i = 0; i < 3; i++) {
            held.done(
                    TELLERS.get(i), DECRYPT, "secret", "6", "decryption", held.decryption("6", i));
        }
        institution
                .owner()
                .sql(
                        """
                        create function fails() returns trigger language plpgsql as 'begin raise exception ''killed''; end';
                        create trigger killed before insert on session_entry for each row
                            when (new.kind = 'elected') execute function fails();
                        """)
                .update();
        var before = held.now().entries();
        assertThatThrownBy(() -> held.enter(VARGA, DECLARE, "secret", "6"))
                .rootCause()
                .hasMessageContaining("killed");
        institution.owner().sql("drop trigger killed on session_entry").update();
        assertThat(held.now().entries()).isEqualTo(before);
        once(DECLARE);

        assertThat(held.vote("6").elected()).containsExactly("Aino");
        assertThat(entries(ELECTED)).filteredOn(one -> one.value("secret").equals("6")).hasSize(1);
    }

    private static void once(SessionAct act) throws Exception {
        var barrier = new CyclicBarrier(3);
        var tries = new ArrayList<Callable<Outcome>>();
        for (int i = 0; i < 3; i++) {
            var token = held.token();
            tries.add(() -> {
                barrier.await();
                return institution
                        .bean(EnterSessionAct.class)
                        .enter(
                                VARGA.id(),
                                held.session,
                                act,
                                java.util.Map.of("secret", "6"),
                                token);
            });
        }
        var outcomes = new ArrayList<Outcome>();
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (var one : threads.invokeAll(tries)) {
                outcomes.add(one.get());
            }
        }
        assertThat(outcomes).filteredOn(one -> one instanceof Outcome.Done).hasSize(1);
        assertThat(outcomes).filteredOn(one -> one instanceof Outcome.Refused).hasSize(2);
    }

    @Test
    @Order(7)
    void a_proposal_is_decided_by_secret_ballot() {
        held.done(
                ADEYEMI, SUBMIT, "titleEn", "Seat", "titleZh", "会址", "en", "Decides.", "zh", "决定。");
        held.done(VALDES, CONFIRM_PARITY, "document", "1");
        held.refused(
                "Name 3 delegates",
                VARGA,
                OPEN_VOTE,
                "document",
                "1",
                "matter",
                "substance",
                "method",
                "secret");
        held.done(
                VARGA,
                OPEN_VOTE,
                "document",
                "1",
                "matter",
                "substance",
                "method",
                "secret",
                "tellers",
                HeldInSecret.tellers());
        held.refused("not closed here", VARGA, CLOSE_VOTE, "decision", "1");
        held.credentials("7");
        held.done(VARGA, OPEN_BALLOT, "secret", "7");
        held.votes("7", 0, 1);
        held.votes("7", 1, 1);
        held.votes("7", 2, 2);
        held.votes("7", 3, 0);
        held.count("7");

        var result = java.util.Objects.requireNonNull(held.now().vote("1").orElseThrow().result());
        assertThat(result.sentence().en()).contains("2 + 1 = 3", "is adopted");
        assertThat(result.votes()).isEmpty();
        assertThat(held.now().resolutions()).hasSize(1);
    }

    @Test
    @Order(8)
    void the_database_knows_no_voter_and_takes_no_ballot_under_a_name_or_after_the_closing() {
        var columns =
                institution
                        .owner()
                        .sql(
                                "select column_name from information_schema.columns where table_name"
                                        + " = 'session_ballot'")
                        .query(String.class)
                        .list();
        assertThat(columns)
                .containsExactlyInAnyOrder(
                        "session", "secret", "ballot", "place", "content", "hash");
        held.election("8", "1", "Aino", "Bao");
        held.done(VARGA, OPEN_BALLOT, "secret", "8");
        var insert =
                "insert into session_ballot select ?, ?, 1, 99, 'x', decode(repeat('00', 32), 'hex')";
        denied(TANVIR.id(), insert, held.session, 8);
        denied(PersonId.PUBLIC, insert, held.session, 1);
        denied(PersonId.PUBLIC, "delete from session_ballot");
        denied(PersonId.PUBLIC, "update session_ballot set place = 7");
        denied(
                MARENKO.id(),
                "insert into session_entry select session, max(number) + 1, 'decrypt', true,"
                        + " '{\"number\":' || max(number) + 1 || '}', decode(repeat('00', 32), 'hex'),"
                        + " myself(), null, null, null from session_entry where session = '"
                        + held.session
                        + "' group by session");
        // a teller's complaint ends a vote; it cannot decide it
        denied(
                TANVIR.id(),
                "insert into session_entry select session, max(number) + 1, 'result', true,"
                        + " '{\"values\":{\"outcome\":\"ADOPTED\"}}', decode(repeat('00', 32),"
                        + " 'hex'), myself(), null, null, null from session_entry where session = '"
                        + held.session
                        + "' group by session");
    }

    private static void certificate(String sentence, SamplePerson who, String vote, String json) {
        var opening = held.bytes(65);
        if (sentence.isEmpty()) {
            held.done(who, MAKE_KEYS, "secret", vote, "certificate", json, "opening", opening);
        } else {
            held.refused(
                    sentence,
                    who,
                    MAKE_KEYS,
                    "secret",
                    vote,
                    "certificate",
                    json,
                    "opening",
                    opening);
        }
    }

    private static void commitments(String sentence, SamplePerson who, String vote, String json) {
        held.refused(
                sentence,
                who,
                SHARE_KEYS,
                "secret",
                vote,
                "commitments",
                json,
                "shares",
                held.shares());
    }

    @Test
    @Order(11)
    void false_certificates_and_commitments_are_refused() {
        var vote = held.put("1");
        var random = new java.util.Random(29);
        var one = ThresholdTrustee.draw(Group.BELENIOS_2048, 2, random);
        var steep = ThresholdTrustee.draw(Group.BELENIOS_2048, 3, random);
        var last = ThresholdTrustee.draw(Group.BELENIOS_2048, 2, random);
        var own = one.certificate().json();
        certificate("Only the tellers", MARENKO, vote, own);
        certificate("This is not what it should be", ADEYEMI, vote, "{}");
        certificate("signature of a trustee does not hold", ADEYEMI, vote, changed(own));
        certificate(
                "signature of a trustee does not hold",
                ADEYEMI,
                vote,
                own.replaceFirst("verification", "encryption")
                        .replaceFirst("(.*)encryption", "$1verification"));
        held.refused(
                "not keys of your own",
                ADEYEMI,
                MAKE_KEYS,
                "secret",
                vote,
                "certificate",
                own,
                "opening",
                held.bytes(64));
        certificate("", ADEYEMI, vote, own);
        certificate("already made", ADEYEMI, vote, own);
        certificate("not keys of your own", TANVIR, vote, own); // which TANVIR cannot sign with
        commitments("have not all made their keys", ADEYEMI, vote, one.commitments().json());
        certificate("", TANVIR, vote, steep.certificate().json());
        certificate("", SEITKALI, vote, last.certificate().json());

        var mine = one.commitments().json();
        commitments("Only the tellers", MARENKO, vote, mine);
        commitments("signature of a trustee does not hold", ADEYEMI, vote, changed(mine));
        commitments(
                "signature of a trustee does not hold", ADEYEMI, vote, last.commitments().json());
        commitments("do not fit the threshold", TANVIR, vote, steep.commitments().json());
        held.refused(
                "One sealed share is needed for each of the 3 tellers",
                ADEYEMI,
                SHARE_KEYS,
                "secret",
                vote,
                "commitments",
                mine,
                "shares",
                held.bytes(32 + 81) + "\n" + held.bytes(32 + 81));
        held.done(
                ADEYEMI, SHARE_KEYS, "secret", vote, "commitments", mine, "shares", held.shares());
        commitments("already shared", ADEYEMI, vote, mine);
        held.refused("have not all shared their keys", MARENKO, REGISTER, "secret", vote);
        held.done(VARGA, BREAK_OFF, "secret", vote, "reasonEn", "x", "reasonZh", "x");
    }

    @Test
    @Order(12)
    void a_complaint_of_a_share_ends_the_vote_and_says_whose_share_it_was() {
        var election = held.put("1");
        held.refused(
                "have not all made their keys",
                ADEYEMI,
                COMPLAIN,
                "secret",
                election,
                "accused",
                "2");
        held.keys(election);
        held.refused("Only the tellers", MARENKO, COMPLAIN, "secret", election, "accused", "2");
        for (var nobody : List.of("", "0", "1", "4", "x")) {
            held.refused(
                    "Choose another teller",
                    ADEYEMI,
                    COMPLAIN,
                    "secret",
                    election,
                    "accused",
                    nobody);
        }
        held.done(ADEYEMI, COMPLAIN, "secret", election, "accused", "2");
        assertThat(held.vote(election).brokenOff())
                .isEqualTo(
                        new Text(
                                "Teller 1 says that the share of the keys from teller 2 cannot be"
                                        + " opened or is not the one committed to. Which of the two"
                                        + " is at fault cannot be told from here.",
                                "第1计票人称，第2计票人交付的密钥份额不能拆封，或者与其承诺不符。过失在何方，无从由此判明。"));
        held.refused("was broken off", MARENKO, REGISTER, "secret", election);

        held.done(
                ADEYEMI, SUBMIT, "titleEn", "Flag", "titleZh", "旗帜", "en", "Decides.", "zh", "决定。");
        held.done(VALDES, CONFIRM_PARITY, "document", "2");
        openVote();
        var proposal = String.valueOf(held.now().secretVotes().size());
        held.keys(proposal);
        held.register(proposal);
        held.done(VARGA, CLOSE_REGISTRATION, "secret", proposal);
        held.done(
                ADEYEMI,
                MIX,
                "secret",
                proposal,
                "list",
                held.envelopes(2),
                "trustee",
                held.trustee(0));
        held.refused("too late to complain", ADEYEMI, COMPLAIN, "secret", proposal, "accused", "2");
        held.done(SEITKALI, COMPLAIN, "secret", proposal, "accused", "1");
        var result = Objects.requireNonNull(held.now().votes().getLast().result());
        assertThat(result.outcome()).isEqualTo(Decision.Outcome.UNDECIDED);
        assertThat(result.sentence().en())
                .startsWith("Teller 3 says that the share of the keys from teller 1 cannot");
        openVote(); // the same is put again
        held.done(
                VARGA,
                BREAK_OFF,
                "secret",
                String.valueOf(held.now().secretVotes().size()),
                "reasonEn",
                "x",
                "reasonZh",
                "x");
    }

    private static void openVote() {
        held.done(
                VARGA,
                OPEN_VOTE,
                "document",
                "2",
                "matter",
                "substance",
                "method",
                "secret",
                "tellers",
                HeldInSecret.tellers());
    }

    private static void denied(PersonId person, String sql, Object... values) {
        assertThatThrownBy(() ->
                        institution
                                .bean(Access.class)
                                .as(
                                        person,
                                        () ->
                                                institution
                                                        .bean(JdbcClient.class)
                                                        .sql(sql)
                                                        .params(values)
                                                        .update()))
                .as(sql)
                .rootCause()
                .isInstanceOfSatisfying(
                        java.sql.SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    @Test
    @Order(9)
    void the_live_view_tells_how_many_ballots_are_in_and_no_more() {
        var live = "/sessions/" + held.session + "/meetings/1/live/stream";
        assertThat(institution.guest().get(live).body()).contains("0 of 5 credentials");
        held.votes("8", 0, 1);
        var one = institution.guest().get(live).body();
        assertThat(one)
                .contains("Votes can be cast. 1 of 5 credentials have been used so far.")
                .contains("5项凭证中迄今已有1项用于投票")
                .doesNotContain("Aino", "Bao", held.box("8").trackers().getFirst());
        held.votes("8", 0, 2); // of each credential the last counts
        assertThat(institution.guest().get(live).body()).isEqualTo(one);
        held.count("8");
        assertThat(institution.guest().get(live).body())
                .containsPattern("Bao</span> *<b>1</b>")
                .contains("Ballot 1: 1 members voting");
    }

    @Test
    @Order(10)
    void the_box_says_the_same_to_everybody_and_a_flipped_byte_is_found() {
        var page = "/sessions/" + held.session + "/secret-votes/1/ballots/2";
        assertThat(institution.guest().get(page).body())
                .contains("Declared. 4 of 5 credentials", "Aino")
                .doesNotContain("Adeyemi");
        assertThat(institution.guest().get(page + "/box").status()).isEqualTo(200);
        var box = held.box("1").archive();
        assertThat(BoxVerifier.verify(box).valid()).isTrue();
        for (int at = 700; at < box.length; at += box.length / 7) {
            box[at] ^= 1;
            assertThat(BoxVerifier.verify(box).valid()).as("byte " + at).isFalse();
            box[at] ^= 1;
        }
    }
}
