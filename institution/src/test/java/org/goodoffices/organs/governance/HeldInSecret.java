package org.goodoffices.organs.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.organs.governance.SessionAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodoffices.TestInstitution;
import org.goodoffices.engines.decision.ballots.Ballot;
import org.goodoffices.engines.decision.ballots.Credential;
import org.goodoffices.engines.decision.ballots.Group;
import org.goodoffices.engines.decision.ballots.PartialDecryption;
import org.goodoffices.engines.decision.ballots.Refused;
import org.goodoffices.engines.decision.ballots.ThresholdTrustee;
import org.goodoffices.engines.decision.ballots.TrusteeKey;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.sample.SamplePerson;

/// A session of the sample world's Assembly with secret votes in it, held without a browser: what
/// delegates and tellers do on their own machines is done here, save the envelopes, of which the
/// server sees only how long they are.
public final class HeldInSecret {

    static final Map<SamplePerson, String> SEATS = new TreeMap<>();

    static {
        SEATS.put(ADEYEMI, "XAV");
        SEATS.put(SEITKALI, "XKH");
        SEATS.put(VARGA, "XLO");
        SEATS.put(TANVIR, "XNE");
        SEATS.put(MARENKO, "XOS");
    }

    /// The parties of the sample world, for a register that some of them can leave or others join.
    public static final List<StatesParties.State> PARTIES =
            Stream.of(
                            "XAV Avaria africa",
                            "XKH Kharun asia-pacific",
                            "XLO Lorvane western-europe-others",
                            "XNE Nerith asia-pacific",
                            "XOS Ostrevia eastern-europe")
                    .map(one -> one.split(" "))
                    .map(one -> new StatesParties.State(one[0], one[1], one[1], one[2]))
                    .toList();

    static final List<SamplePerson> TELLERS = List.of(ADEYEMI, TANVIR, SEITKALI);

    private static final AtomicInteger HELD = new AtomicInteger();

    private static final Group GROUP = Group.BELENIOS_2048;

    final TestInstitution institution;
    public final String session;
    final List<Credential> credentials = new ArrayList<>();
    final List<ThresholdTrustee> trustees = new ArrayList<>();
    private final List<TrusteeKey.Secret> secrets = new ArrayList<>();
    private final Random random = new Random(28);
    private int forms;

    private final Map<SamplePerson, String> seats;

    private HeldInSecret(
            TestInstitution institution, String session, Map<SamplePerson, String> seats) {
        this.institution = institution;
        this.session = session;
        this.seats = seats;
    }

    /// An institution in which the terms of the sample world's Council have ended for more than a
    /// year; its regulation stays.
    static TestInstitution longAfterTheSampleCouncil(Class<?> register) {
        var started = TestInstitution.startWith(List.of(register));
        started.clock().forward(Duration.ofDays(5 * 365));
        return started;
    }

    /// Who sits in an organ on a day, by their codes.
    public static List<String> members(TestInstitution institution, String organ, LocalDate day) {
        return institution
                .bean(Access.class)
                .as(PersonId.PUBLIC, () -> institution.bean(OrganMembers.class).on(organ, day))
                .stream()
                .map(StatesParties.State::code)
                .toList();
    }

    /// Somebody has looked at every session, from outside and from inside: what is read a second
    /// time asks less of the database.
    public static void looked(TestInstitution institution) {
        for (var who : List.of(PersonId.PUBLIC, VALDES.id())) {
            institution.bean(Access.class).as(who, institution.bean(SessionStore.class)::all);
        }
    }

    /// A session that sits, with five States present and the agenda adopted.
    public static HeldInSecret sitting(TestInstitution institution) {
        return sitting(institution, "assembly", SEATS);
    }

