package org.goodoffices.organs.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.governance.Floor.Speech;
import org.goodoffices.organs.governance.OrganSession.Meeting;
import org.goodoffices.records.language.Comparison;
import org.jspecify.annotations.Nullable;

/// What the page of a meeting says: where it is in its order of the day, who speaks, who is next,
/// and what was written of it.
record MeetingWords(SessionWords words, Meeting meeting) {

    OrgansPage.Sitting page() {
        var visit = visit();
        var floor = words.of().floor(meeting.number());
        var forms = words.forms();
        return new OrgansPage.Sitting(
                visit.t("organs.meeting", String.valueOf(meeting.number())),
                new Shown.Link(
                        visit.t("organs.live.open"),
                        words.at("/meetings/" + meeting.number() + "/live")),
                words.back(),
                forms.links("meeting", String.valueOf(meeting.number())),
                words.facts(meeting),
                words.agenda(meeting),
                words.items(meeting),
                floor.item(),
                speaks(floor.now()),
                floor.waiting().stream().map(forms::speaker).toList(),
                floor.closed(),
                floor.spoken().stream().map(this::spoken).toList(),
                summary());
    }

    private Visit visit() {
        return words.visit();
    }

    private String speaks(@Nullable Speech now) {
        if (now == null) {
            return meeting.sitting() ? visit().t("organs.floor.free") : "";
        }
        var who = words.forms().speaker(now.who());
        var since = visit().moment(now.from());
        var limit = now.limit();
        return limit == null
                ? visit().t("organs.floor.has", who, since)
                : visit().t(
                                words.rules().now().isAfter(limit)
                                        ? "organs.floor.over"
                                        : "organs.floor.until",
                                who,
                                since,
                                visit().moment(limit));
    }

    private OrgansPage.Spoken spoken(Speech speech) {
        var until = speech.until();
        var ruling = speech.ruling();
        return new OrgansPage.Spoken(
                words.forms().speaker(speech.who()),
                speech.item() == 0 ? "" : String.valueOf(speech.item()),
                visit().t(
                                "organs.spoken.when",
                                visit().moment(speech.from()),
                                until == null ? "" : visit().moment(until)),
                ruling == null ? "" : words.in(ruling) + appeal(speech));
    }

    /// What came of an appeal against a ruling; empty where nobody appealed.
    private String appeal(Speech speech) {
        return words.of().votes().stream()
                .filter(one -> one.motion().equals(speech.appeal()))
                .map(one ->
                        visit().t(
                                        "organs.spoken.appeal",
                                        words.forms()
                                                .state(Objects.requireNonNull(one.appeal()).by()),
                                        words.outcome(one)))
                .collect(Collectors.joining());
    }

    /// The rulings of the meeting and what came of appeals: what a summary record starts from.
    String rulings() {
        return words.of().floor(meeting.number()).spoken().stream()
                .filter(one -> one.ruling() != null)
                .map(one ->
                        visit().t(
                                        "organs.summary.ruling",
                                        words.forms().state(one.who().state()),
                                        words.in(Objects.requireNonNull(one.ruling()))
                                                + appeal(one)))
                .collect(Collectors.joining("\n\n"));
    }

    /// `AP/1/SR.2`: the summary record of the second meeting.
    private OrgansPage.@Nullable Summary summary() {
        var entries = words.of().summary(meeting.number());
        var texts =
                entries.stream().filter(one -> one.act() != SessionAct.CORRECT_SUMMARY).toList();
        if (texts.isEmpty()) {
            return null;
        }
        var last = texts.getLast();
        var before = texts.size() == 1 ? last : texts.get(texts.size() - 2);
        boolean issued = last.act() == SessionAct.ISSUE_SUMMARY;
        return new OrgansPage.Summary(
                words.of().symbol("SR." + meeting.number()),
                visit().t(issued ? "organs.summary.issued" : "organs.summary.provisional"),
                runs(before.value("en"), last.value("en")),
                runs(before.value("zh"), last.value("zh")),
                versions(entries));
    }

    private static List<Shown.Run> runs(String before, String after) {
        return Comparison.of(before, after).stream()
                .map(run -> new Shown.Run(run.kind().key(), run.text()))
                .toList();
    }

    private List<OrgansPage.Version> versions(List<SessionEntry> entries) {
        var versions = new ArrayList<OrgansPage.Version>();
        int number = 0;
        for (var entry : entries) {
            var title =
                    switch (entry.act()) {
                        case PUT_SUMMARY ->
                                visit().t("organs.summary.version", String.valueOf(++number));
                        case ISSUE_SUMMARY -> visit().t("organs.summary.final");
                        default -> visit().t("organs.summary.correction");
                    };
            versions.add(
                    new OrgansPage.Version(
                            title,
                            visit().t(
                                            "organs.summary.by",
                                            words.by(entry),
                                            visit().moment(entry.at())),
                            entry.value("en"),
                            entry.value("zh")));
        }
        return versions;
    }
}
