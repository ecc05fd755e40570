package org.goodoffices.organs.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.organs.convention.Membership;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// The parties by the register of the Convention: only those that are parties beyond doubt have a
/// seat.
@Component
@ConditionalOnProperty(
        name = "goodoffices.sample-world",
        havingValue = "false",
        matchIfMissing = true)
class PartiesToTheConvention implements StatesParties {

    private final Membership membership;

    PartiesToTheConvention(Membership membership) {
        this.membership = membership;
    }

    @Override
    public List<State> on(LocalDate day) {
        return membership.parties(day).stream()
                .map(party ->
                        new State(
                                party.code(),
                                party.name().en(),
                                party.name().zh(),
                                RegionalGroups.of(party.code())))
                .toList();
    }

    @Override
    public Optional<State> named(String code) {
        return Countries.of(code)
                .map(country ->
                        new State(
                                country.code(),
                                country.nameEn(),
                                country.nameZh(),
                                RegionalGroups.of(country.code())));
    }
}
