package org.goodoffices.casework.docket;

import java.util.UUID;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;

/// In which capacity someone takes part in a case.
///
/// @param member the person, or the office whose holders act
/// @param asWhat `agent`, `counsel`, `mediator`, `case-manager` or `authority`
public record Capacity(
        UUID id,
        UUID member,
        Role role,
        @Nullable UUID party,
        String asWhat,
        Text name,
        @Nullable String mail) {

    /// The same seat, of somebody who is called like this.
    Capacity called(Text by) {
        return new Capacity(id, member, role, party, asWhat, by, mail);
    }

    /// The actor of the rules that this capacity lets its holder be.
    ///
    /// @param person who acts: a mediator acts as this person
    Actor actor(UUID person) {
        return switch (role) {
            case PARTY, REQUESTING, INVITED -> Actor.party(String.valueOf(party));
            case MEDIATOR -> Actor.mediator(person.toString());
            case REGISTRY -> Actor.registry();
            case AUTHORITY -> Actor.authority();
            case THIRD_STATE, RULES, ANYONE ->
                    throw new IllegalStateException("nobody takes part as " + role);
        };
    }
}
