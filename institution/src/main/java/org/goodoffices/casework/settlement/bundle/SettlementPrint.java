package org.goodoffices.casework.settlement.bundle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.goodoffices.casework.settlement.bundle.Settlement.Clause;
import org.goodoffices.casework.settlement.bundle.Settlement.Parity;
import org.goodoffices.casework.settlement.bundle.Statement.Capacity;
import org.goodoffices.engines.proof.NoteKey;
import org.jspecify.annotations.Nullable;

/// The settlement as it is printed: the page, and beside it every passage of text in reading order,
/// so that a print can later be held against what it should say.
final class SettlementPrint {
    private static final DateTimeFormatter ENGLISH_DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CHINESE_DATE =
            DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final StringBuilder html = new StringBuilder();
    private final List<Passage> passages = new ArrayList<>();
    private Bilingual current = new Bilingual("the print", "印本");

    /// A piece of text on the page.
    ///
    /// @param name what the piece is called when something is wrong with it
    /// @param text what is printed
    record Passage(Bilingual name, String text) {}

    /// The finished page.
    ///
    /// @param html for the renderer
    /// @param passages all text of the body in reading order
    /// @param header what stands at the top of every page
    record Page(String html, List<Passage> passages, String header) {}

    private SettlementPrint() {}

    /// What the agreement itself prints, without signatures and attestation.
    static List<Passage> passages(Settlement settlement) {
        var print = new SettlementPrint();
        print.agreement(settlement);
        return print.passages;
    }

    /// The whole print.
    static Page of(
            Settlement settlement,
            List<Signature> signatures,
            SigningActs acts,
            Conclusion conclusion,
            LocalDate attestedOn,
            NoteKey institutionKey) {
        var print = new SettlementPrint();
        var header = settlement.caseNumber() + "  和解协议 Settlement Agreement";
        print.head(settlement, header);
        print.agreement(settlement);
        print.signatures(settlement, signatures, acts);
        print.attestation(settlement, signatures, conclusion, attestedOn, institutionKey);
        print.html.append("</body></html>");
        return new Page(print.html.toString(), List.copyOf(print.passages), header);
    }

    /// What the institution attests (Convention on International Settlement Agreements Resulting
    /// from Mediation, art. 4(1)(b)(iii)).
    static Bilingual attestedStatement(Settlement settlement, Conclusion conclusion, LocalDate on) {
        return new Bilingual(
                "The %s attests that mediation was carried out under the %s in case %s between %s, conducted by %s; that it began on %s; and that this settlement agreement, the SHA-256 digest of whose text is %s, resulted from that mediation and was concluded on %s. Done on %s."
                        .formatted(
                                settlement.institution().english(),
                                settlement.rules().english(),
                                settlement.caseNumber(),
                                listed(names(settlement), Bilingual::english, ", ", " and "),
                                listed(settlement.mediators(), Bilingual::english, ", ", " and "),
                                ENGLISH_DATE.format(conclusion.began()),
                                settlement.hash().hex(),
                                ENGLISH_DATE.format(conclusion.concluded()),
                                ENGLISH_DATE.format(on)),
                "%s兹证明：在%s第 %s 号案中，%s依据《%s》进行了调解，由%s担任调解员，调解始于%s；本和解协议（文本 SHA-256 散列值为 %s）系该调解所产生，于%s成立。%s出具。"
                        .formatted(
                                settlement.institution().chinese(),
                                settlement.institution().chinese(),
                                settlement.caseNumber(),
                                listed(names(settlement), Bilingual::chinese, "、", "与"),
                                settlement.rules().chinese(),
                                listed(settlement.mediators(), Bilingual::chinese, "、", "与"),
                                CHINESE_DATE.format(conclusion.began()),
                                settlement.hash().hex(),
                                CHINESE_DATE.format(conclusion.concluded()),
                                CHINESE_DATE.format(on)));
    }

    private static List<Bilingual> names(Settlement settlement) {
        return settlement.parties().stream().map(Settlement.Party::name).toList();
    }

    private static String listed(
            List<Bilingual> names,
            Function<Bilingual, String> language,
            String separator,
            String last) {
        var texts = names.stream().map(language).toList();
        int count = texts.size();
        return count < 2
                ? String.join(separator, texts)
                : String.join(separator, texts.subList(0, count - 1)) + last + texts.getLast();
    }

