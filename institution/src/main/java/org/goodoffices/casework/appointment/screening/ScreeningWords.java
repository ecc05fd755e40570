package org.goodoffices.casework.appointment.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.goodoffices.casework.appointment.ConflictGrade;
import org.goodoffices.casework.appointment.graph.PathSearch;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import tools.jackson.databind.JsonNode;

/// Says in the reader's language what a screening found.
record ScreeningWords(Visit visit) {

    String grade(ConflictGrade grade) {
        return TiesController.words(visit).say("ties.grade." + grade.name());
    }

    private static String tone(ConflictGrade grade) {
        return switch (grade) {
            case NONE -> "good";
            case WAIVABLE -> "";
            case NOT_WAIVABLE -> "refused";
        };
    }

    /// A candidate with what the reader may see of the paths.
    ScreeningPage.Candidate candidate(
            Screenings.Found one, List<Screenings.Way> ways, String name) {
        var about = new ArrayList<String>();
        if (ways.size() < Math.min(one.paths(), FindTies.KEPT)) {
            about.add(visit.t("screening.hidden", grade(one.grade())));
        } else if (one.paths() > FindTies.KEPT) {
            about.add(visit.t("screening.more", one.paths(), FindTies.KEPT));
        }
        return new ScreeningPage.Candidate(
                name,
                grade(one.grade()),
                tone(one.grade()),
                ways.stream().map(this::chain).toList(),
                about);
    }

    private ScreeningPage.Chain chain(Screenings.Way way) {
        var said = way.content();
        return new ScreeningPage.Chain(
                visit.t(
                        "screening.chain",
                        said.at("/from/" + code()).asString(),
                        TiesController.words(visit).say("ties.role." + said.at("/role").asString()),
                        grade(way.grade())),
                visit.t(
                        "screening.rule",
                        said.at("/says/" + code()).asString(),
                        said.at("/article/" + code()).asString()),
                lines(said.at("/steps/" + code())),
                lines(said.at("/known/" + code())),
                lines(said.at("/matched/" + code())));
    }

    private String code() {
        return visit.language().code();
    }

    private static List<String> lines(JsonNode list) {
        var lines = new ArrayList<String>();
        list.forEach(line -> lines.add(line.asString()));
        return lines;
    }

    /// Over what a case was screened.
    List<Shown.Fact> facts(Screenings.Made made) {
        var content = made.content();
        var sources = new ArrayList<String>();
        content.at("/sources")
                .forEach(one ->
                        sources.add(
                                visit.t(
                                        "screening.over.file",
                                        one.at("/source").asString(),
                                        visit.day(
                                                java.time.Instant.parse(
                                                        one.at("/at").asString())))));
        sources.add(visit.t("screening.over.house"));
        var people = new ArrayList<String>();
        content.at("/people")
                .forEach(one ->
                        people.add(
                                visit.t(
                                        "screening.person",
                                        one.at("/" + code()).asString(),
                                        TiesController.words(visit)
                                                .say("ties.role." + one.at("/role").asString()))));
        return List.of(
                new Shown.Fact(visit.t("screening.on"), visit.moment(made.at())),
                new Shown.Fact(visit.t("screening.over"), joined(sources)),
                new Shown.Fact(visit.t("screening.people"), joined(people)),
                new Shown.Fact(
                        visit.t("screening.known"),
                        visit.t(
                                content.at("/heard").asBoolean()
                                        ? "screening.count"
                                        : "screening.count.not-heard",
                                content.at("/things").asInt(),
                                content.at("/ties").asInt())));
    }

    private String joined(List<String> all) {
        return all.stream().distinct().collect(Collectors.joining(visit.of("; ", "；")));
    }

    /// Up to how many ties nothing is missing.
    String complete(Screenings.Made made) {
        return made.completeTo() == PathSearch.LONGEST
                ? visit.t("screening.complete", made.completeTo())
                : visit.t("screening.incomplete", Math.max(made.completeTo(), 0));
    }
}
