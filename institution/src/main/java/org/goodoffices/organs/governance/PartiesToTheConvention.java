package org.goodoffices.organs.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.organs.convention.Membership;
import org.goodoffices.organs.convention.treaty.Participant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The parties by the register of the Convention: only those that are parties beyond doubt have a
/// seat. In the sample world the fictional ones alone: no true State has taken part in an Assembly
/// that never met.
@Component
class PartiesToTheConvention implements StatesParties {

    private final Membership membership;
    private final boolean sampleWorld;

    PartiesToTheConvention(
            Membership membership, @Value("${goodoffices.sample-world}") boolean sampleWorld) {
        this.membership = membership;
        this.sampleWorld = sampleWorld;
    }

    @Override
    public List<State> on(LocalDate day) {
        return membership.parties(day).stream()
                .map(Participant::code)
                .flatMap(code -> Countries.of(code).stream())
                .filter(state -> state.fictional() == sampleWorld)
                .map(PartiesToTheConvention::state)
                .toList();
    }

    @Override
    public Optional<LocalDate> leaves(String code, LocalDate day) {
        return membership.leaves(code, day);
    }

    @Override
    public Optional<State> named(String code) {
        return Countries.of(code).map(PartiesToTheConvention::state);
    }

    private static State state(Countries.Country country) {
        return new State(
                country.code(),
                country.nameEn(),
                country.nameZh(),
                RegionalGroups.of(country.code()));
    }
}
