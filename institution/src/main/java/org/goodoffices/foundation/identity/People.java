package org.goodoffices.foundation.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goodoffices.foundation.web.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The people of the institution. Row-level security shows each only themselves; the few questions
/// that sign-in and invitations must ask of others are database functions that answer just those.
@Repository
public class People {

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The person whom the transaction is opened as.
    public Person myself() {
        return jdbc.sql("select * from person where id = myself()").query(People::person).single();
    }

    /// Who signs in with this address.
    public Optional<Person> withMail(String mail) {
        return jdbc.sql("select * from person_with_mail(lower(?))")
                .param(mail.strip())
                .query(People::person)
                .optional();
    }

    /// Keeps in which language the person of the transaction is written to first.
    public void speak(Language language) {
        jdbc.sql("update person set language = ? where id = myself()")
                .param(language.code())
                .update();
    }

    /// Enters a person, or finds them if the address is known.
    public PersonId enter(
            UUID id,
            String nameEn,
            String nameZh,
            String mail,
            String language,
            boolean fictional) {
        return new PersonId(
                jdbc.sql("select enter_person(?, ?, ?, ?, ?, ?)")
                        .params(id, nameEn, nameZh, mail, language, fictional)
                        .query(UUID.class)
                        .single());
    }

    /// Gives an office to a person from now on.
    public void giveOffice(String office, PersonId person) {
        jdbc.sql("select give_office(?, ?)")
                .params(office, person.value())
                .query((_, _) -> 1)
                .single();
    }

    /// Ends an office of a person now; false if they do not hold it.
    public boolean endOffice(String office, PersonId person) {
        return jdbc.sql("select end_office(?, ?)")
                .params(office, person.value())
                .query(Boolean.class)
                .single();
    }

    /// The fictional people of the sample world; none elsewhere.
    public List<Person> ofSampleWorld() {
        return jdbc.sql("select * from people_of_sample_world()").query(People::person).list();
    }

    static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name_en"),
                row.getString("name_zh"),
                row.getString("mail"),
                row.getString("language"),
                row.getBoolean("fictional"));
    }
}
