package org.goodoffices.organs.governance;

import java.time.LocalDate;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goodoffices.engines.decision.Base;
import org.goodoffices.engines.decision.Constitution;
import org.goodoffices.engines.decision.Rule;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.engines.decision.Threshold;
import org.goodoffices.engines.decision.ballots.Group;
import org.goodoffices.engines.decision.ballots.Refused;
import org.goodoffices.engines.decision.ballots.SignedMessage;
import org.goodoffices.engines.decision.ballots.ThresholdTrustee;
import org.goodoffices.engines.decision.ballots.TrusteeKey;
import org.goodoffices.organs.governance.OrganSession.Delegate;
import org.goodoffices.organs.governance.SecretVote.Stage;
import org.goodoffices.organs.governance.SecretVote.Subject;
import org.jspecify.annotations.Nullable;

/// What may be done in a secret vote, and what its forms must say. The acts of delegates are
/// checked for credentials before.
final class SecretVoteRules {

    /// What is elected by the constitution begins with what it is.
    static final String ORGAN = "organ-";

    static final String OFFICE = "office-";

    /// Between what is elected and the day on which the terms would have ended of which the rest
    /// is, as a form names it.
    static final String REST = "/";

    /// The choice of what is elected where the constitution does not say it.
    static final String OTHER = "other";

    private static final int MOST_PLACES = 100;

    /// An element of the group, and what each envelope adds: a point of P-256 and the tag of
    /// AES-GCM.
    private static final int ELEMENT = 256;

    private static final int POINT = 65;

    private static final int ENVELOPE = POINT + 16;

    /// A share is a number below the order of the group.
    private static final int SHARE = 32;

    private static final Group GROUP = Group.BELENIOS_2048;

    private final OrganSession session;
    private final Organs organs;
    private final SessionRules rules;
    private final SecretBallots ballots;

    SecretVoteRules(
            OrganSession session, Organs organs, SessionRules rules, SecretBallots ballots) {
        this.session = session;
        this.organs = organs;
        this.rules = rules;
        this.ballots = ballots;
    }

    /// Checks the values of an act and adds what follows from them.
    void check(SessionAct act, Map<String, String> values, UUID person) {
        switch (act) {
            case PUT_ELECTION -> putElection(values);
            case NOMINATE -> nominate(vote(values), values);
            case ASK_FOR_BALLOT -> askForBallot(vote(values), values);
            case ACCLAIM -> acclaim(vote(values));
            case MAKE_KEYS -> makeKeys(values, person);
            case SHARE_KEYS -> shareKeys(values, person);
            case COMPLAIN -> complain(values, person);
            case REGISTER -> register(values);
            case CLOSE_REGISTRATION -> {
                int many = at(values, Stage.REGISTRATION).envelopes().size();
                if (many < SecretVote.FEWEST) {
                    throw new NotPossible("too-few-voters", "secret", many, SecretVote.FEWEST);
                }
            }
            case MIX -> mix(values, person);
            case OPEN_BALLOT -> openBallot(at(values, Stage.READY));
            case CLOSE_BALLOT -> {
                var vote = at(values, Stage.VOTING);
                if (ballots.cast(session, vote, vote.rounds().getLast()).isEmpty()) {
                    throw new NotPossible("no-ballots", "secret");
                }
            }
            case DECRYPT -> decrypt(values, person);
            case DECLARE -> stillVacant(at(values, Stage.DECLARING));
            case DRAW_LOTS -> stillVacant(at(values, Stage.LOTS));
            case BREAK_OFF -> {
                var vote = vote(values);
                if (vote.stage() == Stage.OVER || vote.stage() == Stage.BROKEN_OFF) {
                    throw stage(vote);
                }
                SessionRules.both(values, "reasonEn", "reasonZh");
            }
            default -> throw new IllegalArgumentException(act.key());
        }
    }

