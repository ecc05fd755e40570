package org.goodoffices.foundation.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The one style sheet of all pages: `static/css/page.css` with the files it imports put in place,
/// so that a phone on a thin line fetches it in one go and keeps it until it changes. Only the view
/// for the screen of a room brings one more, `static/css/screen.css`.
@Controller
public class Stylesheet {

    private static final Pattern IMPORT = Pattern.compile("@import \"([a-z/-]+\\.css)\";");
    private static final byte[] CONTENT =
            together(joined("page.css")).getBytes(StandardCharsets.UTF_8);
    private static final String ADDRESS = "/css/page.css?" + fingerprint();

    Stylesheet() {}

    /// Where pages link to; it changes with the content.
    public static String address() {
        return ADDRESS;
    }

    @GetMapping("/css/page.css")
    ResponseEntity<byte[]> sheet() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(CONTENT);
    }

    private static String joined(String file) {
        try {
            var text =
                    new ClassPathResource("static/css/" + file)
                            .getContentAsString(StandardCharsets.UTF_8);
            return IMPORT.matcher(lean(text))
                    .replaceAll(found -> Matcher.quoteReplacement(joined(found.group(1))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Without comments and indentation; what is left is what was written.
    private static String lean(String css) {
        return css.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([{};,>]) ?", "$1")
                .replace(": ", ":")
                .replace(";}", "}")
                .strip();
    }

    /// The components' files follow one another: their blocks become one.
    private static String together(String css) {
        var block = "@layer components{";
        int first = css.indexOf(block) + block.length();
        return css.substring(0, first) + css.substring(first).replace("}" + block, "");
    }

    private static String fingerprint() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(CONTENT);
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
