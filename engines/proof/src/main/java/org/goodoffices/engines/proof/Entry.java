package org.goodoffices.engines.proof;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an act says to the record: named fields, written as canonical JSON (RFC 8785) so that the
/// same act always gives the same bytes and a party can read what it holds.
public final class Entry {
    private final Map<String, @Nullable Object> fields;
    private final byte[] bytes;

    private Entry(Map<String, @Nullable Object> fields, byte[] bytes) {
        this.fields = Collections.unmodifiableMap(fields);
        this.bytes = bytes;
    }

    /// An entry with these fields; see [CanonicalJson] for the values they may have.
    public static Entry of(Map<String, ? extends @Nullable Object> fields) {
        return new Entry(new TreeMap<>(fields), CanonicalJson.write(fields));
    }

    /// Reads an entry from its canonical bytes.
    public static Entry read(byte[] canonicalBytes) throws CanonicalJson.Malformed {
        return new Entry(JsonDocument.read(canonicalBytes), canonicalBytes.clone());
    }

    /// The fields, by name.
    public Map<String, @Nullable Object> fields() {
        return fields;
    }

    /// Whether the entry itself says that it stands at this place of the log of its lane.
    boolean standsIn(String origin, NoteKey institution, long position) {
        return fields.get("lane") instanceof String lane
                && origin.equals(institution.name() + "/lanes/" + lane)
                && fields.get("position") instanceof Number place
                && place.longValue() == position;
    }

    /// The canonical bytes, to be committed to.
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Entry entry && Arrays.equals(bytes, entry.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
