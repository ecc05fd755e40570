package org.goodoffices.casework.docket.web;

import java.util.ArrayList;
import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.documents.KeptWords;
import org.goodoffices.records.documents.Paper;
import org.goodoffices.records.documents.Uploaded;
import org.springframework.util.unit.DataSize;

/// Puts papers into words for one visit.
record PaperWords(Visit visit, String caseAddress) {

    String title(Paper paper) {
        var content = paper.content();
        return content == null ? visit.t("docket.paper.quarantined") : content.title();
    }

    String address(Paper paper) {
        return caseAddress + "/papers/" + paper.id();
    }

    /// Type, size and version in one line.
    String about(Paper paper) {
        var content = paper.content();
        if (content == null) {
            return visit.t("docket.paper.version", paper.version());
        }
        return kept().about(content.type(), content.size())
                + " · "
                + visit.t("docket.paper.version", paper.version());
    }

    String size(long bytes) {
        return kept().size(bytes);
    }

    private KeptWords kept() {
        return new KeptWords(visit);
    }

    List<Shown.Fact> facts(Paper.Content content) {
        var facts = new ArrayList<Shown.Fact>();
        facts.add(new Shown.Fact(visit.t("docket.paper.name"), content.name()));
        facts.add(
                new Shown.Fact(
                        visit.t("docket.paper.type"),
                        visit.t("documents.type." + content.type().key())));
        facts.add(new Shown.Fact(visit.t("docket.paper.size"), size(content.size())));
        return facts;
    }

    String refusal(Uploaded.Unfit unfit) {
        return kept().refusal(unfit);
    }

    /// A field that takes papers, with how large they may be.
    Shown.Field field(DataSize largest) {
        return Shown.Field.of("papers", Shown.Field.Kind.PAPER, visit.t("docket.field.papers"))
                .hint(visit.t("documents.hint", largest.toMegabytes()))
                .optional();
    }
}
