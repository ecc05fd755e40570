package org.goodoffices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.goodoffices.foundation.start.HomeLock;
import org.goodoffices.foundation.start.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands in the way of a start is said in both languages, and nothing else is.
class StartTest {

    @TempDir Path home;

    @Test
    void a_sound_institution_starts() {
        TestInstitution.start("goodoffices.sample-world=false").close();
    }

    @Test
    void one_organ_of_all_parties_and_no_assembly_is_a_constitution_too() {
        try (var institution =
                TestInstitution.start(
                        "goodoffices.constitution=governing-council",
                        "goodoffices.sample-world=false")) {
            var guest = institution.guest();
            assertThat(guest.get("/organs").body())
                    .contains("Governing Council", "/organs/governing-council")
                    .contains("beginning with a member drawn by lot. Assumed.")
                    .doesNotContain("/organs/assembly");
            assertThat(guest.get("/organs/governing-council").body())
                    .contains("Appointment of the Secretary-General", "Every State Party");
            assertThat(guest.get("/organs/secretariat").body())
                    .contains("in effect by themselves from the first day of the term");
            assertThat(guest.speaking("zh").get("/organs").body()).contains("理事会", "秘书处");
            assertThat(guest.get("/organs/secretariat").body()).contains("自任期首日起自动生效");
        }
    }

    @Test
    void the_sample_world_is_of_one_constitution_and_says_so() {
        assertThat(refused("goodoffices.constitution=governing-council"))
                .isEqualTo(
                        """
                        The sample world is one of the constitution assembly-and-council, and this institution has governing-council: start it with --goodoffices.sample-world=false.
                        示例世界依组织法 assembly-and-council 设立，而本机构采用 governing-council：请以 --goodoffices.sample-world=false 启动。
                        """);
    }

