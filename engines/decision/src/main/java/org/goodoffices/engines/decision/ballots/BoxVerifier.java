package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.goodoffices.engines.decision.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Checks a box from nothing but its bytes: the chain of events, the keys of the trustees, every
/// ballot with its proofs and its signature, the tally, the decryptions and the result (Belenios
/// specification 2.0, 3.5). It never throws, and the work it does grows with the size of the file.
///
/// Ballots are checked on as many processors as there are.
public final class BoxVerifier {

    public enum Verdict {
        VALID,
        NOT_VALID,
        /// The box does not go as far.
        NOT_THERE_YET
    }

    /// One thing that was looked at.
    public record Finding(String part, Verdict verdict, Text message) {}

    /// What was found.
    ///
    /// @param findings in the order of the box; after one that is not valid nothing more is looked
    ///   at
    /// @param election null where it cannot be read
    /// @param trackers of the ballots that count, by which voters find theirs
    /// @param result for each question how often each choice was taken; null before there is one
    public record Report(
            List<Finding> findings,
            @Nullable ElectionParameters election,
            List<String> trackers,
            @Nullable List<List<Integer>> result) {
        public Report {
            findings = List.copyOf(findings);
            trackers = List.copyOf(trackers);
        }

        public boolean valid() {
            return findings.stream().noneMatch(one -> one.verdict() == Verdict.NOT_VALID);
        }
    }

    /// An event with what it refers to.
    private record Event(String type, @Nullable String payload) {}

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, byte[]> data = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final List<Event> events = new ArrayList<>();
    private @Nullable ElectionParameters parameters;
    private List<String> trackers = List.of();
    private @Nullable List<List<Integer>> result;
    private String part = "archive";

    private BoxVerifier() {}

    public static Report verify(byte[] box) {
        var verifier = new BoxVerifier();
        try {
            verifier.run(box);
        } catch (Refused refused) {
            verifier.findings.add(new Finding(verifier.part, Verdict.NOT_VALID, refused.why()));
        }
        return new Report(
                verifier.findings, verifier.parameters, verifier.trackers, verifier.result);
    }

    private void run(byte[] box) throws Refused {
        chain(Archive.read(box).entries());
        found(
                new Text(
                        "%d events follow one another, each naming the one before"
                                .formatted(events.size()),
                        "%d个事件前后相接，各载明前一事件".formatted(events.size())));
        part = "setup";
        var election = setup();
        found(
                new Text(
                        "The keys of the trustees are proven, and %d credentials may vote"
                                .formatted(election.credentials().size()),
                        "受托人的密钥均经证明，%d项凭证可供投票".formatted(election.credentials().size())));
        int at = 1;
        part = "ballots";
        int end = at;
        while (end < events.size() && events.get(end).type().equals("Ballot")) {
            end++;
        }
        var ballots = ballots(election, events.subList(at, end));
        at = end;
        if (at == events.size()) {
            open("tally", "The vote is not closed yet", "表决尚未截止");
            everythingUsed();
            return;
        }
        expect(at, "EndBallots");
        at++;
        part = "tally";
        if (at == events.size()) {
            open("tally", "The ballots are not added up yet", "选票尚未累计");
            everythingUsed();
            return;
        }
        var tally = tally(election, ballots, at);
        at++;
        part = "decryption";
        var work = new LinkedHashMap<Integer, PartialDecryption>();
        while (at < events.size() && events.get(at).type().equals("PartialDecryption")) {
            decryption(election, tally, events.get(at), work);
            at++;
        }
        if (at == events.size()) {
            open("result", "There is no result yet", "尚无结果");
            everythingUsed();
            return;
        }
        part = "result";
        result(election, tally, work, at);
        part = "archive";
        if (at + 1 < events.size()) {
            throw outOfOrder(at + 1);
        }
        everythingUsed();
    }

