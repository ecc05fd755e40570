package org.goodoffices.foundation.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What the sample world's outbox shows, newest first.
public record OutboxPage(List<Mail> mails) {

    public OutboxPage {
        mails = List.copyOf(mails);
    }

    /// One mail.
    public record Mail(String address, String at, String subject, List<Piece> body) {
        public Mail {
            body = List.copyOf(body);
        }
    }

    /// A stretch of a body: words, or an address to follow.
    public record Piece(String text, boolean link) {}

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    static List<Piece> pieces(String body) {
        var pieces = new ArrayList<Piece>();
        var link = LINK.matcher(body);
        int done = 0;
        while (link.find()) {
            pieces.add(new Piece(body.substring(done, link.start()), false));
            pieces.add(new Piece(link.group(), true));
            done = link.end();
        }
        pieces.add(new Piece(body.substring(done), false));
        return pieces;
    }
}
