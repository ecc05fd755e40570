package org.goodoffices.bench;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.engines.decision.ballots.Ballot;
import org.goodoffices.engines.decision.ballots.BallotBox;
import org.goodoffices.engines.decision.ballots.BoxVerifier;
import org.goodoffices.engines.decision.ballots.Credential;
import org.goodoffices.engines.decision.ballots.ElectionParameters;
import org.goodoffices.engines.decision.ballots.EncryptedTally;
import org.goodoffices.engines.decision.ballots.Group;
import org.goodoffices.engines.decision.ballots.OpenElection;
import org.goodoffices.engines.decision.ballots.PartialDecryption;
import org.goodoffices.engines.decision.ballots.Question;
import org.goodoffices.engines.decision.ballots.TrusteeKey;
import org.goodoffices.engines.decision.ballots.Trustees;

/// Secret ballots of 193 and of 1,000 voters against belenios-tool: one ballot, the whole box
/// verified, added up, decrypted. First both must come to the same result on the same box.
///
/// The tool is a program that starts anew for each step, and checks every ballot whenever it loads
/// a box; what its start alone takes is printed beside. Ours adds up and decrypts what it accepted
/// before, as a server does. Options: voters=N (one size instead of two), rounds=N (3), ballots=N
/// that each side makes in a round (20).
public final class Ballots {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Group GROUP = Group.BELENIOS_2048;

    private final Path folder;
    private final Map<String, List<Double>> seconds = new TreeMap<>();

    private Ballots(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        int voters = Figures.option(arguments, "voters", 0);
        System.out.println(Machine.described());
        for (int size : voters > 0 ? new int[] {voters} : new int[] {193, 1_000}) {
            new Ballots(Files.createTempDirectory("ballots"))
                    .measure(
                            size,
                            Figures.option(arguments, "rounds", 3),
                            Figures.option(arguments, "ballots", 20));
        }
    }

    private void measure(int voters, int rounds, int made) throws Exception {
        var secret = TrusteeKey.Secret.draw(GROUP, RANDOM);
        var trustees =
                new Trustees(
                        GROUP,
                        List.of(new Trustees.Kind.Single(TrusteeKey.of(GROUP, secret, RANDOM))));
        var uuid = Credential.token(RANDOM, 14);
        var parameters =
                ElectionParameters.of(
                        uuid,
                        "Measurement",
                        "",
                        List.of(new Question("Admission", List.of("Yes", "No"), 1, 1, true)),
                        trustees);
        var credentials = new ArrayList<Credential>();
        var published = new LinkedHashMap<BigInteger, Integer>();
        for (int i = 0; i < voters; i++) {
            var credential = Credential.draw(RANDOM);
            credentials.add(credential);
            published.put(credential.publicKey(GROUP, uuid), 1);
        }
        var election = new OpenElection(parameters, trustees, published);
        Files.writeString(folder.resolve("key"), "\"" + secret.exponent() + "\"");

        var setup = new BallotBox(election, Instant.EPOCH).bytes();
        var box = new BallotBox(election, Instant.EPOCH);
        var stored = new ArrayList<byte[]>();
        var plain = new int[3];
        for (int i = 0; i < voters; i++) {
            int choice = i % 7 == 0 ? 0 : 1 + i % 2;
            plain[choice]++;
            var ballot = Ballot.cast(election, credentials.get(i), List.of(chosen(choice)), RANDOM);
            box.put(ballot);
            stored.add(ballot.bytes());
        }
        box.close();
        var closed = box.bytes();
        var tally = tally(election, stored);
        box.put(tally);
        var added = box.bytes();
        var work = PartialDecryption.of(election, tally, secret, RANDOM);
        box.put(1, work);
        var decrypted = box.bytes();
        var result = tally.decrypted(election, Map.of(1, work));
        box.put(result);
        var whole = box.bytes();
        same(List.of(List.of(plain[0], plain[1], plain[2])), result, decrypted, whole);

        for (int round = -1; round < rounds; round++) {
            // The first round warms up and is not counted.
            boolean counts = round >= 0;
            put(setup);
            time(counts, "start      tool", () -> tool("--version"));
            for (int i = 0; i < made; i++) {
                var credential = credentials.get(i % voters);
                Files.writeString(folder.resolve("credential"), credential.text());
                Files.writeString(folder.resolve("choice"), "[[0,1,0]]");
                time(
                        counts,
                        "ballot     tool",
                        () ->
                                tool(
                                        "election",
                                        "generate-ballot",
                                        "--privcred",
                                        "credential",
                                        "--ballot",
                                        "choice"));
                time(
                        counts,
                        "ballot     ours",
                        () -> Ballot.cast(election, credential, List.of(chosen(1)), RANDOM));
            }
            put(whole);
            time(counts, "verify     tool", () -> tool("election", "verify"));
            time(counts, "verify     ours", () -> BoxVerifier.verify(whole));
            put(closed);
            time(counts, "tally      tool", () -> tool("election", "compute-encrypted-tally"));
            time(counts, "tally      ours", () -> tally(election, stored));
            put(added);
            time(
                    counts,
                    "decrypt    tool",
                    () -> tool("election", "decrypt", "--privkey", "key", "--trustee-id", "1"));
            time(
                    counts,
                    "decrypt    ours",
                    () -> PartialDecryption.of(election, tally, secret, RANDOM));
            put(decrypted);
            time(counts, "result     tool", () -> tool("election", "compute-result"));
            time(counts, "result     ours", () -> tally.decrypted(election, Map.of(1, work)));
        }
        System.out.printf(
                "%n%d voters, a box of %.1f MB, medians of %d rounds in ms:%n",
                voters, whole.length / 1e6, rounds);
        seconds.forEach((what, all) ->
                System.out.printf("  %s %10.2f%n", what, 1e3 * Figures.median(all, one -> one)));
    }

    /// Both sides, on the same box, come to what was counted by hand.
    private void same(
            List<List<Integer>> plain, List<List<Integer>> result, byte[] decrypted, byte[] whole)
            throws Exception {
        put(decrypted);
        var theirs = tool("election", "compute-result").replaceAll("\\s", "");
        put(whole);
        tool("election", "verify");
        var ours = BoxVerifier.verify(whole);
        var expected = "{\"result\":" + plain.toString().replace(" ", "") + "}";
        if (!result.equals(plain) || !plain.equals(ours.result()) || !theirs.equals(expected)) {
            throw new IllegalStateException("not the same result: " + result + ", " + theirs);
        }
    }

    private static EncryptedTally tally(OpenElection election, List<byte[]> stored)
            throws Exception {
        var ballots = new ArrayList<Ballot>();
        for (var bytes : stored) {
            ballots.add(Ballot.accepted(election, bytes));
        }
        return EncryptedTally.of(election, ballots);
    }

    private static List<Integer> chosen(int choice) {
        return List.of(choice == 0 ? 1 : 0, choice == 1 ? 1 : 0, choice == 2 ? 1 : 0);
    }

    private void put(byte[] box) throws IOException {
        Files.write(folder.resolve("box.bel"), box);
    }

    private interface Work {
        Object run() throws Exception;
    }

    private void time(boolean counts, String what, Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        double took = (System.nanoTime() - begin) / 1e9;
        if (counts) {
            seconds.computeIfAbsent(what, _ -> new ArrayList<>()).add(took);
        }
    }

    private String tool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("belenios-tool"));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(folder.resolve("errors").toFile());
        builder.environment().put("BELENIOS_USE_URANDOM", "1");
        var process = builder.start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(folder.resolve("errors")));
        }
        return out;
    }
}
