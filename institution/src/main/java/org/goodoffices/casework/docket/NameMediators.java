package org.goodoffices.casework.docket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.organs.panel.Panel;
import org.goodoffices.organs.panel.PanelMember;
import org.goodoffices.records.record.Entered;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who is named mediator: members of the panel, and where the rules let the parties agree on
/// anybody (Model Rules, art. 7(3)) somebody else, by name and address. Nobody of a party, and
/// nobody in an office of the institution (art. 9(5)).
@Component
public class NameMediators {

    /// The fields by which somebody is named who is not on the panel.
    public static final List<String> OTHER =
            List.of("otherMediatorEn", "otherMediatorZh", "otherMediatorMail");

    private final CaseStore cases;
    private final Panel panel;
    private final People people;
    private final RandomGenerator chance;
    private final Refusals refusals;
    private final FormReader forms;

    NameMediators(
            CaseStore cases, Panel panel, People people, RandomGenerator chance, Texts texts) {
        this.cases = cases;
        this.panel = panel;
        this.people = people;
        this.chance = chance;
        this.refusals = new Refusals(texts);
        this.forms = new FormReader(refusals);
    }

    /// Under which provision an act may name somebody who is not on the panel; null where it may
    /// not.
    public static @Nullable String anyone(Act act, RuleSet rules) {
        return act.effect() == Effect.NAMES_MEDIATOR
                        && act.by().stream().anyMatch(Role::isParty)
                        && rules.mediators() != null
                ? rules.mediators().anyone()
                : null;
    }

    /// Whether an act may name several people at once.
    public static boolean several(Act act, RuleSet rules) {
        var rule = rules.mediators();
        return act.effect() == Effect.NAMES_MEDIATOR
                && act.by().stream().anyMatch(Role::isParty)
                && rule != null
                && rule.atMost() != null
                && rule.atMost() > 1;
    }

    /// Those who are not on the panel and have been named in this case by one of the parties.
    public static List<PanelMember> namedBefore(OpenCase open) {
        var found = new TreeMap<String, PanelMember>();
        for (var entry : open.entries()) {
            names(entry)
                    .forEach((id, name) ->
                            found.put(id, new PanelMember(UUID.fromString(id), name)));
        }
        return List.copyOf(found.values());
    }

    /// What those are called whom an entry names.
    public static List<Text> named(Entered entry) {
        return List.copyOf(names(entry).values());
    }

    /// What those are called whom an entry names, by their ids.
    static Map<String, Text> names(Entered entry) {
        var names = new TreeMap<String, Text>();
        if (entry.facts().get("mediators") instanceof List<?> named) {
            for (var one : named) {
                if (one instanceof Map<?, ?> facts) {
                    names.put(
                            String.valueOf(facts.get("id")),
                            new Text(
                                    String.valueOf(facts.get("nameEn")),
                                    String.valueOf(facts.get("nameZh"))));
                }
            }
        }
        return names;
    }

    /// Completes the facts of an act that names mediators; why it cannot, or null.
    Outcome.@Nullable Refused complete(
            Act act, Actor actor, ActForm form, Map<String, Object> facts, OpenCase open) {
        if (act.effect() != Effect.NAMES_MEDIATOR) {
            return null;
        }
        var known = new TreeMap<String, Text>();
        panel.members().forEach(one -> known.put(one.person().toString(), one.name()));
        if (anyone(act, open.rules()) != null) {
            namedBefore(open)
                    .forEach(one -> known.putIfAbsent(one.person().toString(), one.name()));
        }
        var ids = new ArrayList<String>();
        if (facts.get("mediator") instanceof String picked) {
            ids.addAll(Arrays.asList(picked.split(",")));
        }
        var other = OTHER.stream().anyMatch(field -> form.value(field) != null);
        if (other) {
            var wrong = wrong(act, form, open);
            if (wrong != null) {
                return wrong;
            }
            var name = name(form);
            var mail = String.valueOf(form.value("otherMediatorMail"));
            var id =
                    people.enter(
                                    draw(),
                                    name.en(),
                                    name.zh(),
                                    mail,
                                    "en",
                                    people.myself().fictional())
                            .value()
                            .toString();
            known.putIfAbsent(id, name);
            ids.add(id);
        }
        for (var id : ids) {
            if (!known.containsKey(id)) {
                return refusals.of("no-such-mediator", "mediator");
            }
            var person = UUID.fromString(id);
            boolean seated =
                    open.file().capacities().stream()
                            .anyMatch(c -> c.role() != Role.MEDIATOR && c.member().equals(person));
            if (seated || cases.holdsOffice(person)) {
                return refusals.of("mediator-conflict", other ? "otherMediatorMail" : "mediator");
            }
        }
        if (ids.isEmpty()) {
            return refusals.of("missing", "mediator");
        }
        var all = ids.stream().distinct().sorted().toList();
        var chosen = String.join(",", all);
        if (actor.role().isParty() && chosen.equals(lastNamed(open, act, actor))) {
            return refusals.of("named-already", "mediator");
        }
        facts.put("mediator", chosen);
        facts.put(
                "mediators",
                all.stream()
                        .map(id -> {
                            var name = java.util.Objects.requireNonNull(known.get(id));
                            return Map.of("id", id, "nameEn", name.en(), "nameZh", name.zh());
                        })
                        .toList());
        return null;
    }

    /// Whom a party has named last, where that still stands.
    private static @Nullable String lastNamed(OpenCase open, Act act, Actor actor) {
        return !open.common().doneBy(act.name()).contains(actor)
                ? null
                : open.entries().stream()
                        .filter(entry -> entry.act().equals(act.name()))
                        .filter(entry -> actor.id().equals(String.valueOf(entry.party())))
                        .reduce((_, later) -> later)
                        .map(entry -> entry.text("mediator"))
                        .orElse(null);
    }

    private Outcome.@Nullable Refused wrong(Act act, ActForm form, OpenCase open) {
        if (anyone(act, open.rules()) == null) {
            return refusals.of("no-such-mediator", "mediator");
        }
        var name = name(form);
        if (name.en().isEmpty()) {
            return refusals.of("missing", "otherMediatorEn");
        }
        for (var field : List.of("otherMediatorEn", "otherMediatorZh")) {
            var unfit =
                    forms.unfitName(
                            java.util.Objects.requireNonNullElse(form.value(field), ""), field);
            if (unfit != null) {
                return unfit;
            }
        }
        var mail = form.value("otherMediatorMail");
        return mail == null || !RequestCheck.isMail(mail)
                ? refusals.of("not-an-address", "otherMediatorMail")
                : null;
    }

    /// A name given in one language stands for both.
    private static Text name(ActForm form) {
        var en = java.util.Objects.requireNonNullElse(form.value("otherMediatorEn"), "");
        var zh = java.util.Objects.requireNonNullElse(form.value("otherMediatorZh"), "");
        return new Text(en.isEmpty() ? zh : en, zh.isEmpty() ? en : zh);
    }

    private UUID draw() {
        return new UUID(
                chance.nextLong() & 0xffffffffffff0fffL | 0x8000L,
                chance.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
