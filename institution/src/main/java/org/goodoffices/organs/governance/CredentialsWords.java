package org.goodoffices.organs.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.organs.governance.OrganSession.Delegate;
import org.goodoffices.organs.governance.OrganSession.Report;
import org.jspecify.annotations.Nullable;

/// What the pages say of credentials: how those of each delegate stand, and what the committee
/// found.
record CredentialsWords(SessionWords words) {

    /// How the credentials of a delegate stand.
    String of(Delegate one) {
        var stands = t("organs.credentials." + key(one));
        return one.credentials().decided() || one.objections().isEmpty()
                ? stands
                : t("organs.credentials.objected", stands, words.states(one.objections()));
    }

    private static String key(Delegate one) {
        return one.credentials().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Null before there is one.
    OrgansPage.@Nullable Committee committee() {
        var states = words.of().committee();
        return states.isEmpty()
                ? null
                : new OrgansPage.Committee(
                        words.states(states),
                        words.of().reports().stream().map(this::report).toList());
    }

    private OrgansPage.Report report(Report one) {
        var visit = words.visit();
        var facts = new ArrayList<Shown.Fact>();
        facts.add(
                new Shown.Fact(
                        t("organs.report.by"),
                        t(
                                "organs.summary.by",
                                words.forms().state(one.by()),
                                visit.moment(one.entry().at()))));
        facts.add(new Shown.Fact(t("organs.report.in-order"), names(one.states())));
        facts.add(new Shown.Fact(t("organs.report.not-in-order"), names(one.refused())));
        var adopted = one.adopted();
        facts.add(
                new Shown.Fact(
                        t("organs.report.stands"),
                        adopted == null
                                ? t("organs.report.not-adopted")
                                : t("organs.adopted-on", visit.moment(adopted))));
        return new OrgansPage.Report(
                t(
                        "organs.titled",
                        words.of().symbol("Report." + one.number()),
                        t("organs.committee.report")),
                facts,
                SessionWords.numbered(text(one)));
    }

    private String names(List<String> states) {
        return states.isEmpty() ? t("organs.report.none") : words.states(states);
    }

    private static List<Text> text(Report one) {
        var en = DraftResolution.paragraphs(one.entry().value("en"));
        var zh = DraftResolution.paragraphs(one.entry().value("zh"));
        var text = new ArrayList<Text>();
        for (int i = 0; i < en.size(); i++) {
            text.add(new Text(en.get(i), zh.get(i)));
        }
        return text;
    }

    /// The words on which States vote: the report, and whose credentials are then not accepted.
    List<OrgansPage.Paragraph> put(Report one) {
        var put = new ArrayList<>(SessionWords.numbered(text(one)));
        put.add(
                new OrgansPage.Paragraph(
                        "", "kept", refused(Language.EN, one), refused(Language.ZH, one), ""));
        return put;
    }

    private String refused(Language language, Report one) {
        var in = words.in(language);
        var ids = OrganSession.list(one.entry(), "notInOrder");
        var names =
                words.of().delegates().stream()
                        .filter(delegate -> ids.contains(delegate.person().toString()))
                        .map(delegate ->
                                in.visit()
                                        .t(
                                                "organs.delegate-of",
                                                in.in(delegate.name()),
                                                in.forms().state(delegate.state())))
                        .collect(Collectors.joining(language.of(", ", "、")));
        return in.visit()
                .t(
                        "organs.titled",
                        in.visit().t("organs.report.not-in-order"),
                        names.isEmpty() ? in.visit().t("organs.report.none") : names);
    }

    private String t(String key, Object... values) {
        return words.visit().t(key, values);
    }
}
