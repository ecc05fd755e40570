package org.goodoffices.casework.rules;

import org.goodoffices.casework.docket.RulesInForce;
import org.goodoffices.foundation.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The public pages about rules of procedure.
@Controller
class RulesController {

    private final RulesInForce rules;
    private final RulesTexts texts;

    RulesController(RulesInForce rules, RulesTexts texts) {
        this.rules = rules;
        this.texts = texts;
    }

    @GetMapping("/rules")
    ModelAndView all(Visit visit) {
        return visit.page(
                "casework/rules/all",
                new RuleSetsPage(
                        rules.all().stream()
                                .map(set -> new RulesInWords(visit, set).row())
                                .toList()));
    }

    @GetMapping("/rules/{name}")
    ModelAndView one(Visit visit, @PathVariable String name) {
        var set =
                rules.named(name)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return visit.page("casework/rules/one", new RulesInWords(visit, set).page());
    }

    @GetMapping("/rules/text/{name}")
    ModelAndView text(Visit visit, @PathVariable String name) {
        var text =
                texts.named(name, visit.language())
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return visit.page("casework/rules/text", text);
    }
}
