package org.goodoffices.trial;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// The body of a posted form, as a browser sends it.
record Body(String type, byte[] bytes) {

    private static final String PARTING = "----trial-of-the-whole";

    static Body of(List<Visitor.Part> parts) {
        return parts.stream().anyMatch(Visitor.Part::file) ? inParts(parts) : inOne(parts);
    }

    void into(HttpRequest.Builder request, String method) {
        request.header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes));
    }

    private static Body inOne(List<Visitor.Part> parts) {
        var text =
                parts.stream()
                        .map(part -> encoded(part.name()) + "=" + encoded(part.value()))
                        .collect(Collectors.joining("&"));
        return new Body("application/x-www-form-urlencoded", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Body inParts(List<Visitor.Part> parts) {
        var text = new StringBuilder();
        // the token comes first, so that it is read before the file is
        for (var part : parts.reversed()) {
            text.append("--").append(PARTING).append("\r\nContent-Disposition: form-data; name=\"");
            text.append(part.name()).append('"');
            if (part.file()) {
                text.append("; filename=\"paper.txt\"\r\nContent-Type: text/plain");
            }
            text.append("\r\n\r\n").append(part.value()).append("\r\n");
        }
        text.append("--").append(PARTING).append("--\r\n");
        return new Body(
                "multipart/form-data; boundary=" + PARTING,
                text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
