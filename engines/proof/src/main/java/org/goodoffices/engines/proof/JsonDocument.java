package org.goodoffices.engines.proof;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the members of a JSON object one by one and refuses what is missing, of another kind, or
/// unknown.
public final class JsonDocument {
    private final Map<String, @Nullable Object> members;

    private JsonDocument(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /// An object with exactly these members.
    public static JsonDocument of(@Nullable Object value, Set<String> names)
            throws CanonicalJson.Malformed {
        var members = object(value);
        for (var name : members.keySet()) {
            if (!names.contains(name)) {
                throw new CanonicalJson.Malformed("unknown member: " + name);
            }
        }
        for (var name : names) {
            if (!members.containsKey(name)) {
                throw new CanonicalJson.Malformed("missing member: " + name);
            }
        }
        return new JsonDocument(members);
    }

    /// The members of the object that these bytes hold.
    public static Map<String, @Nullable Object> read(byte[] bytes) throws CanonicalJson.Malformed {
        return object(CanonicalJson.read(bytes));
    }

    /// The members of an object that this program wrote and kept itself; see
    /// [CanonicalJson#readKept].
    public static Map<String, @Nullable Object> readKept(String text)
            throws CanonicalJson.Malformed {
        return object(CanonicalJson.readKept(text));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(@Nullable Object value)
            throws CanonicalJson.Malformed {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new CanonicalJson.Malformed("an object was expected");
    }

    /// A member of any kind.
    public @Nullable Object member(String name) {
        return members.get(name);
    }

    /// A member that is a text.
    public String text(String name) throws CanonicalJson.Malformed {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new CanonicalJson.Malformed(name + " must be a text");
    }

    /// A member that is a whole number.
    public long number(String name) throws CanonicalJson.Malformed {
        if (members.get(name) instanceof Long number) {
            return number;
        }
        throw new CanonicalJson.Malformed(name + " must be a whole number");
    }

    /// A member that is a list.
    public List<?> list(String name) throws CanonicalJson.Malformed {
        if (members.get(name) instanceof List<?> list) {
            return list;
        }
        throw new CanonicalJson.Malformed(name + " must be a list");
    }

    /// A member that holds bytes in base64.
    public byte[] bytes(String name) throws CanonicalJson.Malformed {
        byte[] bytes = StrictBase64.decode(text(name));
        if (bytes == null) {
            throw new CanonicalJson.Malformed(name + " must be base64");
        }
        return bytes;
    }

    static Hash hash(@Nullable Object value, String name) throws CanonicalJson.Malformed {
        var hash = value instanceof String text ? Hash.fromBase64(text) : null;
        if (hash == null) {
            throw new CanonicalJson.Malformed(name + " must hold hashes of 32 bytes in base64");
        }
        return hash;
    }
}
