package org.goodoffices.casework.api;

import java.util.List;
import java.util.Locale;
import org.goodoffices.casework.docket.RequestCheck;
import org.goodoffices.casework.docket.RulesInForce;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.RuleSet;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// The rules of procedure over the wire, open to anyone.
@RestController
class RulesApi {

    private final RulesInForce rules;

    RulesApi(RulesInForce rules) {
        this.rules = rules;
    }

    @GetMapping("/api/rules")
    Api.RuleSets all() {
        return new Api.RuleSets(
                rules.all().stream()
                        .map(set ->
                                new Api.RuleSetLine(
                                        set.name(),
                                        set.edition(),
                                        set.title(),
                                        set.authority(),
                                        tracks(set)))
                        .toList());
    }

    @GetMapping("/api/rules/{name}")
    Api.Rules one(@PathVariable String name) {
        var set =
                rules.named(name)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new Api.Rules(
                set.name(),
                set.edition(),
                set.title(),
                set.authority(),
                tracks(set),
                set.stages().values().stream()
                        .map(stage -> new Api.Cited(stage.name(), stage.title(), stage.article()))
                        .toList(),
                set.acts().values().stream()
                        .map(act ->
                                new Api.RuleAct(
                                        act.name(),
                                        act.title(),
                                        act.article(),
                                        act.by().stream().map(Role::key).sorted().toList(),
                                        act.from(),
                                        act.to(),
                                        act.lane().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                set.limits().values().stream()
                        .map(limit -> {
                            var of = limit.of();
                            return new Api.RuleLimit(
                                    limit.name(),
                                    limit.title(),
                                    limit.article(),
                                    of == null ? null : of.key(),
                                    limit.length(),
                                    limit.unit().name().toLowerCase(Locale.ROOT),
                                    limit.counting().name().toLowerCase(Locale.ROOT));
                        })
                        .toList(),
                set.endings().values().stream()
                        .map(ending ->
                                new Api.Cited(ending.name(), ending.title(), ending.article()))
                        .toList(),
                set.unknown());
    }

    private static List<String> tracks(RuleSet set) {
        return set.tracks().stream().sorted().map(RequestCheck::key).toList();
    }
}