    /// The same of any organ, with delegates of these States present.
    public static HeldInSecret sitting(
            TestInstitution institution, String organ, Map<SamplePerson, String> seats) {
        var opened =
                institution
                        .bean(EnterSessionAct.class)
                        .open(
                                VALDES.id(),
                                organ,
                                "a-session-held-of-the-" + organ + "-" + HELD.incrementAndGet());
        assertThat(opened).as(opened.toString()).isInstanceOf(Outcome.Done.class);
        var held = new HeldInSecret(institution, ((Outcome.Done) opened).log(), seats);
        held.done(
                VALDES,
                CALL_MEETING,
                "mode",
                "remote",
                "place",
                "x",
                "day",
                LocalDate.ofInstant(institution.clock().instant(), ZoneId.of("UTC")).toString(),
                "time",
                "23:59:59.999",
                "zone",
                "UTC");
        held.done(VALDES, ADD_ITEM, "meeting", "1", "titleEn", "Elections", "titleZh", "选举");
        seats.forEach((person, state) -> {
            held.done(
                    VALDES,
                    NAME_DELEGATE,
                    "state",
                    state,
                    "nameEn",
                    person.en(),
                    "nameZh",
                    person.zh(),
                    "mail",
                    person.mail());
            held.done(HALVORSEN, ACCEPT_CREDENTIALS, "delegate", person.id().toString());
        });
        held.done(VALDES, ELECT_CHAIR, "delegate", VARGA.id().toString());
        held.done(VARGA, OPEN_MEETING, "meeting", "1");
        held.done(VARGA, ADOPT_AGENDA, "meeting", "1");
        seats.keySet().forEach(person -> held.done(person, ATTEND, "meeting", "1"));
        return held;
    }

    static String tellers() {
        return TELLERS.stream().map(one -> one.id().toString()).collect(Collectors.joining(","));
    }

