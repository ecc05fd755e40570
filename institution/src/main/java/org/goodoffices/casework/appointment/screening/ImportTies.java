package org.goodoffices.casework.appointment.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.goodoffices.casework.appointment.graph.NotReadable;
import org.goodoffices.casework.appointment.graph.ReadTies;
import org.goodoffices.casework.appointment.graph.TakesTies;
import org.goodoffices.casework.appointment.graph.Thing;
import org.goodoffices.casework.appointment.graph.Tie;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.springframework.stereotype.Component;

/// The house takes in a file of ties, whole or not at all. It follows the file that the same source
/// gave before, which stays as it is.
@Component
public class ImportTies {

    /// Largest file, in bytes: what it tells is held in memory until it is known to be right.
    static final int LARGEST = 32 * 1024 * 1024;

    private final Access access;
    private final People people;
    private final KnownTies ties;
    private final InstantSource clock;
    private final RandomGenerator chance;

    ImportTies(
            Access access,
            People people,
            KnownTies ties,
            InstantSource clock,
            RandomGenerator chance) {
        this.access = access;
        this.people = people;
        this.ties = ties;
        this.clock = clock;
        this.chance = chance;
    }

    /// A file that was read through and is right.
    ///
    /// @param hash SHA-256, in hexadecimal
    public record Read(
            String source,
            String file,
            String hash,
            long bytes,
            Set<Thing> things,
            List<Tie> ties) {
        public Read {
            things = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(things));
            ties = List.copyOf(ties);
        }
    }

    /// The file is larger than [#LARGEST].
    public static final class TooLarge extends IOException {
        @java.io.Serial private static final long serialVersionUID = 1;
    }

    /// Reads a file as it arrives.
    ///
    /// @param source whose it is; a later file of the same takes its place
    /// @throws NotReadable where it is not as its format wants it: file, line and field are named
    /// @throws TooLarge where it does not end
    public Read read(String source, String file, InputStream arriving)
            throws IOException, NotReadable {
        var counted = new Counted(arriving);
        var hashed = new DigestInputStream(counted, sha256());
        var things = new LinkedHashSet<Thing>();
        var told = new ArrayList<Tie>();
        ReadTies.from(
                hashed,
                KnownTies.Imported.label(source, file),
                new TakesTies() {
                    @Override
                    public void thing(Thing thing) {
                        things.add(thing);
                    }

                    @Override
                    public void tie(Tie tie) {
                        told.add(tie);
                    }
                });
        hashed.transferTo(OutputStream.nullOutputStream());
        return new Read(
                source,
                file,
                HexFormat.of().formatHex(hashed.getMessageDigest().digest()),
                counted.bytes,
                things,
                told);
    }

    /// Enters a file that was read; the same form once only.
    ///
    /// @return false where this person keeps no files
    public boolean enter(PersonId who, String token, Read read) {
        return access.as(
                who,
                () -> {
                    if (!ties.keeps()) {
                        return false;
                    }
                    ties.hold();
                    var person = people.myself();
                    if (ties.importedBefore(person, token)) {
                        return true;
                    }
                    int number =
                            1
                                    + ties.inForce().stream()
                                            .filter(one -> one.source().equals(read.source))
                                            .mapToInt(KnownTies.Imported::number)
                                            .findFirst()
                                            .orElse(0);
                    ties.enter(
                            new KnownTies.Imported(
                                    Draw.id(chance),
                                    read.source,
                                    number,
                                    read.file,
                                    read.hash,
                                    read.bytes,
                                    read.things.size(),
                                    read.ties.size(),
                                    new org.goodoffices.engines.procedure.Text(
                                            person.nameEn(), person.nameZh()),
                                    clock.instant()),
                            person,
                            token,
                            read.things,
                            read.ties);
                    return true;
                });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Counts what arrives, and stops what does not end. Whoever reads a format may close it before
    /// the file is over; the rest is still to be hashed.
    private static final class Counted extends java.io.FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = in.read(into, from, most);
            count(Math.max(read, 0));
            return read;
        }

        @Override
        public void close() {}

        private void count(int more) throws TooLarge {
            bytes += more;
            if (bytes > LARGEST) {
                throw new TooLarge();
            }
        }
    }
}
