package org.goodoffices.casework.docket;

import java.time.InstantSource;
import java.util.List;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Offices;
import org.goodoffices.foundation.identity.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who may be named mediator.
@Component
public class Panel {

    private final CaseStore cases;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Panel(CaseStore cases, JdbcClient jdbc, InstantSource clock) {
        this.cases = cases;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Whether the person of the transaction admits to the panel: the Secretary-General does.
    public boolean mayAdmit() {
        return jdbc.sql("select coalesce(? = any (identities()), false)")
                .param(Offices.SECRETARY_GENERAL)
                .query(Boolean.class)
                .single();
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
