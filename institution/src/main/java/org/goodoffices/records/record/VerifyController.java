package org.goodoffices.records.record;

import org.goodoffices.foundation.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// How anyone checks what they hold, without trusting this server.
@Controller
class VerifyController {

    private final Receipts receipts;

    VerifyController(Receipts receipts) {
        this.receipts = receipts;
    }

    @GetMapping("/verify")
    ModelAndView verify(Visit visit) {
        return visit.page("records/record/verify", new VerifyPage(receipts.key().text()));
    }
}
