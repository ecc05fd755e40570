package org.goodoffices.foundation.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.goodoffices.foundation.time.WorldClock;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Offices from the command line: how a new institution gets its first people. Who was given an
/// office, and until when they held it, stays in the database.
@Command(
        name = "office",
        resourceBundle = "cli",
        mixinStandardHelpOptions = true,
        subcommands = {OfficeCommand.Give.class, OfficeCommand.End.class})
public final class OfficeCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// What both commands need.
    abstract static class OfCommand implements Callable<Integer> {

        /// The offices of an institution, as they are typed.
        enum Office {
            registry,
            secretary_general,
            legal_affairs;

            String key() {
                return name().replace('_', '-');
            }

            @Override
            public String toString() {
                return key();
            }
        }

        /// Reads an office as it is written everywhere else.
        static final class OfficeName implements CommandLine.ITypeConverter<Office> {
            @Override
            public Office convert(String typed) {
                for (var office : Office.values()) {
                    if (office.key().equals(typed.toLowerCase(Locale.ROOT))) {
                        return office;
                    }
                }
                throw new CommandLine.TypeConversionException(
                        said("office.unknown", typed, java.util.List.of(Office.values())));
            }
        }

        @Parameters(
                index = "0",
                paramLabel = "OFFICE",
                descriptionKey = "office.office",
                converter = OfficeName.class)
        @SuppressWarnings("NullAway.Init") // set by picocli
        Office office;

        @Parameters(index = "1", paramLabel = "MAIL", descriptionKey = "office.mail")
        @SuppressWarnings("NullAway.Init") // set by picocli
        String mail;

        @Option(
                names = "--home",
                paramLabel = "FOLDER",
                descriptionKey = "office.home",
                defaultValue = "${GOODOFFICES_HOME:-.goodoffices}")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Path home;

        @CommandLine.Mixin private final ExternalDatabase database = new ExternalDatabase();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        /// The act, in one transaction; what is said of it.
        abstract String act(People people, PersonId known);

        /// Who it is where nobody has this address yet.
        abstract Optional<PersonId> unknown(People people);

        @Override
        public Integer call() throws IOException {
            if (!Invitations.isAddress(mail)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), said("office.no-address", mail));
            }
            var line =
                    database.url == null
                            ? EmbeddedDatabase.with(home, this::in)
                            : in(database.source());
            spec.commandLine()
                    .getOut()
                    .println(
                            line.orElseThrow(() ->
                                    new CommandLine.ParameterException(
                                            spec.commandLine(), said("office.nobody", mail))));
            return CommandLine.ExitCode.OK;
        }

        private Optional<String> in(PGSimpleDataSource database) {
            InstitutionDatabase.migrate(database, null);
            var jdbc = JdbcClient.create(database);
            var access =
                    new Access(
                            new JdbcTransactionManager(database),
                            jdbc,
                            new WorldClock(InstantSource.system()));
            var people = new People(jdbc);
            return access.as(
                    PersonId.PUBLIC,
                    () -> {
                        var known = people.withMail(mail).map(Person::id).or(() -> unknown(people));
                        return known.map(person -> act(people, person));
                    });
        }
    }

    /// Gives an office to a person, entering them if the institution does not know them yet.
    @Command(name = "give", resourceBundle = "cli", mixinStandardHelpOptions = true)
    static final class Give extends OfCommand {

        @Option(names = "--name-en", paramLabel = "NAME", descriptionKey = "office.name-en")
        private @Nullable String nameEn;

        @Option(names = "--name-zh", paramLabel = "NAME", descriptionKey = "office.name-zh")
        private @Nullable String nameZh;

        @Override
        Optional<PersonId> unknown(People people) {
            return nameEn == null || nameZh == null
                    ? Optional.empty()
                    : Optional.of(
                            people.enter(UUID.randomUUID(), nameEn, nameZh, mail, "en", false));
        }

        @Override
        String act(People people, PersonId known) {
            people.giveOffice(office.key(), known);
            return said("office.given", office, mail);
        }
    }

    /// Ends the office of a person.
    @Command(name = "end", resourceBundle = "cli", mixinStandardHelpOptions = true)
    static final class End extends OfCommand {

        @Override
        Optional<PersonId> unknown(People people) {
            return Optional.empty();
        }

        @Override
        String act(People people, PersonId known) {
            return said(
                    people.endOffice(office.key(), known) ? "office.ended" : "office.not-held",
                    office,
                    mail);
        }
    }

    private static String said(String key, Object... values) {
        return java.text.MessageFormat.format(
                ResourceBundle.getBundle("cli").getString(key), values);
    }
}
