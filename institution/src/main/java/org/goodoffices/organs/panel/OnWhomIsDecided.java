package org.goodoffices.organs.panel;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.governance.NamedPersons;
import org.springframework.stereotype.Component;

/// Nominees and members of the panel on whom a resolution of the organ that decides can decide by
/// name: those who wait for it first. Only the offices that read the papers see who they are.
@Component
class OnWhomIsDecided implements NamedPersons {

    private final PanelStore store;
    private final PanelRules panel;

    OnWhomIsDecided(PanelStore store, PanelRules panel) {
        this.store = store;
        this.panel = panel;
    }

    @Override
    public List<Person> open(String organ, LocalDate day) {
        if (!organ.equals(panel.decides()) || !store.readsPapers()) {
            return List.of();
        }
        return store.all().stream()
                .map(one -> new Person(one.id(), name(one), ways(one, day)))
                .filter(one -> !one.ways().isEmpty())
                .sorted(Comparator.comparing(one -> !one.ways().contains("designate")))
                .toList();
    }

    @Override
    public List<String> ways() {
        return List.of("designate", "refuse", "renew", "suspend", "reinstate", "end");
    }

    @Override
    public String words(String way, Visit visit) {
        return visit.t("panel.decided." + way);
    }

    private static Text name(Nomination one) {
        return new Text(one.name().en(), one.name().zh());
    }

    private static List<String> ways(Nomination one, LocalDate day) {
        return switch (one.stage()) {
            case PROPOSED, CONSENTED, WITHDRAWN, DECLINED -> List.of();
            case ASSESSED -> List.of("designate", "refuse");
            case NOT_DESIGNATED ->
                    one.first(PanelAct.ASK_REVIEW).isPresent()
                                    && one.first(PanelAct.REVIEW).isEmpty()
                            ? List.of("designate", "refuse")
                            : List.of();
            case DESIGNATED ->
                    switch (one.standing(day)) {
                        case NOT_YET, SERVING -> List.of("renew", "suspend", "end");
                        case SUSPENDED -> List.of("renew", "reinstate", "end");
                        case OVER -> List.of();
                    };
        };
    }
}
