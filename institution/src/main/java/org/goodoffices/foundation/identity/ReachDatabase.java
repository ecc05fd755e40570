package org.goodoffices.foundation.identity;

import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.goodoffices.foundation.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Says in a sentence why an external database cannot be used: it does not answer, does not let the
/// server in, is too old, or would let the application past row-level security.
final class ReachDatabase {

    private static final int OLDEST = 18;

    private ReachDatabase() {}

    /// Work as the owner of the tables.
    static <T> T asOwner(PGSimpleDataSource owner, Supplier<T> work) {
        var url = named(String.valueOf(owner.getUrl()));
        return explained(
                url,
                String.valueOf(owner.getUser()),
                "goodoffices.database.owner-password",
                () -> {
                    requireVersion(JdbcClient.create(owner), url);
                    return work.get();
                });
    }

    /// Work as the application's role.
    static <T> T asApplication(String url, Supplier<T> work) {
        return explained(named(url), "goodoffices_app", "goodoffices.database.password", work);
    }

    /// The driver appends every setting that it has.
    private static String named(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    private static <T> T explained(String url, String role, String password, Supplier<T> work) {
        try {
            return work.get();
        } catch (StartRefused said) {
            throw said;
        } catch (RuntimeException failed) {
            var refused = refused(url, role, password, state(failed), failed);
            throw refused == null ? failed : refused;
        }
    }

    private static String state(Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause)
                .map(cause -> cause instanceof SQLException sql ? sql.getSQLState() : null)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static @Nullable StartRefused refused(
            String url, String role, String password, String state, Throwable failed) {
        return switch (state) {
            case "28P01", "28000" ->
                    new StartRefused(
                            "The database %s does not let the role %s in: check the role and %s."
                                    .formatted(url, role, password),
                            "数据库 %s 不准角色 %s 登录：请核对该角色及 %s。".formatted(url, role, password),
                            failed);
            case "3D000" ->
                    new StartRefused(
                            "There is no such database as %s names: create it, owned by the role that goodoffices.database.owner names."
                                    .formatted(url),
                            "%s 所指数据库不存在：请予创建，并归 goodoffices.database.owner 所指角色所有。".formatted(url),
                            failed);
            case "42501" ->
                    new StartRefused(
                            "The role %s of the database %s may not do what is needed: it must own the database, and be allowed to create the role goodoffices_app unless that exists."
                                    .formatted(role, url),
                            "数据库 %2$s 的角色 %1$s 权限不足：该角色须拥有该数据库；如无 goodoffices_app 角色，并须有权创建。"
                                    .formatted(role, url),
                            failed);
            default ->
                    state.startsWith("08")
                            ? new StartRefused(
                                    "The database %s cannot be reached: check goodoffices.database.url, and that it runs."
                                            .formatted(url),
                                    "无法连接数据库 %s：请核对 goodoffices.database.url 及数据库是否运行。"
                                            .formatted(url),
                                    failed)
                            : null;
        };
    }

    private static void requireVersion(JdbcClient owner, String url) {
        int version =
                owner.sql("select current_setting('server_version_num')::int / 10000")
                        .query(Integer.class)
                        .single();
        if (version < OLDEST) {
            throw new StartRefused(
                    "The database %s is PostgreSQL %d; %d or later is needed."
                            .formatted(url, version, OLDEST),
                    "数据库 %s 为 PostgreSQL %d；须为 %d 或更高版本。".formatted(url, version, OLDEST));
        }
    }

    /// The application is bound by row-level security: it neither bypasses it, nor owns a table,
    /// nor can become somebody who does.
    ///
    /// @throws StartRefused where it is not
    static void requireBound(JdbcClient owner, String role) {
        var bypasses =
                owner.sql("select rolsuper or rolbypassrls from pg_roles where rolname = ?")
                        .param(role)
                        .query(Boolean.class)
                        .single();
        if (bypasses) {
            throw new StartRefused(
                    "The role %1$s can bypass row-level security, which alone keeps the lanes apart: run alter role %1$s nosuperuser nobypassrls. The server does not start."
                            .formatted(role),
                    "角色 %1$s 可绕过行级安全，而各通道仅赖行级安全相互隔离：请执行 alter role %1$s nosuperuser nobypassrls。服务器不予启动。"
                            .formatted(role));
        }
        var owns =
                owner.sql("select current_user = ? or pg_has_role(?, current_user, 'member')")
                        .params(role, role)
                        .query(Boolean.class)
                        .single();
        if (owns) {
            throw new StartRefused(
                    "The role %1$s owns the tables, or is a member of the role that does, and so is not bound by row-level security: name another role as goodoffices.database.owner, and run revoke OWNER from %1$s. The server does not start."
                            .formatted(role),
                    "角色 %1$s 拥有数据表，或为其所有者角色的成员，因而不受行级安全约束：请另行指定 goodoffices.database.owner，并执行 revoke 所有者角色 from %1$s。服务器不予启动。"
                            .formatted(role));
        }
    }
}
