package org.goodoffices.organs.governance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The live view as it is sent: drawn once, for all who see as much. Each part is one event of a
/// stream (`text/event-stream`, HTML Living Standard 9.2).
///
/// The view says nothing of who has voted in an open roll-call; that is a part of its own, a
/// fraction as long, and the only one that is sent when a State votes.
final class Drawn {

    private final byte[] view;
    private final byte[] count;

    private Drawn(byte[] view, byte[] count) {
        this.view = view;
        this.count = count;
    }

    /// @param count as HTML; empty unless a roll-call is open
    static Drawn of(String view, String count) {
        return new Drawn(event(view), event(count));
    }

    private static byte[] event(String html) {
        return (html.isBlank()
                        ? ""
                        : "data:" + html.strip().replaceAll("\\R\\s*", "\ndata:") + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] view() {
        return view;
    }

    byte[] count() {
        return count;
    }

    /// The same, keeping of what was drawn before whatever is still true.
    Drawn after(Drawn before) {
        boolean viewed = Arrays.equals(view, before.view);
        boolean counted = Arrays.equals(count, before.count);
        return viewed && counted
                ? before
                : new Drawn(viewed ? before.view : view, counted ? before.count : count);
    }
}