    @Test
    void a_home_folder_serves_one_institution_at_a_time() throws Exception {
        try (var held = HomeLock.take(home)) {
            assertThat(refused())
                    .isEqualTo(
                            """
                            An institution is running on the home folder %1$s already.
                            已有机构服务器使用数据目录 %1$s 运行。
                            """
                                    .formatted(home));
            assertThat(home.resolve("database")).doesNotExist();
        }
        TestInstitution.start("goodoffices.home=" + home).close();
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            assertThat(refused("server.port=" + port))
                    .startsWith("Port " + port + " of this machine is taken")
                    .contains("\n本机" + port + "端口已被占用")
                    .hasLineCount(2);
        }
    }

    @Test
    void no_sample_world_comes_into_a_real_institution() {
        var real = started("goodoffices.sample-world=false");

        assertThat(refused("goodoffices.database.url=" + real.databaseUrl()))
                .startsWith("This database is a real institution's")
                .contains("\n该数据库为真实机构所用")
                .hasLineCount(2);

        assertThat(real.owner().sql("select count(*) from person").query(Integer.class).single())
                .isZero();
        started("goodoffices.sample-world=false", "goodoffices.database.url=" + real.databaseUrl());
    }

    @Test
    void a_sample_world_never_becomes_a_real_institution() {
        var sample = started();

        assertThat(
                        refused(
                                "goodoffices.database.url=" + sample.databaseUrl(),
                                "goodoffices.sample-world=false"))
                .startsWith("This database holds a sample world")
                .hasLineCount(2);
    }

    @Test
    void a_home_folder_that_cannot_be_written_is_named() throws Exception {
        var file = Files.writeString(home.resolve("a-file"), "not a folder");
        assertThat(refused("goodoffices.home=" + file.resolve("home")))
                .startsWith("The home folder " + file.resolve("home") + " cannot be written: ")
                .contains("\n数据目录 " + file.resolve("home") + " 无法写入：")
                .hasLineCount(2);
    }

    @Test
    void a_key_file_that_is_missing_or_another_ones_is_said_in_a_sentence() throws Exception {
        var before = started();
        var key = home.resolve("keys/papers.key");
        var kept = Files.readAllBytes(key);
        var database = "goodoffices.database.url=" + before.databaseUrl();

        Files.delete(key);
        assertThat(refused(database))
                .startsWith("The key file " + key + " is missing. ")
                .contains("\n密钥文件 " + key + " 缺失。")
                .hasLineCount(2);

        Files.write(key, new byte[32]);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(refused(database))
                .startsWith("The key file " + key + " belongs to another institution")
                .hasLineCount(2);

        Files.write(key, kept);
        Files.writeString(home.resolve("keys/institution.password"), "another");
        assertThat(refused(database))
                .startsWith("The institution's keys in " + home.resolve("keys"))
                .contains("\n" + home.resolve("keys") + " 中的机构密钥无法开启：")
                .hasLineCount(2);
    }

    @Test
    void a_database_that_does_not_answer_or_is_not_there_is_named() {
        assertThat(refused("goodoffices.database.url=jdbc:postgresql://127.0.0.1:1/institution"))
                .startsWith(
                        "The database jdbc:postgresql://127.0.0.1:1/institution cannot be reached: ")
                .contains("\n无法连接数据库 jdbc:postgresql://127.0.0.1:1/institution：")
                .hasLineCount(2);

        var elsewhere = started().databaseUrl().replaceFirst("institution_\\d+", "nowhere");
        var said = elsewhere.replaceFirst("\\?.*", "");
        assertThat(refused("goodoffices.database.url=" + elsewhere))
                .startsWith("There is no such database as " + said + " names: ")
                .contains("\n" + said + " 所指数据库不存在：")
                .hasLineCount(2);
    }

    /// The attribute or membership, how to give it, how to take it away again.
    @ParameterizedTest
    @CsvSource({
        "can bypass row-level security,alter role goodoffices_app superuser,alter role goodoffices_app nosuperuser",
        "can bypass row-level security,alter role goodoffices_app bypassrls,alter role goodoffices_app nobypassrls",
        "owns the tables,grant postgres to goodoffices_app,revoke postgres from goodoffices_app"
    })
    void an_application_that_row_level_security_does_not_bind_does_not_start(
            String why, String give, String take) {
        var institution = started();
        institution.owner().sql(give).update();
        try {
            assertThat(refused("goodoffices.database.url=" + institution.databaseUrl()))
                    .startsWith("The role goodoffices_app " + why)
                    .contains("\n角色 goodoffices_app ")
                    .hasLineCount(2);
        } finally {
            institution.owner().sql(take).update();
        }
        started("goodoffices.database.url=" + institution.databaseUrl());
    }

    /// One that was started on the home folder, and closed.
    private TestInstitution started(String... settings) {
        var all = new ArrayList<>(List.of(settings));
        all.add("goodoffices.home=" + home);
        var institution = TestInstitution.start(all.toArray(String[]::new));
        institution.close();
        return institution;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "goodoffices.address=https://mediation.example",
                "goodoffices.address=http://localhost.example",
                "server.address=0.0.0.0",
                "server.address=192.0.2.7",
                "server.address="
            })
    void a_sample_world_is_for_this_machine_alone(String setting) {
        assertThat(refused(setting))
                .startsWith("A sample world is for this machine alone")
                .hasLineCount(2);
    }

    @Test
    void faults_of_the_rules_are_all_said_and_nothing_else() throws Exception {
        var text = shipped("model-commercial");
        own("rules/ours.yaml", text.replace("rules: model-commercial", "rules: ours"));
        own("rules/again.yaml", text);
        own(
                "rules/days.yaml",
                text.replace("rules: model-commercial", "rules: days")
                        .replace("calendar: hong-kong", "calendar: kong-hong"));
        own("rules/empty.yaml", "rules: [");

        assertThat(refused())
                .containsSubsequence(
                        "The rules have faults; the institution does not start.\n",
                        "rules/again.yaml:3: The name “model-commercial” is taken already by another file.\n",
                        "rules/days.yaml:3: There is no calendar of working days “kong-hong”.\n",
                        "rules/empty.yaml:1: ",
                        "规则存在问题，机构服务器不予启动。\n",
                        "rules/again.yaml:3: 名称“model-commercial”已为另一文件所用。\n",
                        "rules/days.yaml:3: 没有名为“kong-hong”的工作日历。\n")
                .doesNotContain("ours.yaml", "Exception", "\tat ");
    }

    @Test
    void a_fault_names_file_line_article_and_an_example() throws Exception {
        own(
                "rules/ours.yaml",
                shipped("model-commercial")
                        .replace("rules: model-commercial", "rules: ours")
                        .replaceFirst("(?s)\n  withdraw:\n.*?\n(?=  [a-z-]+:\n)", "\n"));

        assertThat(refused())
                .matches("(?s).*\nrules/ours\\.yaml:[0-9]+: [^\n]+ \\(art\\. [0-9()]+\\)\n.*")
                .contains("\n    for example: ", "\n    例：");
    }

    private static String shipped(String name) throws Exception {
        try (var file = StartTest.class.getResourceAsStream("/rules/" + name + ".yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void own(String name, String text) throws Exception {
        var file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// What is said on the terminal by a start that is refused.
    private String refused(String... settings) {
        var said = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            var all = new ArrayList<>(List.of(settings));
            all.addFirst("goodoffices.home=" + home);
            var failure =
                    catchThrowable(() -> TestInstitution.start(all.toArray(String[]::new)).close());
            assertThat(failure).isNotNull();
            assertThat(StartRefused.behind(failure)).isPresent();
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