    private void head(Settlement settlement, String header) {
        html.append("<!DOCTYPE html><html lang=\"zh\"><head><title>");
        html.append(escaped(settlement.title().chinese() + " " + settlement.title().english()));
        html.append("</title><meta name=\"author\" content=\"");
        html.append(escaped(settlement.institution().english()));
        html.append("\"/><meta name=\"subject\" content=\"");
        html.append(escaped(header));
        html.append("\"/><meta name=\"description\" content=\"");
        html.append(escaped(header));
        html.append("\"/><style>");
        html.append(STYLE.replace("HEADER", cssText(header)));
        html.append("</style></head><body>");
    }

    private void agreement(Settlement settlement) {
        part("the title", "标题");
        html.append("<div class=\"title\">");
        both("p", "institution", settlement.institution());
        html.append("<div class=\"rule\"></div>");
        html.append("<h1>");
        line("div", "", "zh", settlement.title().chinese());
        line("div", "", "en", settlement.title().english());
        html.append("</h1>");
        line("p", "case", "zh", "案件编号 Case " + settlement.caseNumber());
        html.append("</div>");
        parties(settlement);
        clauses(settlement);
    }

    private void parties(Settlement settlement) {
        part("the parties", "当事方");
        heading(new Bilingual("The parties", "当事方"));
        var intro =
                new Bilingual(
                        "The parties named here, having taken part in mediation under the %s, agree as follows."
                                .formatted(settlement.rules().english()),
                        "下列各方依据《%s》进行调解，兹达成协议如下。".formatted(settlement.rules().chinese()));
        columns(() -> {
            for (var party : settlement.parties()) {
                row(
                        () -> {
                            line("p", "name", "zh", party.name().chinese());
                            lines("p", "", "zh", party.description().chinese());
                        },
                        () -> {
                            line("p", "name", "en", party.name().english());
                            lines("p", "", "en", party.description().english());
                        });
            }
            row(
                    () -> line("p", "", "zh", intro.chinese()),
                    () -> line("p", "", "en", intro.english()));
        });
    }

    private void clauses(Settlement settlement) {
        part("the clauses", "条款");
        heading(new Bilingual("Terms of settlement", "和解条款"));
        columns(() -> settlement.clauses().forEach(this::clause));
    }

    private void clause(Clause clause) {
        part("clause " + clause.number(), "第 " + clause.number() + " 条");
        var parity = clause.parity().sentence();
        boolean plain = clause.parity() == Parity.CONFIRMED;
        row(
                () -> {
                    line("p", "number", "zh", clause.number() + "　" + clause.heading().chinese());
                    lines("p", "", "zh", clause.text().chinese());
                    line("p", plain ? "parity" : "parity marked", "zh", parity.chinese());
                },
                () -> {
                    line("p", "number", "en", clause.number() + "  " + clause.heading().english());
                    lines("p", "", "en", clause.text().english());
                    line("p", plain ? "parity" : "parity marked", "en", parity.english());
                });
    }

    private void signatures(Settlement settlement, List<Signature> signatures, SigningActs acts) {
        html.append("<div class=\"sheet\">");
        part("the signatures", "签署");
        heading(new Bilingual("Signatures", "签署"));
        for (var signature : signatures) {
            signature(settlement, signature, acts);
        }
        html.append("</div>");
    }

    private void signature(Settlement settlement, Signature signature, SigningActs acts) {
        var statement = signature.statement();
        var signatory = statement.signatory();
        part("the signature of " + signatory.english(), signatory.chinese() + "的签名");
        var whom = whom(settlement, statement);
        var reserve =
                statement.adReferendum()
                        ? new Bilingual("Signed ad referendum", "待核准之签署")
                        : new Bilingual("Signed", "签署");
        columns(() -> {
            row(
                    () -> signatory(signatory.chinese(), whom.chinese(), signature, "zh"),
                    () -> signatory(signatory.english(), whom.english(), signature, "en"));
            row(
                    () -> moment(reserve.chinese(), statement.at(), "zh"),
                    () -> moment(reserve.english(), statement.at(), "en"));
            if (statement.adReferendum()) {
                confirmation(acts.confirmed(signature));
            }
        });
        line("p", "hash", "en", signature.fingerprint().hex());
    }

    private void signatory(String name, String whom, Signature signature, String language) {
        var locale = Locale.of(language);
        var statement = signature.statement();
        line("p", "name", language, name);
        line("p", "", language, whom);
        line("p", "", language, statement.authority().words().in(locale));
        line("p", "", language, statement.declaration().in(locale));
        line("p", "method", language, signature.method().in(locale));
    }

