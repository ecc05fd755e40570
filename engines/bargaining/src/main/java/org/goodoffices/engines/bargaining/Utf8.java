package org.goodoffices.engines.bargaining;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/// Text in UTF-8 (RFC 3629), read strictly.
final class Utf8 {

    private Utf8() {}

    /// The text, without a byte order mark.
    ///
    /// @throws Refused where a byte cannot be, with the line of the first
    static String read(String file, byte[] bytes) throws Refused {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        var text = out.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(one -> one == '\n').count();
            throw Refused.at(file, line, new Text("The text is not in UTF-8.", "文本编码不是 UTF-8。"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
