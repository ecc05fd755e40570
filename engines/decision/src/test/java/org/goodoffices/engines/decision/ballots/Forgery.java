package org.goodoffices.engines.decision.ballots;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A box with one file changed and every hash after it made anew.
final class Forgery {

    private Forgery() {}

    static byte[] of(byte[] box, int changed, String content) throws Refused {
        var read = Archive.read(box);
        var anew = new ByteArrayOutputStream();
        anew.writeBytes(Archive.written(Archive.header(read.timestamp()), read.timestamp()));
        Map<String, String> hashes = new HashMap<>();
        for (int i = 0; i < read.entries().size(); i++) {
            var entry = read.entries().get(i);
            var json = i == changed ? content : new String(entry.content(), StandardCharsets.UTF_8);
            for (var hash : hashes.entrySet()) {
                json = json.replace(hash.getKey(), hash.getValue());
            }
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            hashes.put(Archive.hash(entry.content()), Archive.hash(bytes));
            boolean event = entry.name().endsWith(".event.json");
            anew.writeBytes(
                    Archive.written(
                            new Archive.Entry(Archive.name(bytes, event), bytes),
                            read.timestamp()));
        }
        return anew.toByteArray();
    }
}