    /// Until it is confirmed, a signature ad referendum binds nobody (Model Rules, art. 18(3)).
    private void confirmation(@Nullable Instant confirmed) {
        if (confirmed == null) {
            row(
                    () -> line("p", "marked", "zh", "尚未核准"),
                    () -> line("p", "marked", "en", "Not confirmed"));
        } else {
            row(() -> moment("核准", confirmed, "zh"), () -> moment("Confirmed", confirmed, "en"));
        }
    }

    private void moment(String what, Instant at, String language) {
        line("p", "", language, what + " " + MOMENT.format(at.truncatedTo(ChronoUnit.SECONDS)));
    }

    private static Bilingual whom(Settlement settlement, Statement statement) {
        return switch (statement.capacity()) {
            case PARTY -> {
                var party = at(settlement.parties(), statement.index());
                yield party == null
                        ? new Bilingual("For an unnamed party", "代表未列名的当事方")
                        : new Bilingual(
                                "For " + party.name().english(), "代表" + party.name().chinese());
            }
            case MEDIATOR -> new Bilingual("Mediator", "调解员");
        };
    }

    private static <T> @Nullable T at(List<T> list, int index) {
        return index >= 0 && index < list.size() ? list.get(index) : null;
    }

    private void attestation(
            Settlement settlement,
            List<Signature> signatures,
            Conclusion conclusion,
            LocalDate on,
            NoteKey key) {
        html.append("<div class=\"sheet\">");
        part("the attestation", "证明书");
        heading(new Bilingual("Attestation by the institution", "机构证明书"));
        pair(attestedStatement(settlement, conclusion, on), "statement");
        switch (conclusion.form()) {
            case SINGAPORE_ARTICLE_4 -> {
                pair(
                        new Bilingual(
                                "Evidence under Article 4(1) of the United Nations Convention on International Settlement Agreements Resulting from Mediation:",
                                "依《联合国关于调解所产生的国际和解协议公约》第四条第一款提供之证据："),
                        "");
                for (var evidence : evidence(settlement, signatures)) {
                    pair(evidence, "evidence");
                }
            }
            case MEDIATION_BETWEEN_STATES ->
                    pair(
                            new Bilingual(
                                    "Where a settlement between States relates to a commercial matter, this attestation serves for the purpose of Article 4(1)(b) of the United Nations Convention on International Settlement Agreements Resulting from Mediation, so far as that Convention applies.",
                                    "国家之间的和解协议涉及商事的，在《联合国关于调解所产生的国际和解协议公约》适用的范围内，本证明书供该公约第四条第一款(b)项之用。"),
                            "");
        }
        pair(
                new Bilingual(
                        "SHA-256 of the canonical text that was signed, and the key of the institution:",
                        "所签署正式文本的 SHA-256 散列值，及机构密钥："),
                "");
        line("p", "hash", "en", settlement.hash().hex());
        line("p", "hash", "en", key.text());
        pair(
                new Bilingual(
                        "The bundle that holds this print can be verified without the institution: goodoffices verify FILE --trust KEY",
                        "载有本印本的文件包可脱离机构独立核验：goodoffices verify FILE --trust KEY"),
                "small");
        html.append("</div>");
    }

    private static List<Bilingual> evidence(Settlement settlement, List<Signature> signatures) {
        var evidence = new ArrayList<Bilingual>();
        long parties = count(signatures, Capacity.PARTY);
        long mediators = count(signatures, Capacity.MEDIATOR);
        evidence.add(
                new Bilingual(
                        "(a) The settlement agreement signed by the parties: %d signatures for %d parties."
                                .formatted(parties, settlement.parties().size()),
                        "(a) 由各方当事人签署的和解协议：当事方 %2$d 个，签名 %1$d 份。"
                                .formatted(parties, settlement.parties().size())));
        if (mediators > 0) {
            evidence.add(
                    new Bilingual(
                            "(b)(i) The signatures of the mediators on the settlement agreement: %d."
                                    .formatted(mediators),
                            "(b)㈠ 调解员在和解协议上的签名：%d 份。".formatted(mediators)));
            evidence.add(
                    new Bilingual(
                            "(b)(ii) The statement signed by the mediators that mediation was carried out.",
                            "(b)㈡ 调解员签署的表明进行了调解的文件。"));
        }
        evidence.add(
                new Bilingual(
                        "(b)(iii) This attestation by the institution that administered the mediation.",
                        "(b)㈢ 调解过程管理机构的本证明书。"));
        return evidence;
    }

