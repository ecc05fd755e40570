package org.goodoffices.organs.convention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.convention.treaty.Answer;
import org.goodoffices.organs.convention.treaty.EntryIntoForce;
import org.goodoffices.organs.convention.treaty.Kind;
import org.goodoffices.organs.convention.treaty.Register;
import org.goodoffices.organs.convention.treaty.RegisterEntry;
import org.goodoffices.organs.convention.treaty.When;

/// What pages say of the register, in the language of a visit.
final class RegisterWords {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^ )]+");

    /// `25, 29(2)`, as the form asks for, and `Arts 25 and 29`, as the compilation has it.
    private static final Pattern ARTICLES =
            Pattern.compile(
                    "(?:Arts?\\.? )?(\\d+(?:\\(\\d+\\))?(?:(?:, ?| and )\\d+(?:\\(\\d+\\))?)*)");

    private final Visit visit;
    private final Register register;

    RegisterWords(Visit visit, Register register) {
        this.visit = visit;
        this.register = register;
    }

    String name(RegisterEntry entry) {
        return visit.of(entry.act().by().name().en(), entry.act().by().name().zh());
    }

    String kind(Kind kind) {
        return visit.of(kind.text().en(), kind.text().zh());
    }

    /// A day, or that it was not found.
    String day(When when) {
        return when.day().map(visit::day).orElseGet(() -> visit.t("convention.day-not-found"));
    }

    /// A time for which a State is or was a party.
    String bound(Register.Bound bound) {
        return visit.t(
                "convention.bound",
                bound.since().map(this::day).orElse(""),
                bound.until().map(this::day).orElse(""));
    }

    /// What is known of a day that was not found; empty where it was found, or nothing is known.
    String bounds(When when) {
        var from = when.from();
        var until = when.until();
        if (when.day().isPresent() || until == null) {
            return "";
        }
        return from == null
                ? visit.t("convention.not-after", visit.day(until))
                : visit.t("convention.between", visit.day(from), visit.day(until));
    }

    /// As a heading or a sentence begins.
    static String begun(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    String answer(Answer answer) {
        return visit.t(
                switch (answer) {
                    case YES -> "convention.yes";
                    case NO -> "convention.no";
                    case UNKNOWN -> "convention.not-known";
                });
    }

    /// What is known of the entry into force: what the register gives, and what was published.
    List<ConventionPage.Said> force() {
        var force = register.force();
        var said = new ArrayList<ConventionPage.Said>();
        var steps =
                String.join(
                        " ",
                        force.steps().stream()
                                .map(step -> visit.of(step.text().en(), step.text().zh()))
                                .toList());
        said.add(
                new ConventionPage.Said(
                        force.outcome() == EntryIntoForce.Outcome.KNOWN
                                ? visit.t("convention.force.known", day(force.on()))
                                : force.outcome() == EntryIntoForce.Outcome.NOT_KNOWN
                                        ? visit.t("convention.force.not-known", bounds(force.on()))
                                        : visit.t("convention.force.not-met"),
                        steps,
                        List.of()));
        var announced = register.rule().announced();
        if (announced != null) {
            said.add(
                    new ConventionPage.Said(
                            visit.t("convention.force.announced", visit.day(announced.on())),
                            "",
                            links(List.of(announced.source()))));
        }
        return said;
    }

    /// An act that stands, as a list shows it.
    ConventionPage.Said act(long number, RegisterEntry entry) {
        var details = entry.details();
        var remark = new ArrayList<String>();
        add(remark, bounds(entry.act().on()));
        if (entry.number() != number) {
            remark.add(visit.t("convention.corrected", String.valueOf(entry.number())));
        }
        var follows = entry.follows();
        if (follows != null) {
            remark.add(visit.t("convention.follows", String.valueOf(follows)));
        }
        var effective = entry.effective();
        if (effective != null) {
            remark.add(visit.t("convention.effective", visit.day(effective)));
        }
        if (!details.lodged()) {
            remark.add(visit.t("convention.not-known-if-lodged"));
        } else if (!details.articles().isEmpty()) {
            remark.add(
                    visit.t("convention.declared", articles(visit.language(), details.articles())));
        }
        if (!details.classes().isEmpty()) {
            remark.add(
                    visit.t(
                            "convention.notification.classes",
                            String.join(
                                    visit.of("; ", "；"),
                                    details.classes().stream()
                                            .map(one -> visit.t("convention.class." + one))
                                            .toList())));
        }
        if (entry.act().kinds().getFirst() == Kind.RESERVATION) {
            remark.add(
                    visit.t(
                            "convention.notification.objections",
                            visit.day(Register.objectionsUntil(entry))));
        }
        if (!details.language().isEmpty() && details.sources().isEmpty()) {
            remark.add(
                    visit.t("convention.in-language", named(visit.language(), details.language())));
        }
        add(remark, remarks(details.sources()));
        return new ConventionPage.Said(
                visit.t(
                        "convention.act",
                        String.valueOf(number),
                        kind(entry.act().kinds().getFirst()),
                        day(entry.act().on())),
                String.join(" ", remark),
                links(details.sources()));
    }

    /// Provisions in words, where they were given by their numbers; else as they were given.
    static String articles(Language language, String given) {
        var numbers = ARTICLES.matcher(given.strip());
        if (!numbers.matches()) {
            return given;
        }
        var each = List.of(numbers.group(1).split(", ?| and "));
        return language.of(
                (each.size() == 1 ? "article " : "articles ") + String.join(", ", each),
                each.stream()
                        .map(one -> "第" + one.replace("(", "条第").replace(')', '款'))
                        .map(one -> one.endsWith("款") ? one : one + "条")
                        .collect(Collectors.joining("、")));
    }

    /// The languages of the world in which a text can come in.
    static List<Shown.Choice> languages(Visit visit) {
        return Arrays.stream(Locale.getISOLanguages())
                .map(code -> new Shown.Choice(code, named(visit.language(), code)))
                .sorted(Comparator.comparing(Shown.Choice::text, visit.language().order()))
                .toList();
    }

    private static String named(Language language, String code) {
        return Locale.of(code).getDisplayLanguage(language.locale());
    }

    private static void add(List<String> remarks, String remark) {
        if (!remark.isBlank()) {
            remarks.add(remark);
        }
    }

    /// What the compilation remarks beside its sources.
    private String remarks(List<String> sources) {
        return sources.stream()
                .map(RegisterWords::remark)
                .filter(remark -> !remark.isEmpty())
                .map(PublishedStatus::inBoth)
                .map(remark -> visit.of(remark.en(), remark.zh()))
                .collect(Collectors.joining(" "));
    }

    static String remark(String source) {
        return ADDRESS.matcher(source).replaceAll("").strip();
    }

    static List<Shown.Link> links(List<String> sources) {
        return sources.stream()
                .flatMap(source -> ADDRESS.matcher(source).results())
                .map(found -> found.group())
                .map(address ->
                        new Shown.Link(
                                address.replaceFirst("https?://(www\\.)?", "")
                                        .replaceFirst("/.*", ""),
                                address))
                .toList();
    }
}