    /// Whether the act is what this vote waits for, and from this person.
    boolean may(SessionAct act, SecretVote vote) {
        var stage = vote.stage();
        int teller = vote.teller(rules.person().value());
        return switch (act) {
            case NOMINATE ->
                    vote.subject() instanceof Subject.Seats
                            && vote.rounds().isEmpty()
                            && vote.steps().isEmpty()
                            && stage.compareTo(Stage.VOTING) < 0;
            case ACCLAIM ->
                    vote.rounds().isEmpty()
                            && vote.steps().isEmpty()
                            && stage.compareTo(Stage.VOTING) < 0
                            && !vote.candidates().isEmpty()
                            && !vote.uncontested().isEmpty()
                            && !electsToOffice(vote);
            case ASK_FOR_BALLOT ->
                    vote.subject() instanceof Subject.Seats
                            && vote.rounds().isEmpty()
                            && stage.compareTo(Stage.VOTING) < 0
                            && vote.uncontested().stream()
                                    .filter(group -> !vote.acclaimed().contains(group))
                                    .anyMatch(group -> !vote.candidates(group).isEmpty())
                            && !electsToOffice(vote);
            case MAKE_KEYS -> stage == Stage.KEYS && teller > 0 && !vote.keys().containsKey(teller);
            case SHARE_KEYS ->
                    stage == Stage.SHARES && teller > 0 && !vote.shares().containsKey(teller);
            case COMPLAIN -> takesUp(vote) && teller > vote.mixed().size();
            case REGISTER, CLOSE_REGISTRATION -> stage == Stage.REGISTRATION;
            case MIX -> stage == Stage.MIXING && teller == vote.mixed().size() + 1;
            case OPEN_BALLOT -> stage == Stage.READY;
            case CLOSE_BALLOT -> stage == Stage.VOTING;
            case DECRYPT ->
                    (stage == Stage.DECRYPTING || stage == Stage.DECLARING)
                            && teller > 0
                            && !vote.rounds().getLast().decryptions().containsKey(teller);
            case DECLARE -> stage == Stage.DECLARING;
            case DRAW_LOTS -> stage == Stage.LOTS;
            case BREAK_OFF -> stage.compareTo(Stage.OVER) < 0;
            default -> false;
        };
    }

    private SecretVote vote(Map<String, String> values) {
        return session.secretVote(values.getOrDefault("secret", ""))
                .orElseThrow(() -> new NotPossible("no-secret-vote", "secret"));
    }

    private SecretVote at(Map<String, String> values, Stage... stages) {
        var vote = vote(values);
        if (!List.of(stages).contains(vote.stage())) {
            throw stage(vote);
        }
        return vote;
    }

    /// The refusal says where the vote stands.
    private static NotPossible stage(SecretVote vote) {
        return new NotPossible("stage-" + vote.stage().key(), "secret");
    }

    /// Three delegates whose credentials are accepted; where a proposal is put as well.
    void tellers(Map<String, String> values) {
        var named = values.getOrDefault("tellers", "").split(",");
        var accepted =
                session.delegates().stream()
                        .filter(Delegate::accepted)
                        .map(one -> one.person().toString())
                        .toList();
        if (named.length != SecretVote.TELLERS
                || new HashSet<>(List.of(named)).size() != SecretVote.TELLERS
                || !accepted.containsAll(List.of(named))) {
            throw new NotPossible("tellers", "tellers", SecretVote.TELLERS);
        }
    }

