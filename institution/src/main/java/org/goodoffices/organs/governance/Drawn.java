package org.goodoffices.organs.governance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The live view as it is sent: drawn once, for all who see as much. Each part is one event of a
/// stream (`text/event-stream`, HTML Living Standard 9.2): the view, which says nothing of who
/// voted; the roll, which is long and stands while its vote is open and after; and its marks, which
/// are short and are all that is sent when a State votes. With the result comes the view anew, and
/// marks, but no roll.
final class Drawn {

    private final List<byte[]> parts;

    private Drawn(List<byte[]> parts) {
        this.parts = parts;
    }

    /// @param roll as HTML; empty unless a roll is called
    /// @param marks as HTML; empty unless a roll is called
    static Drawn of(String view, String roll, String marks) {
        return new Drawn(List.of(event(view), event(roll), event(marks)));
    }

    private static byte[] event(String html) {
        return (html.isBlank()
                        ? ""
                        : "data:" + html.strip().replaceAll("\\R\\s*", "\ndata:") + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Sends what whoever has the earlier one lacks: parts that are other ones, and the marks also
    /// where what they stand in is another.
    ///
    /// @param before what was sent last; null where nothing was
    void sendAfter(@Nullable Drawn before, OutputStream out) throws IOException {
        boolean anew = false;
        for (int i = 0; i < parts.size(); i++) {
            boolean other = before == null || parts.get(i) != before.parts.get(i);
            if (other || anew && i == parts.size() - 1) {
                out.write(parts.get(i));
            }
            anew |= other;
        }
    }

    /// The same, keeping of what was drawn before whatever is still true.
    Drawn after(Drawn before) {
        var kept =
                IntStream.range(0, parts.size())
                        .mapToObj(i ->
                                Arrays.equals(parts.get(i), before.parts.get(i))
                                        ? before.parts.get(i)
                                        : parts.get(i))
                        .toList();
        return IntStream.range(0, parts.size()).allMatch(i -> kept.get(i) == before.parts.get(i))
                ? before
                : new Drawn(kept);
    }
}
