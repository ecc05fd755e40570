package org.goodoffices.records.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Predicate;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Opens a paper for somebody who may read it, and keeps that they did, before the first byte
/// leaves.
@Component
public class OpenPaper {

    private final Access access;
    private final Papers papers;
    private final LaneKeys keys;
    private final SealedFiles files;
    private final JdbcClient jdbc;

    OpenPaper(Access access, Papers papers, LaneKeys keys, SealedFiles files, JdbcClient jdbc) {
        this.access = access;
        this.papers = papers;
        this.keys = keys;
        this.files = files;
        this.jdbc = jdbc;
    }

    /// A paper being read.
    public record Opened(Paper paper, Paper.Content content, InputStream bytes)
            implements AutoCloseable {
        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /// Opens a paper; empty where it is not there for this person, or is quarantined.
    ///
    /// @param wanted whether this is a paper that was asked for in its right place
    public Optional<Opened> open(PersonId who, PaperId id, Predicate<Paper> wanted)
            throws IOException {
        var key = access.as(who, () -> allowed(id, wanted));
        if (key == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Opened(key.paper, key.content, files.open(key.key, key.content.file())));
    }

    private @Nullable Allowed allowed(PaperId id, Predicate<Paper> wanted) {
        var paper = papers.paper(id).filter(wanted).orElse(null);
        if (paper == null || paper.content() == null) {
            return null;
        }
        boolean may =
                jdbc.sql("select open_paper(?)").param(id.value()).query(Boolean.class).single();
        return may ? new Allowed(paper, paper.content(), keys.of(paper.lane())) : null;
    }

    private record Allowed(
            Paper paper, Paper.Content content, com.google.crypto.tink.StreamingAead key) {}
}
