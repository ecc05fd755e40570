package org.goodoffices.records.documents;

import com.google.crypto.tink.StreamingAead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.record.LaneId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// Receives a paper for a lane, before the act that puts it there: streamed, sealed on the way to
/// the disk, never in clear there and never whole in memory.
@Component
public class KeepPaper {

    private final Access access;
    private final LaneKeys keys;
    private final SealedFiles files;
    private final DataSize largest;

    KeepPaper(
            Access access,
            LaneKeys keys,
            SealedFiles files,
            @Value("${goodoffices.papers.largest:500MB}") DataSize largest) {
        this.access = access;
        this.keys = keys;
        this.files = files;
        this.largest = largest;
    }

    /// The most bytes that a paper may have.
    public DataSize largest() {
        return largest;
    }

    /// Receives a paper; when this returns, it is on the disk.
    ///
    /// @param name as the sender calls the file; any path is left off
    /// @throws Unfit if it cannot be taken; nothing is left of it then
    /// @throws IOException if the sender stops, or the disk is full
    public Kept keep(PersonId who, LaneId lane, String name, InputStream clear)
            throws IOException, Unfit {
        return keep(access.as(who, () -> keys.of(lane)), lane, name, clear);
    }

    /// As `keep`, for a draft that the person writes on: the paper waits with it.
    public Kept keepForDraft(PersonId who, UUID draft, String name, InputStream clear)
            throws IOException, Unfit {
        return keep(access.as(who, () -> keys.ofDraft(draft)), Kept.place(draft), name, clear);
    }

    /// As `keep`, for a log of the house that the person is inside.
    public Kept keepForHouse(PersonId who, String log, String name, InputStream clear)
            throws IOException, Unfit {
        return keep(access.as(who, () -> keys.ofHouse(log)), Kept.place(log), name, clear);
    }

    private Kept keep(@Nullable StreamingAead of, LaneId lane, String name, InputStream clear)
            throws IOException, Unfit {
        var fileName = FileName.of(name);
        var key = Objects.requireNonNull(of);
        var counted = new Counted(clear, largest.toBytes());
        try {
            var file = files.seal(key, counted::copyTo);
            return new Kept(
                    lane,
                    file,
                    FileName.title(fileName),
                    fileName,
                    counted.type(),
                    counted.size,
                    counted.hash());
        } catch (UnfitOnTheWay unfit) {
            throw unfit.why;
        }
    }

    /// Seals a copy of a paper for another lane: nothing of the copy depends on where it came from.
    public Kept copy(PersonId who, Paper paper, LaneId to) throws IOException {
        var content = Objects.requireNonNull(paper.content());
        StreamingAead key = Objects.requireNonNull(access.as(who, () -> keys.of(paper.lane())));
        try (var clear = files.open(key, content.file())) {
            return keep(who, to, content.name(), clear).titled(content.title());
        } catch (Unfit smaller) {
            throw new IOException("a paper that was taken before is not taken now", smaller);
        }
    }

    /// Throws away what no act put into a lane.
    public void drop(Collection<Kept> papers) {
        for (var paper : papers) {
            try {
                files.delete(paper.file());
            } catch (IOException left) {
                throw new UncheckedIOException(left); // swept at the next start
            }
        }
    }

    /// Why a paper is not taken.
    public static final class Unfit extends Exception {
        @java.io.Serial private static final long serialVersionUID = 1;

        private final String key;
        private final transient Object[] values;

        Unfit(String key, Object... values) {
            super(key);
            this.key = key;
            this.values = values;
        }

        /// The text `documents.refused.…` that says so.
        public String key() {
            return key;
        }

        public Object[] values() {
            return values.clone();
        }
    }

    private static final class UnfitOnTheWay extends RuntimeException {
        @java.io.Serial private static final long serialVersionUID = 1;
        private final Unfit why;

        UnfitOnTheWay(Unfit why) {
            super(why);
            this.why = why;
        }
    }

    /// Counts, hashes and looks at what flows through.
    private static final class Counted {
        private final DigestInputStream clear;
        private final long most;
        private byte[] first = new byte[0];
        private long size;

        Counted(InputStream clear, long most) {
            try {
                this.clear = new DigestInputStream(clear, MessageDigest.getInstance("SHA-256"));
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException("SHA-256 is part of every JDK", missing);
            }
            this.most = most;
        }

        void copyTo(OutputStream sealed) throws IOException {
            first = clear.readNBytes(PaperType.LOOKED_AT);
            if (first.length == 0) {
                throw new UnfitOnTheWay(new Unfit("empty"));
            }
            size = first.length;
            sealed.write(first);
            var buffer = new byte[1 << 16];
            for (int read = clear.read(buffer); read >= 0; read = clear.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new UnfitOnTheWay(
                            new Unfit("too-large", DataSize.ofBytes(most).toMegabytes()));
                }
                sealed.write(buffer, 0, read);
            }
            if (size > most) {
                throw new UnfitOnTheWay(
                        new Unfit("too-large", DataSize.ofBytes(most).toMegabytes()));
            }
        }

        PaperType type() {
            return PaperType.sniffed(first, first.length);
        }

        String hash() {
            return HexFormat.of().formatHex(clear.getMessageDigest().digest());
        }
    }
}
