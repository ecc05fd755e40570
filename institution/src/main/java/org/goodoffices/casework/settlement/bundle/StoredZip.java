package org.goodoffices.casework.settlement.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// A ZIP file with one spelling: entries stored without compression, in the order given, without
/// dates or extra fields. The same parts always give the same bytes, any ZIP program opens them,
/// and nothing that is read can be larger than the file or land outside a folder.
final class StoredZip {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_LENGTH = 30;
    private static final short VERSION = 20;

    /// 1 January 1980, the first day that the format knows.
    private static final short NO_DATE = 0x21;

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)*(\\.[a-z]+)?");
    private static final int LONGEST_NAME = 100;
    private static final int MOST_PARTS = 10_000;

    private StoredZip() {}

    /// What was read.
    ///
    /// @param parts the parts by name, in order
    /// @param exact whether the file is byte for byte what [#write] makes of them
    record Read(Map<String, byte[]> parts, boolean exact) {}

    static byte[] write(Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        var directory = new ByteArrayOutputStream();
        parts.forEach((name, content) -> {
            byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
            int at = out.size();
            out.writeBytes(header(LOCAL, nameBytes, content, 0));
            out.writeBytes(nameBytes);
            out.writeBytes(content);
            directory.writeBytes(header(CENTRAL, nameBytes, content, at));
            directory.writeBytes(nameBytes);
        });
        int directoryAt = out.size();
        out.writeBytes(directory.toByteArray());
        var end = littleEndian(22);
        end.putInt(END).putShort((short) 0).putShort((short) 0);
        end.putShort((short) parts.size()).putShort((short) parts.size());
        end.putInt(directory.size()).putInt(directoryAt).putShort((short) 0);
        out.writeBytes(end.array());
        return out.toByteArray();
    }

    /// Reads a file; empty where it has another structure.
    static Optional<Read> read(byte[] file) {
        var parts = new LinkedHashMap<String, byte[]>();
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= LOCAL_LENGTH && in.getInt(in.position()) == LOCAL) {
            int start = in.position();
            int size = in.getInt(start + 22);
            int nameLength = in.getShort(start + 26);
            boolean stored = in.getShort(start + 8) == 0 && in.getInt(start + 18) == size;
            if (!stored
                    || size < 0
                    || nameLength <= 0
                    || nameLength > LONGEST_NAME
                    || parts.size() == MOST_PARTS) {
                return Optional.empty();
            }
            long end = (long) start + LOCAL_LENGTH + nameLength + size;
            if (end > file.length) {
                return Optional.empty();
            }
            int contentAt = start + LOCAL_LENGTH + nameLength;
            var name =
                    new String(file, start + LOCAL_LENGTH, nameLength, StandardCharsets.ISO_8859_1);
            byte[] content = Arrays.copyOfRange(file, contentAt, (int) end);
            if (!NAME.matcher(name).matches() || parts.putIfAbsent(name, content) != null) {
                return Optional.empty();
            }
            in.position((int) end);
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Read(parts, Arrays.equals(write(parts), file)));
    }

    private static byte[] header(int kind, byte[] name, byte[] content, int at) {
        boolean central = kind == CENTRAL;
        var header = littleEndian(central ? 46 : LOCAL_LENGTH);
        header.putInt(kind);
        if (central) {
            header.putShort(VERSION);
        }
        header.putShort(VERSION).putShort((short) 0).putShort((short) 0);
        header.putShort((short) 0).putShort(NO_DATE);
        header.putInt(crc(content)).putInt(content.length).putInt(content.length);
        header.putShort((short) name.length).putShort((short) 0);
        if (central) {
            header.putShort((short) 0).putShort((short) 0).putShort((short) 0);
            header.putInt(0).putInt(at);
        }
        return header.array();
    }

    private static int crc(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    private static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
