package org.goodoffices.records.documents;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The header that makes a browser save a paper under its name, whatever script the name is in (RFC
/// 6266), and never show it as a page.
public final class Attachment {

    private static final String PLAIN =
            "!#$&+-.^_`|~"; // attr-char of RFC 5987, besides letters and digits

    private Attachment() {}

    /// Sends a paper to be saved, never to be shown.
    public static void handOut(
            HttpServletResponse response, PaperType type, long size, String name, InputStream bytes)
            throws IOException {
        response.setContentType(type.media());
        response.setContentLengthLong(size);
        response.setHeader("Content-Disposition", header(name));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("Cache-Control", "no-store");
        bytes.transferTo(response.getOutputStream());
    }

    /// The value of `Content-Disposition`.
    public static String header(String name) {
        return "attachment; filename=\"" + ascii(name) + "\"; filename*=UTF-8''" + extended(name);
    }

    /// For readers older than RFC 5987: what they cannot read becomes an underscore.
    private static String ascii(String name) {
        var plain = new StringBuilder();
        name.codePoints()
                .forEach(sign ->
                        plain.appendCodePoint(
                                sign < 0x20 || sign > 0x7e || "\"\\%;/".indexOf(sign) >= 0
                                        ? '_'
                                        : sign));
        return plain.toString();
    }

    private static String extended(String name) {
        var escaped = new StringBuilder();
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            boolean asIs =
                    one >= 'a' && one <= 'z'
                            || one >= 'A' && one <= 'Z'
                            || one >= '0' && one <= '9'
                            || one > 0 && PLAIN.indexOf(one) >= 0;
            escaped.append(asIs ? String.valueOf((char) one) : "%%%02X".formatted(one));
        }
        return escaped.toString();
    }
}
