package org.goodoffices.engines.decision.ballots;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// The file a box is kept in: an old-style tar archive that only ever grows (Belenios specification
/// 2.0, 4.4). It has one spelling; what could be written otherwise is refused, so that no byte of
/// it can change unnoticed.
final class Archive {

    /// The name of the first file, which says since when there is a box.
    static final String HEADER = "BELENIOS";

    private static final int BLOCK = 512;
    private static final int SUM_AT = 148;
    private static final int SUM_LENGTH = 8;

    /// A file.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(String name, byte[] content) {}

    /// @param timestamp seconds since 1970
    record Read(long timestamp, List<Entry> entries) {}

    private Archive() {}

    /// A file as it is appended.
    static byte[] written(Entry entry, long timestamp) {
        int length = entry.content().length;
        var bytes = new byte[BLOCK + (length + BLOCK - 1) / BLOCK * BLOCK];
        put(bytes, 0, entry.name());
        put(bytes, 100, "0000644");
        put(bytes, 108, "0000000");
        put(bytes, 116, "0000000");
        put(bytes, 124, "%011o".formatted(length));
        put(bytes, 136, "%011o".formatted(timestamp));
        Arrays.fill(bytes, SUM_AT, SUM_AT + SUM_LENGTH, (byte) ' ');
        bytes[156] = '0';
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += bytes[i] & 0xff;
        }
        put(bytes, SUM_AT, "%06o".formatted(sum));
        bytes[SUM_AT + 6] = 0;
        System.arraycopy(entry.content(), 0, bytes, BLOCK, length);
        return bytes;
    }

    /// The first file.
    static Entry header(long timestamp) {
        var json = "{\"version\":1,\"timestamp\":\"" + timestamp + "\"}";
        return new Entry(HEADER, json.getBytes(StandardCharsets.UTF_8));
    }

    static Read read(byte[] bytes) throws Refused {
        var entries = new ArrayList<Entry>();
        long timestamp = -1;
        int at = 0;
        while (at < bytes.length) {
            var entry = entry(bytes, at);
            if (entries.isEmpty() && timestamp < 0) {
                timestamp = timestamp(entry);
                if (!Arrays.equals(entry.content(), header(timestamp).content())) {
                    throw broken(at);
                }
            } else {
                entries.add(entry);
            }
            var again = written(entry, timestamp);
            if (at + again.length > bytes.length
                    || !Arrays.equals(again, 0, again.length, bytes, at, at + again.length)) {
                throw broken(at);
            }
            at += again.length;
        }
        if (timestamp < 0) {
            throw broken(0);
        }
        return new Read(timestamp, List.copyOf(entries));
    }

    private static Entry entry(byte[] bytes, int at) throws Refused {
        if (bytes.length - at < BLOCK) {
            throw broken(at);
        }
        int end = 0;
        while (end < 100 && bytes[at + end] != 0) {
            end++;
        }
        var name = new String(bytes, at, end, StandardCharsets.US_ASCII);
        var size = new String(bytes, at + 124, 11, StandardCharsets.US_ASCII);
        if (end == 0 || !size.matches("[0-7]{11}")) {
            throw broken(at);
        }
        long length = Long.parseLong(size, 8);
        if (length > bytes.length - at - BLOCK) {
            throw broken(at);
        }
        int from = at + BLOCK;
        return new Entry(name, Arrays.copyOfRange(bytes, from, from + (int) length));
    }

    private static long timestamp(Entry first) throws Refused {
        if (!first.name().equals(HEADER)) {
            throw broken(0);
        }
        var node = Json.object(Json.read(first.content()), "version", "timestamp");
        if (Json.integer(node.get("version")) != 1) {
            throw new Refused("Only version 1 is supported.", "仅支持第1版。");
        }
        var text = Json.text(node.get("timestamp"));
        if (!text.matches("0|[1-9][0-9]{0,9}")) {
            throw broken(0);
        }
        return Long.parseLong(text);
    }

    /// The name of a file, which is the hash of what is in it.
    static String name(byte[] content, boolean event) {
        return hash(content) + (event ? ".event.json" : ".data.json");
    }

    static String hash(byte[] content) {
        return HexFormat.of().formatHex(Group.sha256(content));
    }

    private static void put(byte[] bytes, int at, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, bytes, at, ascii.length);
    }

    private static Refused broken(int at) {
        return new Refused("The archive is broken at byte " + at + ".", "归档自第" + at + "字节起损坏。");
    }
}
