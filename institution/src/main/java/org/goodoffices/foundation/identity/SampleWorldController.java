package org.goodoffices.foundation.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.goodoffices.foundation.time.MoveClock;
import org.goodoffices.foundation.time.WorldClock;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The sample world's own pages: its people, whom one may sign in as, and its clock. Behind
/// `SampleWorldGuard`.
@Controller
@ConditionalOnProperty("goodoffices.sample-world")
class SampleWorldController {

    private final Access access;
    private final People people;
    private final SampleFigures sample;
    private final SignInSession session;
    private final WorldClock clock;
    private final MoveClock move;

    SampleWorldController(
            Access access,
            People people,
            SampleFigures sample,
            SignInSession session,
            WorldClock clock,
            MoveClock move) {
        this.access = access;
        this.people = people;
        this.sample = sample;
        this.session = session;
        this.clock = clock;
        this.move = move;
    }

    @GetMapping("/sample-world")
    ModelAndView people(Visit visit) {
        return visit.page(
                "foundation/identity/sample-world",
                new SampleWorldPage(access.as(PersonId.PUBLIC, sample::figures)));
    }

    @PostMapping("/sample-world/sign-in")
    String signIn(
            @RequestParam String person,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var who =
                access.as(PersonId.PUBLIC, people::ofSampleWorld).stream()
                        .filter(p -> p.id().toString().equals(person))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        session.begin(who, SignInSession.How.FACTOR, request, response);
        return Next.of(next).redirect();
    }

    @GetMapping("/sample-world/clock")
    ModelAndView clock(@RequestParam(required = false) @Nullable String said, Visit visit) {
        var ahead = clock.ahead();
        return visit.page(
                "foundation/identity/clock",
                new ClockPage(
                        visit.moment(clock.instant()),
                        ahead.isZero()
                                ? visit.t("identity.clock.not-ahead")
                                : visit.t(
                                        "identity.clock.ahead",
                                        ahead.toDays(),
                                        ahead.toHoursPart(),
                                        ahead.toMinutesPart()),
                        "refused".equals(said) ? visit.t("identity.clock.refused") : null,
                        Shown.Field.of(
                                        "days",
                                        Shown.Field.Kind.NUMBER,
                                        visit.t("identity.clock.days"))
                                .value("1"),
                        Shown.Field.of(
                                        "hours",
                                        Shown.Field.Kind.NUMBER,
                                        visit.t("identity.clock.hours"))
                                .value("0"),
                        Shown.Field.of(
                                        "until",
                                        Shown.Field.Kind.DATE,
                                        visit.t("identity.clock.until"))
                                .hint(visit.t("identity.clock.until.hint"))));
    }

    /// Forward by days and hours.
    @PostMapping(path = "/sample-world/clock", params = "!until")
    String by(
            @RequestParam(defaultValue = "0") String days,
            @RequestParam(defaultValue = "0") String hours) {
        return said(move.by(Duration.ofDays(number(days)).plusHours(number(hours))));
    }

    /// Forward to the beginning of a day, in the institution's time zone.
    @PostMapping(path = "/sample-world/clock", params = "until")
    String until(@RequestParam String until, Visit visit) {
        try {
            var moment = LocalDate.parse(until).atStartOfDay(visit.zone()).toInstant();
            return said(move.to(moment));
        } catch (DateTimeParseException malformed) {
            return said(new MoveClock.Outcome.Refused());
        }
    }

    private static long number(String digits) {
        return digits.strip().toLowerCase(Locale.ROOT).matches("[0-9]{1,5}")
                ? Long.parseLong(digits.strip())
                : -1;
    }

    private static String said(MoveClock.Outcome outcome) {
        return switch (outcome) {
            case MoveClock.Outcome.Moved _ -> "redirect:/sample-world/clock";
            case MoveClock.Outcome.Refused() -> "redirect:/sample-world/clock?said=refused";
        };
    }
}