    private void putElection(Map<String, String> values) {
        var said = values.getOrDefault("office", "").split(REST, 2);
        var office = said[0];
        var known = electable(organs, session.organ()).get(office);
        if (known == null) {
            throw new NotPossible("office", "office");
        }
        if (said.length == 2) {
            rest(office, known, said[1], values);
        }
        if (office.equals(OTHER)) {
            SessionRules.both(values, "titleEn", "titleZh");
            var places = values.getOrDefault("places", "");
            if (!places.matches("[1-9][0-9]{0,2}") || Integer.parseInt(places) > MOST_PLACES) {
                throw new NotPossible("places", "places", MOST_PLACES);
            }
            values.put("seats", SecretVote.ALL + "=" + places);
            values.remove("begins");
        } else {
            values.put("titleEn", known.title().en());
            values.put("titleZh", known.title().zh());
            values.put(
                    "seats",
                    toFill(office, known, begins(values), values.getOrDefault("rest", ""))
                            .entrySet()
                            .stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining(",")));
        }
        values.remove("places");
        tellers(values);
        values.put("matter", known.matter());
        var rule =
                organs.rule(session.organ(), known.matter())
                        .orElseThrow(() -> new NotPossible("matter", "office"));
        values.put("threshold", written(threshold(rule)));
    }

    /// For the rest of terms of which some are vacant, from the first day on which they are.
    private void rest(String office, Electable known, String ends, Map<String, String> values) {
        var rests = Vacancies.rests(rules.seats(), office, known, rules.today());
        var found =
                rests.entrySet().stream()
                        .filter(one -> one.getKey().toString().equals(ends))
                        .findFirst()
                        .orElseThrow(() -> new NotPossible("no-rest", "office", known.title()));
        values.put("office", office);
        values.put("rest", ends);
        values.putIfAbsent("begins", found.getValue().begins().toString());
    }

    /// The day on which what is given begins; without one, that of the election.
    private LocalDate begins(Map<String, String> values) {
        values.putIfAbsent("begins", rules.today().toString());
        var begins = rules.day(values, "begins");
        if (begins.isBefore(rules.today())) {
            throw new NotPossible("begins-past", "begins", rules.today());
        }
        return begins;
    }

    /// No second election to the same runs besides, and none to seats that are all taken.
    private Map<String, Integer> toFill(
            String office, Electable known, LocalDate begins, String rest) {
        if (session.secretVotes().stream()
                .filter(one -> one.stage().compareTo(Stage.OVER) < 0)
                .anyMatch(one -> put(one).equals(office))) {
            throw new NotPossible("election-runs", "office", known.title());
        }
        var vacant = vacant(office, known, begins, rest);
        if (vacant.isEmpty() && !rest.isEmpty()) {
            throw new NotPossible(
                    "no-rest-then",
                    "begins",
                    known.title(),
                    LocalDate.parse(rest).minusDays(1),
                    begins);
        }
        if (vacant.isEmpty()) {
            throw new NotPossible("no-vacancy", "office", known.title(), begins);
        }
        return vacant;
    }

    private Map<String, Integer> vacant(
            String office, Electable known, LocalDate begins, String rest) {
        var vacancies = Vacancies.of(rules.seats(), office, known, begins);
        return rest.isEmpty() ? vacancies.full() : vacancies.rest(LocalDate.parse(rest));
    }

    /// What another session has given meanwhile is not given twice.
    private void stillVacant(SecretVote vote) {
        var office = put(vote);
        var rest = session.putBy(vote).value("rest");
        var known = electable(organs, session.organ()).get(office);
        if (vote.subject() instanceof Subject.Seats(var seats, _)
                && known != null
                && (office.startsWith(ORGAN) || !rest.isEmpty())) {
            var begins = LocalDate.parse(session.putBy(vote).value("begins"));
            if (begins.isBefore(rules.today())) {
                begins = rules.today();
            }
            var vacant = vacant(office, known, begins, rest);
            if (seats.entrySet().stream()
                    .anyMatch(one -> one.getValue() > vacant.getOrDefault(one.getKey(), 0))) {
                throw new NotPossible("seats-filled", "secret", known.title());
            }
        }
    }

    /// What a secret vote elects, as the chair chose it; empty where it votes on a proposal.
    private String put(SecretVote vote) {
        return session.putBy(vote).value("office");
    }

    /// Of the votes, or of the members of the day as a number of votes.
    private Threshold threshold(Rule rule) {
        var majority = rule.majorities().getFirst();
        return majority.base().kind() == Base.Kind.MEMBERS
                ? new Threshold.Votes(majority.threshold().required(rules.members().size()))
                : majority.threshold();
    }

    private static String written(Threshold threshold) {
        return switch (threshold) {
            case Threshold.Share share -> share.toString();
            case Threshold.Votes(long number) -> "at least " + number;
        };
    }

    /// What an organ elects, by the constitution.
    ///
    /// @param seats by group, or under `all`; empty where the chair says how many
    /// @param term for how long; null where the constitution does not say
    record Electable(
            Text title,
            Map<String, Integer> seats,
            String matter,
            Constitution.@Nullable Term term) {

        /// The first day after a term that begins on this one; null where it has no end.
        @Nullable LocalDate ends(LocalDate begins) {
            return term == null ? null : begins.plusYears(term.years());
        }
    }

    static Map<String, Electable> electable(Organs organs, String organ) {
        var all = new TreeMap<String, Electable>();
        var matters =
                organs.organ(organ).map(one -> one.matters().keySet()).orElse(java.util.Set.of());
        var usual = matters.contains("election") ? "election" : "other";
        for (var one : organs.all()) {
            if (one.composition().value() instanceof Constitution.Composition.Elected elected
                    && elected.by().equals(organ)) {
                all.put(
                        ORGAN + one.name(),
                        new Electable(one.title(), elected.seats(), usual, one.term().value()));
            }
        }
        for (var one : organs.offices()) {
            if (one.by().equals(organ)) {
                all.put(
                        OFFICE + one.name(),
                        new Electable(
                                one.title(),
                                Map.of(SecretVote.ALL, 1),
                                one.matter(),
                                one.term().value()));
            }
        }
        all.put(OTHER, new Electable(new Text("", ""), Map.of(), usual, null));
        return all;
    }

    private void nominate(SecretVote vote, Map<String, String> values) {
        if (!(vote.subject() instanceof Subject.Seats(var seats, _))) {
            throw new NotPossible("no-candidates", "secret");
        }
        if (!vote.rounds().isEmpty() || !vote.steps().isEmpty()) {
            throw new NotPossible("nominations-closed", "secret");
        }
        if (vote.stage() == Stage.BROKEN_OFF) {
            throw stage(vote);
        }
        if (put(vote).startsWith(ORGAN)) {
            state(seats, values);
        } else {
            values.remove("candidate");
            SessionRules.both(values, "nameEn", "nameZh");
            var group = seats.size() == 1 ? seats.keySet().iterator().next() : values.get("group");
            if (group == null || !seats.containsKey(group)) {
                throw new NotPossible("group", "group");
            }
            values.put("group", group);
            account(vote, values);
        }
        var name = new Text(values.getOrDefault("nameEn", ""), values.getOrDefault("nameZh", ""));
        var label =
                new SecretVote.Candidate(name, values.getOrDefault("group", ""), "", "").label();
        if (vote.candidates().stream().anyMatch(one -> one.label().equals(label))) {
            throw new NotPossible(
                    "candidate-already", put(vote).startsWith(ORGAN) ? "candidate" : "nameEn");
        }
        mayServe(vote, values.getOrDefault("candidate", label), name);
    }

    /// By which whoever is elected to an office signs in.
    private void account(SecretVote vote, Map<String, String> values) {
        if (!electsToOffice(vote)) {
            values.remove("account");
        } else if (values.containsKey("account")) {
            SessionRules.isMail(values, "account");
        }
    }

    boolean electsToOffice(SecretVote vote) {
        return put(vote).startsWith(OFFICE);
    }

    boolean electsStates(SecretVote vote) {
        return put(vote).startsWith(ORGAN);
    }

    /// The parties that can be put forward for a seat that is to be filled; whether they may serve
    /// again is said when one is.
    List<StatesParties.State> eligible(SecretVote vote) {
        return electsStates(vote) && vote.subject() instanceof Subject.Seats(var seats, _)
                ? rules.seats().parties(rules.today()).stream()
                        .filter(one ->
                                seats.containsKey(SecretVote.ALL) || seats.containsKey(one.group()))
                        .toList()
                : List.of();
    }

    /// In an organ States sit: one that is a party, for a seat of its own group.
    private void state(Map<String, Integer> seats, Map<String, String> values) {
        var code = values.getOrDefault("candidate", "");
        var state =
                rules.seats().parties(rules.today()).stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .orElseThrow(() ->
                                rules.seats().named(code).isEmpty()
                                        ? new NotPossible("candidate", "candidate")
                                        : new NotPossible(
                                                "not-a-party",
                                                "candidate",
                                                rules.name(code),
                                                rules.today()));
        var group = seats.containsKey(SecretVote.ALL) ? SecretVote.ALL : state.group();
        if (!seats.containsKey(group) || !values.getOrDefault("group", group).equals(group)) {
            throw new NotPossible("other-group", "candidate", rules.name(code));
        }
        values.put("group", group);
        values.put("nameEn", state.en());
        values.put("nameZh", state.zh());
    }

    /// Nobody has two seats in an organ, or more terms in a row than the constitution allows.
    private void mayServe(SecretVote vote, String holder, Text name) {
        var office = put(vote);
        var known = electable(organs, session.organ()).get(office);
        if (office.equals(OTHER) || known == null) {
            return;
        }
        var put = session.putBy(vote);
        var begins = LocalDate.parse(put.value("begins"));
        var ends =
                put.value("rest").isEmpty()
                        ? known.ends(begins)
                        : LocalDate.parse(put.value("rest"));
        var field = office.startsWith(ORGAN) ? "candidate" : "nameEn";
        var terms =
                rules.seats().tenures(office).stream()
                        .filter(one -> one.holder().equals(holder) && one.served())
                        .toList();
        terms.stream()
                .filter(one -> one.overlaps(begins, ends))
                .findFirst()
                .ifPresent(one -> {
                    throw new NotPossible("seat-already", field, name, known.title(), one.begins());
                });
        if (known.term() == null) {
            return;
        }
        int most =
                switch (known.term().renewal()) {
                    case NEVER -> 1;
                    case ONCE -> 2;
                    case ALWAYS -> Integer.MAX_VALUE;
                };
        int before = Tenure.inARow(terms, begins);
        if (before >= most) {
            throw new NotPossible("no-further-term", field, name, known.title(), before);
        }
    }

    /// Whoever stands without a rival is elected without a ballot, group by group, unless somebody
    /// asks for one (UN General Assembly, decision 34/401, paragraph 16; as done on 15 November
    /// 2024, GA/12656). An office is always given by ballot.
    private void acclaim(SecretVote vote) {
        if (!(vote.subject() instanceof Subject.Seats)) {
            throw new NotPossible("no-candidates", "secret");
        }
        if (!vote.rounds().isEmpty() || !vote.steps().isEmpty()) {
            throw new NotPossible("nominations-closed", "secret");
        }
        if (vote.stage() == Stage.BROKEN_OFF) {
            throw stage(vote);
        }
        if (put(vote).startsWith(OFFICE)) {
            throw new NotPossible("office-by-ballot", "secret");
        }
        if (vote.candidates().isEmpty() || vote.uncontested().isEmpty()) {
            vote.asked().values().stream()
                    .findFirst()
                    .ifPresent(state -> {
                        throw new NotPossible("ballot-asked", "secret", rules.name(state));
                    });
            throw new NotPossible("contested", "secret");
        }
        quorate(vote);
    }

    /// One delegation's word is enough, for the seats of one group.
    private void askForBallot(SecretVote vote, Map<String, String> values) {
        if (!(vote.subject() instanceof Subject.Seats(var seats, _))) {
            throw new NotPossible("no-candidates", "secret");
        }
        if (vote.stage().compareTo(Stage.OVER) >= 0) {
            throw stage(vote);
        }
        if (put(vote).startsWith(OFFICE)) {
            throw new NotPossible("office-by-ballot", "secret");
        }
        var group =
                seats.size() == 1
                        ? seats.keySet().iterator().next()
                        : values.getOrDefault("group", "");
        int places = seats.getOrDefault(group, 0);
        if (places == 0) {
            throw new NotPossible("group", "group");
        }
        if (!vote.rounds().isEmpty() || vote.acclaimed().contains(group)) {
            throw new NotPossible("asked-late", "secret");
        }
        var asked = vote.asked().get(group);
        if (asked != null) {
            throw new NotPossible("asked-already", "group", rules.name(asked));
        }
        if (vote.candidates(group).isEmpty()) {
            throw new NotPossible("nobody-stands", "group");
        }
        if (vote.candidates(group).size() > places) {
            throw new NotPossible("asked-needless", "group");
        }
        values.put("group", group);
    }

    private static int teller(SecretVote vote, UUID person) {
        int teller = vote.teller(person);
        if (teller == 0) {
            throw new NotPossible("no-teller", "secret");
        }
        return teller;
    }

    private void makeKeys(Map<String, String> values, UUID person) {
        int teller = teller(vote(values), person);
        var vote = at(values, Stage.KEYS);
        if (vote.keys().containsKey(teller)) {
            throw new NotPossible("keys-already", "secret");
        }
        try {
            var certificate = signed(values, "certificate");
            var key = ThresholdTrustee.verification(GROUP, certificate);
            for (int other : vote.keys().keySet()) {
                var theirs =
                        ThresholdTrustee.verification(GROUP, SecretBox.certificate(vote, other));
                // the certificate of another would be one that this teller cannot sign with
                if (theirs.equals(key)) {
                    throw new NotPossible("keys", "");
                }
            }
            if (decoded(values.getOrDefault("opening", "")).length != POINT) {
                throw new NotPossible("keys", "");
            }
            values.put("certificate", certificate.json());
        } catch (Refused refused) {
            throw new NotPossible("said", "", refused.why());
        }
    }

    private static SignedMessage signed(Map<String, String> values, String field) throws Refused {
        return SignedMessage.read(values.getOrDefault(field, ""), GROUP);
    }

    /// What is in the envelopes the tellers alone can see; see `complain`.
    private void shareKeys(Map<String, String> values, UUID person) {
        int teller = teller(vote(values), person);
        var vote = at(values, Stage.SHARES);
        if (vote.shares().containsKey(teller)) {
            throw new NotPossible("shares-already", "secret");
        }
        try {
            var commitments = signed(values, "commitments");
            ThresholdTrustee.check(
                    GROUP, SecretVote.ENOUGH, SecretBox.certificate(vote, teller), commitments);
            values.put("commitments", commitments.json());
        } catch (Refused refused) {
            throw new NotPossible("said", "", refused.why());
        }
        var sealed = List.of(values.getOrDefault("shares", "").split("\n"));
        if (sealed.size() != vote.tellers().size()
                || sealed.stream().anyMatch(one -> decoded(one).length != SHARE + ENVELOPE)) {
            throw new NotPossible("shares", "", vote.tellers().size());
        }
    }

    private static boolean takesUp(SecretVote vote) {
        return vote.stage() == Stage.REGISTRATION || vote.stage() == Stage.MIXING;
    }

    /// A teller to whom another has given no share that fits says so, and the vote ends there. The
    /// server cannot see which of the two is false.
    private void complain(Map<String, String> values, UUID person) {
        var vote = vote(values);
        int teller = teller(vote, person);
        if (!takesUp(vote)) {
            throw stage(vote);
        }
        if (teller <= vote.mixed().size()) {
            throw new NotPossible("shares-taken-up", "secret");
        }
        var accused = values.getOrDefault("accused", "");
        if (!accused.matches("[1-9]")
                || Integer.parseInt(accused) > vote.tellers().size()
                || Integer.parseInt(accused) == teller) {
            throw new NotPossible("accused", "accused");
        }
        values.put("teller", String.valueOf(teller));
    }

    private static byte[] decoded(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            // of the many spellings the one that is written, so that equal is equal
            return Base64.getEncoder().encodeToString(bytes).equals(base64) ? bytes : new byte[0];
        } catch (IllegalArgumentException none) {
            return new byte[0];
        }
    }

    private void register(Map<String, String> values) {
        if (vote(values).registrationClosed()) {
            throw new NotPossible("registration-closed", "secret");
        }
        var vote = at(values, Stage.REGISTRATION);
        var envelope = values.getOrDefault("envelope", "");
        if (decoded(envelope).length != ELEMENT + vote.tellers().size() * ENVELOPE) {
            throw new NotPossible("envelope", "");
        }
        // the envelope of another, handed in again, would show by coming out twice whose it is
        if (session.of(SessionAct.REGISTER, "secret", vote.number())
                .anyMatch(one -> one.value("envelope").equals(envelope))) {
            throw new NotPossible("envelope-already", "");
        }
    }

    private void mix(Map<String, String> values, UUID person) {
        int teller = teller(vote(values), person);
        var vote = at(values, Stage.MIXING);
        int turn = vote.mixed().size() + 1;
        if (teller != turn) {
            throw new NotPossible("not-your-turn", "secret", turn);
        }
        var list = List.of(values.getOrDefault("list", "").split("\n"));
        int left = vote.tellers().size() - turn;
        boolean fits =
                list.size() == vote.envelopes().size()
                        && new HashSet<>(list).size() == list.size()
                        && list.stream()
                                .allMatch(one ->
                                        left == 0
                                                ? isElement(one)
                                                : decoded(one).length == ELEMENT + left * ENVELOPE);
        if (!fits) {
            throw new NotPossible("mixed", "", vote.envelopes().size());
        }
        try {
            var key = TrusteeKey.read(values.getOrDefault("trustee", ""), GROUP);
            ThresholdTrustee.check(GROUP, teller, SecretBox.commitments(vote), key);
            values.put("trustee", key.json());
        } catch (Refused refused) {
            throw new NotPossible("said", "", refused.why());
        }
        values.put("list", list.stream().sorted().collect(Collectors.joining("\n")));
    }

    private static boolean isElement(String number) {
        return number.matches("[1-9][0-9]{1,700}")
                && GROUP.contains(new java.math.BigInteger(number));
    }

    private void quorate(SecretVote vote) {
        stillVacant(vote);
        var meeting = session.sitting().orElseThrow(() -> new NotPossible("not-sitting", "secret"));
        if (!meeting.agendaAdopted()) {
            throw new NotPossible("agenda-first", "secret");
        }
        rules.quorum(meeting, organs.rule(session.organ(), vote.matter()).orElseThrow(), "secret");
    }

    private void openBallot(SecretVote vote) {
        quorate(vote);
        session.votes().stream()
                .filter(one -> one.result() == null)
                .filter(one ->
                        !(vote.subject() instanceof Subject.Proposal(int decision)
                                && decision == one.number()))
                .findFirst()
                .ifPresent(one -> {
                    throw new NotPossible("vote-open", "secret", one.number());
                });
        rules.noOpenBallot("secret");
        vote.lacking()
                .ifPresent(group -> {
                    throw new NotPossible("candidates-lacking", "secret");
                });
        vote.envelopes().keySet().stream()
                .filter(state -> !rules.member(state))
                .findFirst()
                .ifPresent(state -> {
                    throw new NotPossible(
                            "voter-no-party", "secret", rules.name(state), rules.today());
                });
        session.of(SessionAct.REGISTER, "secret", vote.number())
                .filter(one ->
                        one.value("envelope").equals(vote.envelopes().get(one.state()))
                                && session.refused(one.person(), Integer.MAX_VALUE))
                .findFirst()
                .ifPresent(one -> {
                    throw new NotPossible("voter-refused", "secret", rules.name(one.state()));
                });
    }

    private void decrypt(Map<String, String> values, UUID person) {
        int teller = teller(vote(values), person);
        var vote = at(values, Stage.DECRYPTING, Stage.DECLARING);
        var round = vote.rounds().getLast();
        if (round.decryptions().containsKey(teller)) {
            throw new NotPossible("decrypted-already", "secret");
        }
        try {
            var work =
                    ballots.box(session, vote, round)
                            .decryption(values.getOrDefault("decryption", ""), teller);
            values.put("decryption", work.json());
        } catch (Refused refused) {
            throw new NotPossible("said", "", refused.why());
        }
    }
}
