package org.goodoffices.casework.docket;

import java.util.List;
import java.util.Optional;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.springframework.stereotype.Component;

/// Acts that take too long for anybody to wait: they are asked for here, and done by whoever works
/// through what waits.
@Component
public class LongActs {

    private final Access access;
    private final Docket docket;
    private final List<ActSupplement> supplements;

    LongActs(Access access, Docket docket, List<ActSupplement> supplements) {
        this.access = access;
        this.docket = docket;
        this.supplements = List.copyOf(supplements);
    }

    /// Asks for the act, once it is clear that it can be done.
    ///
    /// @return the address, within the case, of what tells how far it is; empty for an act that is
    ///   to be entered at once, or will be refused
    public Optional<String> ask(PersonId person, CaseNumber number, ActForm form) {
        return access.as(
                person,
                () -> {
                    var open = docket.openOr404(person, number.value());
                    var act = open.rules().acts().get(form.act());
                    return act == null
                            ? Optional.empty()
                            : supplements.stream()
                                    .filter(one -> one.concerns(act) && one.takesLong(act))
                                    .flatMap(one -> one.later(open, act, form).stream())
                                    .findFirst();
                });
    }
}
