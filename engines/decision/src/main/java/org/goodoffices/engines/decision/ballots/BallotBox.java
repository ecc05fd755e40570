package org.goodoffices.engines.decision.ballots;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A box in the making: what is published of an election, event by event, each naming the hash of
/// the one before (Belenios specification 2.0, 4.4). Nothing in it is ever changed.
///
/// It writes what it is given and checks nothing; a ballot is to be checked before it goes in
/// ([Ballot#read]). Not safe for use by several threads.
public final class BallotBox {

    private final long timestamp;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable String last;
    private int height;

    /// A box with nothing in it but the setup.
    public BallotBox(OpenElection election, Instant begun) {
        timestamp = begun.getEpochSecond();
        add(Archive.header(timestamp));
        var parameters = data(election.parameters().json());
        var trustees = data(election.trustees().json());
        boolean weighted = election.credentials().values().stream().anyMatch(weight -> weight != 1);
        var credentials =
                data(
                        Json.list(
                                List.copyOf(election.credentials().entrySet()),
                                one ->
                                        "\""
                                                + one.getKey()
                                                + (weighted ? "," + one.getValue() : "")
                                                + "\""));
        event(
                "Setup",
                data(
                        "{\"election\":\"%s\",\"trustees\":\"%s\",\"credentials\":\"%s\"}"
                                .formatted(parameters, trustees, credentials)));
    }

    /// Puts a ballot in.
    public void put(Ballot ballot) {
        event("Ballot", data(new String(ballot.bytes(), StandardCharsets.UTF_8)));
    }

    /// Closes the vote.
    public void close() {
        event("EndBallots", null);
    }

    public void put(EncryptedTally tally) {
        var sums = data(tally.json());
        event(
                "EncryptedTally",
                data(
                        "{\"num_tallied\":%d,\"total_weight\":%d,\"encrypted_tally\":\"%s\"}"
                                .formatted(tally.ballots(), tally.weight(), sums)));
    }

    /// @param number of the trustee, from 1
    public void put(int number, PartialDecryption work) {
        var made = data(work.json());
        event(
                "PartialDecryption",
                data("{\"owner\":%d,\"payload\":\"%s\"}".formatted(number, made)));
    }

    /// The end of it.
    public void put(List<List<Integer>> result) {
        event(
                "Result",
                data(
                        "{\"result\":%s}"
                                .formatted(
                                        Json.list(
                                                result,
                                                list -> Json.list(list, String::valueOf)))));
    }

    /// The box as it is published.
    public byte[] bytes() {
        return bytes.toByteArray();
    }

    private String data(String json) {
        byte[] content = json.getBytes(StandardCharsets.UTF_8);
        add(new Archive.Entry(Archive.name(content, false), content));
        return Archive.hash(content);
    }

    private void event(String type, @Nullable String payload) {
        var json =
                "{%s\"height\":%d,\"type\":\"%s\"%s}"
                        .formatted(
                                last == null ? "" : "\"parent\":\"" + last + "\",",
                                height,
                                type,
                                payload == null ? "" : ",\"payload\":\"" + payload + "\"");
        byte[] content = json.getBytes(StandardCharsets.UTF_8);
        add(new Archive.Entry(Archive.name(content, true), content));
        last = Archive.hash(content);
        height++;
    }

    private void add(Archive.Entry entry) {
        bytes.writeBytes(Archive.written(entry, timestamp));
    }
}
