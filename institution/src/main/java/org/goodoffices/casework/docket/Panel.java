package org.goodoffices.casework.docket;

import java.time.InstantSource;
import java.util.List;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.PersonId;
import org.springframework.stereotype.Component;

/// Who may be named mediator.
@Component
public class Panel {

    private final CaseStore cases;

    private final InstantSource clock;

    Panel(CaseStore cases, InstantSource clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /// Admits a member from now on.
    public void admit(PersonId person, String nameEn, String nameZh) {
        cases.admitToPanel(person.value(), new Text(nameEn, nameZh), clock.instant());
    }

    /// All members now, by name.
    public List<PanelMember> members() {
        return cases.panel();
    }
}
