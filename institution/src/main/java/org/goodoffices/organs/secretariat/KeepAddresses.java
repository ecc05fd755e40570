package org.goodoffices.organs.secretariat;

import java.util.LinkedHashMap;
import java.util.List;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.organs.convention.AddressesOfStates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The addresses of States as Legal Affairs has recorded them, the last of each.
@Component
class KeepAddresses implements AddressesOfStates {

    private final JdbcClient jdbc;

    KeepAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Address> all() {
        var all = new LinkedHashMap<String, Address>();
        jdbc.sql("select content from addresses_of_states()")
                .query((row, _) -> SecretariatEntry.read(row.getString("content")))
                .list()
                .forEach(entry ->
                        all.put(
                                entry.value("state"),
                                new Address(
                                        entry.value("state"),
                                        entry.value("mail"),
                                        entry.value("language").equals("zh")
                                                ? Language.ZH
                                                : Language.EN)));
        return List.copyOf(all.values());
    }
}