    private static long count(List<Signature> signatures, Capacity capacity) {
        return signatures.stream().filter(s -> s.statement().capacity() == capacity).count();
    }

    private void part(String english, String chinese) {
        current = new Bilingual(english, chinese);
    }

    private void heading(Bilingual text) {
        html.append("<h2>");
        line("span", "", "zh", text.chinese());
        html.append(' ');
        line("span", "", "en", text.english());
        html.append("</h2>");
    }

    private void pair(Bilingual text, String kind) {
        columns(() ->
                row(
                        () -> lines("p", kind, "zh", text.chinese()),
                        () -> lines("p", kind, "en", text.english())));
    }

    private void both(String tag, String kind, Bilingual text) {
        line(tag, kind, "zh", text.chinese());
        line(tag, kind, "en", text.english());
    }

    private void columns(Runnable rows) {
        html.append("<table>");
        rows.run();
        html.append("</table>");
    }

    private void row(Runnable chinese, Runnable english) {
        html.append("<tr><td class=\"left\">");
        chinese.run();
        html.append("</td><td class=\"right\">");
        english.run();
        html.append("</td></tr>");
    }

    private void lines(String tag, String kind, String language, String text) {
        text.lines().filter(l -> !l.isBlank()).forEach(l -> line(tag, kind, language, l));
    }

    private void line(String tag, String kind, String language, String text) {
        if (text.isBlank()) {
            return;
        }
        html.append('<').append(tag).append(" class=\"").append(kind).append("\" lang=\"");
        html.append(language).append("\">").append(escaped(text));
        html.append("</").append(tag).append('>');
        passages.add(new Passage(current, text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// A CSS string in which every character that is not a letter or a digit is escaped.
    private static String cssText(String text) {
        var out = new StringBuilder("\"");
        text.codePoints()
                .forEach(c -> {
                    if (c < 128 && !Character.isLetterOrDigit(c)) {
                        out.append("\\%06x".formatted(c));
                    } else {
                        out.appendCodePoint(c);
                    }
                });
        return out.append('"').toString();
    }

    private static final String STYLE =
            """
            @page {
                size: A4; margin: 26mm 20mm 24mm 20mm;
                font-family: 'Latin', 'Chinese';
                @top-center { content: HEADER; font-family: 'Latin', 'Chinese'; font-size: 8pt; color: #555 }
                @bottom-center { content: counter(page) " / " counter(pages); font-family: 'Latin', 'Chinese'; font-size: 8pt; color: #555 }
            }
            html, * { font-family: 'Latin', 'Chinese' }
            body { font-size: 10pt; line-height: 1.55; color: #111; margin: 0 }
            p { margin: 0 0 4pt 0 }
            .title { text-align: center; margin: 10mm 0 10mm 0 }
            .institution { font-size: 11pt; letter-spacing: 0.5pt; margin: 0 0 2pt 0 }
            .rule { border-bottom: 1.5pt solid #8a1f14; width: 40mm; margin: 6mm auto 6mm auto }
            h1 { font-size: 17pt; line-height: 1.4; font-weight: normal; margin: 0 0 5mm 0 }
            .case { font-size: 10pt; color: #444 }
            h2 { font-size: 12.5pt; font-weight: normal; margin: 7mm 0 3mm 0; padding-bottom: 2pt;
                border-bottom: 0.5pt solid #999; page-break-after: avoid }
            table { width: 100%; border-collapse: collapse; table-layout: fixed; -fs-table-paginate: auto }
            tr { page-break-inside: avoid }
            td { width: 50%; vertical-align: top; padding: 4pt 0 4pt 0 }
            td.left { padding-right: 5mm }
            td.right { padding-left: 5mm; border-left: 0.5pt solid #ccc }
            td p { text-align: left; word-wrap: break-word; orphans: 2; widows: 2 }
            .name, .number { font-weight: bold; page-break-after: avoid }
            .parity { font-size: 7.5pt; color: #666 }
            .marked { color: #8a1f14 }
            .method { font-size: 8.5pt; color: #444 }
            .hash { font-size: 7.5pt; color: #444; word-wrap: break-word }
            .small { font-size: 8.5pt; color: #444 }
            .evidence { padding-left: 4mm }
            .statement { font-size: 10.5pt }
            .sheet { page-break-before: always }
            """;
}
