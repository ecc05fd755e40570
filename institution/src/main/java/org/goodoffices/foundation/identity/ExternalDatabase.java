package org.goodoffices.foundation.identity;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Option;

/// An external database, for commands that work on an institution's.
public final class ExternalDatabase {

    /// Where it is; null where it is the one in the home folder.
    @Option(names = "--database", paramLabel = "URL", descriptionKey = "database.url")
    public @Nullable String url;

    @Option(
            names = "--owner",
            paramLabel = "ROLE",
            descriptionKey = "database.owner",
            defaultValue = "postgres")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String owner;

    @Option(
            names = "--owner-password",
            paramLabel = "PASSWORD",
            descriptionKey = "database.owner-password",
            defaultValue = "${GOODOFFICES_DATABASE_OWNER_PASSWORD}")
    private @Nullable String password;

    /// The database as its owner.
    public PGSimpleDataSource source() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(owner);
        source.setPassword(password);
        return source;
    }
}
