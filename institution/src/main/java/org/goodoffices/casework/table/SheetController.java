package org.goodoffices.casework.table;

import java.util.List;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.print.PlainPrint;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// The session sheet as a print in both languages: for each reader from what their own lanes hold.
@Controller
class SheetController {

    private final Access access;
    private final Docket docket;

    SheetController(Access access, Docket docket) {
        this.access = access;
        this.docket = docket;
    }

    @GetMapping("/cases/{number}/table/sheet")
    ResponseEntity<byte[]> sheet(Visit visit, PersonId person, @PathVariable String number) {
        var sheets = access.as(person, () -> sheets(visit, person, number));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        "Content-Disposition",
                        "inline; filename=\"" + number + "-session-sheet.pdf\"")
                .body(print(visit, number, sheets));
    }

    /// In both languages; written inside the transaction, printed after it.
    private List<SessionSheet> sheets(Visit visit, PersonId person, String number) {
        var open = docket.openOr404(person, number);
        var drawn = TableState.of(open).table();
        if (drawn == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return List.of(
                SessionSheet.of(visit.in(Language.EN), open, drawn),
                SessionSheet.of(visit.in(Language.ZH), open, drawn));
    }

    private static byte[] print(Visit visit, String number, List<SessionSheet> sheets) {
        var institution = both(visit, "web.institution");
        var print = new PlainPrint(institution, number, List.of(institution, number));
        sheets.forEach(sheet -> sheet.forAll().forEach(print::line));
        sheets.forEach(sheet -> sheet.confidential().forEach(print::line));
        if (print.missing()) {
            for (var language : List.of(Language.EN, Language.ZH)) {
                print.line(
                        new PlainPrint.Line(
                                PlainPrint.Kind.TEXT,
                                language.code(),
                                visit.in(language).t("table.sheet.missing", PlainPrint.MISSING)));
            }
        }
        return print.made(visit.now());
    }

    private static String both(Visit visit, String key) {
        return visit.in(Language.EN).t(key) + "  " + visit.in(Language.ZH).t(key);
    }
}