    Outcome enter(SamplePerson who, SessionAct act, String... said) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < said.length; i += 2) {
            values.put(said[i], said[i + 1]);
        }
        return institution
                .bean(EnterSessionAct.class)
                .enter(who.id(), session, act, values, token());
    }

    String token() {
        return "a-form-held-in-" + session + "-" + ++forms;
    }

    public void done(SamplePerson who, SessionAct act, String... said) {
        var outcome = enter(who, act, said);
        assertThat(outcome).as(act + " " + outcome).isInstanceOf(Outcome.Done.class);
    }

    public void refused(String sentence, SamplePerson who, SessionAct act, String... said) {
        assertThat(enter(who, act, said))
                .as(act.key())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            assertThat(refused.reason().en()).contains(sentence);
                            assertThat(refused.reason().zh()).containsPattern("[一-龥]");
                        });
    }

    /// Opens the next ballot.
    public void open(String secret) {
        done(VARGA, OPEN_BALLOT, "secret", secret);
    }

    /// An election with these candidates, up to its first ballot.
    public void election(String secret, String places, String... candidates) {
        put(places);
        for (var one : candidates) {
            done(MARENKO, NOMINATE, "secret", secret, "nameEn", one, "nameZh", one);
        }
        credentials(secret);
    }

    /// Puts an election and gives its number.
    String put(String places) {
        done(
                VARGA,
                PUT_ELECTION,
                "office",
                "other",
                "titleEn",
                "Vice-Presidents",
                "titleZh",
                "副主席",
                "places",
                places,
                "tellers",
                tellers());
        return String.valueOf(now().secretVotes().size());
    }

    /// Keys, registration and mixing.
    void credentials(String secret) {
        keys(secret);
        register(secret);
        done(VARGA, CLOSE_REGISTRATION, "secret", secret);
        mix(secret);
    }

    void keys(String secret) {
        certificates(secret);
        for (int i = 0; i < TELLERS.size(); i++) {
            share(secret, i);
        }
        takeUp();
    }

    void certificates(String secret) {
        trustees.clear();
        for (var teller : TELLERS) {
            var own = ThresholdTrustee.draw(GROUP, SecretVote.ENOUGH, random);
            trustees.add(own);
            done(
                    teller,
                    MAKE_KEYS,
                    "secret",
                    secret,
                    "certificate",
                    own.certificate().json(),
                    "opening",
                    bytes(65));
        }
    }

    void share(String secret, int teller) {
        done(
                TELLERS.get(teller),
                SHARE_KEYS,
                "secret",
                secret,
                "commitments",
                trustees.get(teller).commitments().json(),
                "shares",
                shares());
    }

    /// As the server sees them.
    String shares() {
        return String.join("\n", bytes(32 + 81), bytes(32 + 81), bytes(32 + 81));
    }

    private void takeUp() {
        secrets.clear();
        for (int number = 1; number <= trustees.size(); number++) {
            int to = number;
            try {
                secrets.add(
                        ThresholdTrustee.secret(
                                GROUP,
                                to,
                                trustees.stream().map(ThresholdTrustee::commitments).toList(),
                                trustees.stream().map(one -> one.shareFor(to)).toList()));
            } catch (Refused refused) {
                throw new AssertionError(refused);
            }
        }
    }

    /// The key of a teller that came of all shares.
    String trustee(int teller) {
        return TrusteeKey.of(GROUP, secrets.get(teller), random).json();
    }

    void register(String secret) {
        credentials.clear();
        for (var person : seats.keySet()) {
            credentials.add(Credential.draw(random));
            done(person, REGISTER, "secret", secret, "envelope", bytes(256 + 3 * 81));
        }
    }

    void mix(String secret) {
        for (int left : List.of(2, 1)) {
            done(
                    TELLERS.get(2 - left),
                    MIX,
                    "secret",
                    secret,
                    "list",
                    envelopes(left),
                    "trustee",
                    trustee(2 - left));
        }
        done(
                TELLERS.getLast(),
                MIX,
                "secret",
                secret,
                "list",
                publicParts(secret),
                "trustee",
                trustee(2));
    }

    /// As the server sees them.
    ///
    /// @param left for how many tellers they are still sealed
    String envelopes(int left) {
        return IntStream.range(0, credentials.size())
                .mapToObj(_ -> bytes(256 + left * 81))
                .collect(Collectors.joining("\n"));
    }

    String publicParts(String secret) {
        return credentials.stream()
                .map(one -> one.publicKey(GROUP, vote(secret).uuid()))
                .map(BigInteger::toString)
                .collect(Collectors.joining("\n"));
    }

    String bytes(int many) {
        var bytes = new byte[many];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    OrganSession now() {
        return institution
                .bean(Access.class)
                .as(
                        VARGA.id(),
                        () -> institution.bean(SessionStore.class).session(session).orElseThrow());
    }

    SecretVote vote(String secret) {
        return now().secretVote(secret).orElseThrow();
    }

    SecretBox box(String secret) {
        var vote = vote(secret);
        return institution
                .bean(Access.class)
                .as(
                        PersonId.PUBLIC,
                        () ->
                                institution
                                        .bean(SecretBallots.class)
                                        .box(
                                                institution
                                                        .bean(SessionStore.class)
                                                        .session(session)
                                                        .orElseThrow(),
                                                vote,
                                                vote.rounds().getLast()));
    }

    /// The ballot of a voter.
    ///
    /// @param chosen for each question the choices taken, the blank vote being 0
    public String ballot(String secret, int voter, List<List<Integer>> chosen) {
        var vote = vote(secret);
        var parameters = vote.rounds().getLast().parameters();
        var election = SecretBox.election(vote, parameters);
        var questions = election.parameters().questions();
        var all = new ArrayList<List<Integer>>();
        for (int i = 0; i < questions.size(); i++) {
            var taken = chosen.get(i);
            all.add(
                    IntStream.rangeClosed(0, questions.get(i).answers().size())
                            .mapToObj(at -> taken.contains(at) ? 1 : 0)
                            .toList());
        }
        try {
            return new String(
                    Ballot.cast(election, credentials.get(voter), vote.uuid(), all, random).bytes(),
                    StandardCharsets.UTF_8);
        } catch (Refused refused) {
            throw new AssertionError(refused);
        }
    }

    CastBallot.Outcome cast(String secret, String ballot) {
        var round = String.valueOf(vote(secret).rounds().size());
        return institution.bean(CastBallot.class).cast(session, secret, round, ballot);
    }

    void votes(String secret, int voter, Integer... choices) {
        var outcome = cast(secret, ballot(secret, voter, List.of(List.of(choices))));
        assertThat(outcome).as(outcome.toString()).isInstanceOf(CastBallot.Outcome.InTheBox.class);
    }

    /// What a teller makes of the sum.
    String decryption(String secret, int teller) {
        var box = box(secret);
        return PartialDecryption.of(box.election(), box.tally(), secrets.get(teller), random)
                .json();
    }

    /// Closes, opens the sum by the first and the last teller, and declares.
    void count(String secret) {
        count(secret, 0, 2);
    }

    /// Closes, opens the sum by these tellers, counted from 0, and declares.
    void count(String secret, int... tellers) {
        done(VARGA, CLOSE_BALLOT, "secret", secret);
        for (int i : tellers) {
            done(TELLERS.get(i), DECRYPT, "secret", secret, "decryption", decryption(secret, i));
        }
        done(VARGA, DECLARE, "secret", secret);
    }
}
