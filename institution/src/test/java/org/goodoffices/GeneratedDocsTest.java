package org.goodoffices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.goodoffices.casework.docket.RulesInForce;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.RuleSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/// What is drawn from the code is what the code says; `-Dgoodoffices.accept=true` draws it anew.
class GeneratedDocsTest {

    @AutoClose private static final TestInstitution institution = TestInstitution.start();

    @Test
    void the_map_of_modules(@TempDir Path folder) throws IOException {
        new Documenter(
                        ApplicationModules.of(GoodOffices.class),
                        Documenter.Options.defaults().withOutputFolder(folder.toString()))
                .writeModulesAsPlantUml();

        agrees("modules.puml", inOrder(Files.readAllLines(folder.resolve("components.puml"))));
    }

    /// Modules, and who asks whom, by name: as they are found on disk says nothing.
    private static String inOrder(List<String> lines) {
        var ordered = new ArrayList<String>();
        var alike = new TreeSet<String>();
        for (var line : lines) {
            if (line.strip().startsWith("Component(") || line.strip().startsWith("Rel(")) {
                alike.add(line);
            } else {
                ordered.addAll(alike);
                alike.clear();
                ordered.add(line);
            }
        }
        return String.join("\n", ordered) + "\n";
    }

    @Test
    void who_may_do_what_under_which_rules() throws IOException {
        var page =
                new StringBuilder(
                        """
                        # Who may do what

                        Drawn from the rules of procedure. An act leaves its entry in the lane named; whoever is in that lane sees it.
                        """);
        for (var rules : institution.bean(RulesInForce.class).all()) {
            page.append("\n## %s · %s\n\n".formatted(rules.title().en(), rules.title().zh()))
                    .append("| Act | 行为 | Who | Entered by | In | Lane | Article |\n")
                    .append("| --- | --- | --- | --- | --- | --- | --- |\n");
            for (var act : rules.acts().values()) {
                page.append(line(rules, act));
            }
        }
        agrees("permissions.md", page.toString());
    }

    private static String line(RuleSet rules, Act act) {
        var recorder = act.recordedBy();
        return "| %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        act.title().en(),
                        act.title().zh(),
                        new TreeSet<>(act.by())
                                .stream()
                                        .map(role -> role.title().en())
                                        .collect(Collectors.joining(", ")),
                        recorder == null ? "" : recorder.title().en(),
                        act.from().stream()
                                .map(place -> rules.titleOf(place).en())
                                .collect(Collectors.joining("; ")),
                        act.lane().key(),
                        act.article() == null ? "" : act.article());
    }

    @Test
    void the_tables_and_who_may_read_them() throws IOException {
        var page =
                new StringBuilder(
                        """
                        # Tables

                        Drawn from the migrated database. *Application* is what the role `goodoffices_app` may do at all; which rows, the policies say.
                        A table without rights of the application is reached by functions alone.
                        """);
        for (var table :
                lines(
                        """
                        select relname from pg_class
                        where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> 'flyway_schema_history'
                        order by relname collate "C"
                        """)) {
            page.append("\n## ").append(table).append("\n\n");
            page.append("Application: ")
                    .append(
                            lines(
                                            """
                                            select string_agg(distinct lower(privilege_type), ', ' order by lower(privilege_type)) from (
                                              select privilege_type from information_schema.role_table_grants
                                              where grantee = 'goodoffices_app' and table_name = ?
                                              union select privilege_type from information_schema.role_column_grants
                                              where grantee = 'goodoffices_app' and table_name = ?) rights
                                            """,
                                            table,
                                            table)
                                    .getFirst())
                    .append("\n\n| Column | Type | Needed |\n| --- | --- | --- |\n");
            lines(
                            """
                            select '| ' || attname || ' | ' || format_type(atttypid, atttypmod) || ' | '
                                   || case when attnotnull then 'yes' else '' end || ' |'
                            from pg_attribute where attrelid = ?::regclass and attnum > 0 and not attisdropped order by attnum
                            """,
                            table)
                    .forEach(line -> page.append(line).append('\n'));
            var policies =
                    lines(
                            """
                            select '- `' || policyname || '` (' || lower(cmd) || ')'
                                   || coalesce(': ' || regexp_replace(qual, '\\s+', ' ', 'g'), '')
                                   || coalesce('; written only: ' || regexp_replace(with_check, '\\s+', ' ', 'g'), '')
                            from pg_policies where tablename = ? order by policyname collate "C"
                            """,
                            table);
            if (!policies.isEmpty()) {
                page.append('\n');
                policies.forEach(line -> page.append(line).append('\n'));
            }
        }
        agrees("schema.md", page.toString().replace("Application: null", "Application: nothing"));
    }

    private static List<String> lines(String sql, Object... values) {
        return institution
                .owner()
                .sql(sql)
                .params(values)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    private static void agrees(String name, String drawn) throws IOException {
        var file =
                Path.of(System.getProperty("goodoffices.checkout", ".."))
                        .resolve("docs/generated")
                        .resolve(name);
        if (Boolean.getBoolean("goodoffices.accept")) {
            Files.writeString(file, drawn);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("docs/generated/%s is stale; draw it anew with -Dgoodoffices.accept=true", name)
                .isEqualTo(drawn);
    }
}