    /// Every file is named by its hash, and every event names the one before it.
    private void chain(List<Archive.Entry> entries) throws Refused {
        String last = null;
        for (var entry : entries) {
            boolean event = entry.name().endsWith(".event.json");
            if (!entry.name().equals(Archive.name(entry.content(), event))) {
                throw new Refused(
                        "“" + entry.name() + "” is not the hash of what it holds.",
                        "“" + entry.name() + "”与其内容的散列值不符。");
            }
            var hash = Archive.hash(entry.content());
            if (!event) {
                if (data.put(hash, entry.content()) != null) {
                    throw new Refused("“" + hash + "” is there twice.", "“" + hash + "”重复出现。");
                }
                continue;
            }
            var node =
                    Json.object(
                            Json.read(entry.content()),
                            Set.of("height", "type"),
                            Set.of("parent", "payload"));
            var parent = node.has("parent") ? Json.text(node.get("parent")) : null;
            if (Json.integer(node.get("height")) != events.size()
                    || !java.util.Objects.equals(parent, last)) {
                throw new Refused(
                        "Event " + events.size() + " does not follow the one before it.",
                        "事件" + events.size() + "与前一事件不相衔接。");
            }
            var payload = node.has("payload") ? Json.text(node.get("payload")) : null;
            if (payload != null && !data.containsKey(payload)) {
                throw new Refused(
                        "Event " + events.size() + " refers to what is not there.",
                        "事件" + events.size() + "所指的内容不存在。");
            }
            events.add(new Event(Json.text(node.get("type")), payload));
            last = hash;
        }
        if (events.isEmpty()) {
            throw new Refused("There is no event.", "没有任何事件。");
        }
    }

    private OpenElection setup() throws Refused {
        expect(0, "Setup");
        var setup = Json.object(Json.read(payload(0)), "election", "trustees", "credentials");
        var read = ElectionParameters.read(content(setup.get("election")));
        parameters = read;
        var group = read.group();
        var trustees = Trustees.read(Json.read(content(setup.get("trustees"))), group);
        trustees.check();
        if (!group.contains(read.key()) || !trustees.key().equals(read.key())) {
            throw new Refused(
                    "The key of the election is not that of its trustees.", "选举密钥与受托人的密钥不符。");
        }
        var credentials = new LinkedHashMap<BigInteger, Integer>();
        for (var one : Json.list(Json.read(content(setup.get("credentials"))), Json::text)) {
            var words = one.split(",", -1);
            var element = Json.number(words[0]);
            var weight = words.length == 2 ? Json.number(words[1]) : BigInteger.ONE;
            if (words.length > 2
                    || weight.signum() == 0
                    || weight.bitLength() > 20
                    || credentials.put(element, weight.intValue()) != null) {
                throw new Refused("A credential is not proper, or is there twice.", "凭证有误或者重复。");
            }
        }
        if (!credentials.keySet().parallelStream().allMatch(group::contains)) {
            throw new Refused("A credential is no element of the group.", "凭证不是群的元素。");
        }
        try {
            return new OpenElection(read, trustees, credentials);
        } catch (IllegalArgumentException tooMany) {
            throw new Refused("The weights are beyond counting.", "权重之和过大。");
        }
    }

    private List<Ballot> ballots(OpenElection election, List<Event> cast) throws Refused {
        var firstFault = new AtomicReference<@Nullable Refused>();
        var contents = new ArrayList<byte[]>();
        for (var event : cast) {
            contents.add(payload(event));
        }
        var ballots = new Ballot[contents.size()];
        IntStream.range(0, ballots.length)
                .parallel()
                .forEach(i -> {
                    if (firstFault.get() != null) {
                        return;
                    }
                    try {
                        ballots[i] = Ballot.read(election, contents.get(i));
                        if (!election.hasCredential(ballots[i].credential())) {
                            throw new Refused("Its credential is not on the list.", "其凭证不在名单之内。");
                        }
                    } catch (Refused refused) {
                        firstFault.compareAndSet(
                                null,
                                new Refused(
                                        "Ballot %d: %s".formatted(i + 1, refused.why().en()),
                                        "第%d张选票：%s".formatted(i + 1, refused.why().zh())));
                    }
                });
        var fault = firstFault.get();
        if (fault != null) {
            throw fault;
        }
        var all = List.of(ballots);
        var counted = new LinkedHashMap<BigInteger, String>();
        for (var ballot : all) {
            counted.put(ballot.credential(), ballot.tracker());
        }
        trackers = List.copyOf(counted.values());
        found(
                new Text(
                        "%d ballots hold, of which %d count".formatted(all.size(), trackers.size()),
                        "%d张选票均成立，其中%d张计入".formatted(all.size(), trackers.size())));
        return all;
    }

    private EncryptedTally tally(OpenElection election, List<Ballot> ballots, int at)
            throws Refused {
        expect(at, "EncryptedTally");
        var sized =
                Json.object(
                        Json.read(payload(at)), "num_tallied", "total_weight", "encrypted_tally");
        var tally = EncryptedTally.of(election, ballots);
        var written = content(sized.get("encrypted_tally"));
        if (!tally.json().equals(new String(written, StandardCharsets.UTF_8))
                || Json.integer(sized.get("num_tallied")) != tally.ballots()
                || Json.integer(sized.get("total_weight")) != tally.weight()) {
            throw new Refused("The tally is not the sum of the ballots.", "计票与各选票之和不符。");
        }
        found(new Text("The tally is the sum of the ballots that count", "计票为计入各选票之和"));
        return tally;
    }

    private void decryption(
            OpenElection election,
            EncryptedTally tally,
            Event event,
            Map<Integer, PartialDecryption> work)
            throws Refused {
        var owned = Json.object(Json.read(payload(event)), "owner", "payload");
        int owner = Json.integer(owned.get("owner"));
        var read =
                PartialDecryption.read(
                        Json.read(content(owned.get("payload"))), election.parameters().group());
        if (work.put(owner, read) != null) {
            throw new Refused("Trustee " + owner + " decrypts twice.", "第" + owner + "名受托人重复解密。");
        }
        read.check(election, tally, owner);
        found(
                new Text(
                        "Trustee %d has decrypted the tally and nothing else".formatted(owner),
                        "第%d名受托人所解密者仅为计票".formatted(owner)));
    }

    private void result(
            OpenElection election,
            EncryptedTally tally,
            Map<Integer, PartialDecryption> work,
            int at)
            throws Refused {
        expect(at, "Result");
        var node = Json.object(Json.read(payload(at)), "result");
        var read = Json.list(node.get("result"), list -> Json.list(list, Json::integer));
        tally.check(election, work, read);
        result = read;
        found(new Text("The result is what the tally decrypts to", "结果与计票解密所得一致"));
    }

    /// Nothing lies in the box that belongs to no event.
    private void everythingUsed() throws Refused {
        if (used.size() != data.size()) {
            part = "archive";
            throw new Refused(
                    (data.size() - used.size()) + " files belong to no event.",
                    "有" + (data.size() - used.size()) + "个文件不属于任何事件。");
        }
    }

    private void expect(int at, String type) throws Refused {
        if (!events.get(at).type().equals(type)) {
            throw outOfOrder(at);
        }
        if (type.equals("EndBallots") != (events.get(at).payload() == null)) {
            throw outOfOrder(at);
        }
    }

    private Refused outOfOrder(int at) {
        return new Refused(
                "Event " + at + " (" + events.get(at).type() + ") is out of order.",
                "事件" + at + "（" + events.get(at).type() + "）次序有误。");
    }

    private byte[] payload(int at) throws Refused {
        return payload(events.get(at));
    }

    private byte[] payload(Event event) throws Refused {
        var payload = event.payload();
        if (payload == null) {
            throw new Refused("An event refers to nothing.", "事件未指明内容。");
        }
        return content(payload);
    }

    private byte[] content(JsonNode hash) throws Refused {
        return content(Json.text(hash));
    }

    private byte[] content(String hash) throws Refused {
        var content = data.get(hash);
        if (content == null) {
            throw new Refused("“" + hash + "” is not there.", "“" + hash + "”不存在。");
        }
        used.add(hash);
        return content;
    }

    private void found(Text message) {
        findings.add(new Finding(part, Verdict.VALID, message));
    }

    private void open(String what, String en, String zh) {
        findings.add(new Finding(what, Verdict.NOT_THERE_YET, new Text(en, zh)));
    }
}
