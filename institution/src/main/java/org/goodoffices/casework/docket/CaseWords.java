package org.goodoffices.casework.docket;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.RunningLimit;
import org.goodoffices.engines.procedure.Stage;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Citation;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;

/// Puts a case into words for one visit.
public final class CaseWords {

    private static final Duration NEAR = Duration.ofDays(7);

    private final Visit visit;
    private final OpenCase open;

    public CaseWords(Visit visit, OpenCase open) {
        this.visit = visit;
        this.open = open;
    }

    public String of(Text text) {
        return visit.of(text.en(), text.zh());
    }

    public String address() {
        return "/cases/" + open.file().number();
    }

    public String title() {
        return of(open.file().title());
    }

    public Shown.@Nullable Article article(@Nullable String article) {
        if (article == null) {
            return null;
        }
        return Citation.of(visit, open.rules().text(), article);
    }

    public Shown.Stages stages() {
        var proceeding = open.common();
        var ending = proceeding.ending();
        var here = proceeding.stage();
        var main =
                open.rules().stages().values().stream()
                        .filter(stage -> stage.within() == null)
                        .toList();
        var names = main.stream().map(Stage::name).toList();
        var visited =
                open.common().places().stream()
                        .map(open.rules()::visitOf)
                        .collect(Collectors.toSet());
        int at =
                here == null
                        ? names.stream()
                                .filter(visited::contains)
                                .mapToInt(names::indexOf)
                                .max()
                                .orElse(-1)
                        : names.indexOf(open.rules().visitOf(here.name()));
        var shown = new ArrayList<Shown.Stage>();
        for (int i = 0; i < (ending == null ? main.size() : at + 1); i++) {
            shown.add(
                    new Shown.Stage(
                            of(main.get(i).title()),
                            i == at && here != null
                                    ? here.within() == null
                                            ? Shown.Stage.Place.NOW
                                            : Shown.Stage.Place.PAUSED
                                    : visited.contains(names.get(i))
                                            ? Shown.Stage.Place.DONE
                                            : i < at
                                                    ? Shown.Stage.Place.SKIPPED
                                                    : Shown.Stage.Place.AHEAD));
        }
        if (ending != null) {
            shown.add(new Shown.Stage(of(ending.title()), Shown.Stage.Place.ENDED));
            return new Shown.Stages(
                    visit.t("docket.stage.ended", of(ending.title())),
                    "",
                    article(ending.article()),
                    shown);
        }
        return new Shown.Stages(
                visit.t(
                        "docket.stage.where",
                        at + 1,
                        main.size(),
                        here == null ? "" : of(here.title())),
                "",
                article(here == null ? null : here.article()),
                shown);
    }

    public String actor(Actor actor) {
        return switch (actor.role()) {
            case PARTY, REQUESTING, INVITED -> party(actor.id());
            case MEDIATOR ->
                    open.file().capacities().stream()
                            .filter(c -> c.member().toString().equals(actor.id()))
                            .map(c -> of(c.name()))
                            .findFirst()
                            .orElse(of(actor.role().title()));
            case REGISTRY, AUTHORITY, THIRD_STATE, RULES, ANYONE -> of(actor.role().title());
        };
    }

    public String party(@Nullable String id) {
        return open.file().parties().stream()
                .filter(p -> p.id().toString().equals(id))
                .map(p -> of(p.name()))
                .findFirst()
                .orElse("");
    }

    public String side(@Nullable UUID side) {
        return open.file().parties().stream()
                .filter(p -> p.side().equals(side))
                .map(p -> of(p.name()))
                .collect(Collectors.joining(visit.of(", ", "、")));
    }

    private String sideOfParty(@Nullable UUID party) {
        return open.file().parties().stream()
                .filter(p -> p.id().equals(party))
                .map(p -> side(p.side()))
                .findFirst()
                .orElse("");
    }

    public Shown.Lane lane(Lane lane) {
        return lane.side() == null || isMine(lane.side())
                ? Shown.Lane.of(visit, lane.kind().key())
                : Shown.Lane.of(visit, lane.kind().key(), side(lane.side()));
    }

    private boolean isMine(UUID side) {
        return open.file().parties().stream()
                .filter(party -> party.side().equals(side))
                .anyMatch(party ->
                        open.mine().stream().anyMatch(mine -> party.id().equals(mine.party())));
    }

    public Shown.Lane laneOf(Act act, Actor actor) {
        if (open.mine().stream()
                .anyMatch(mine -> actor.id().equals(String.valueOf(mine.party())))) {
            return Shown.Lane.of(visit, act.lane().key());
        }
        var side =
                actor.role().isParty()
                        ? open.file().parties().stream()
                                .filter(p -> p.id().toString().equals(actor.id()))
                                .map(p -> of(p.name()))
                                .findFirst()
                                .orElse("")
                        : visit.t("docket.side-concerned");
        return Shown.Lane.of(visit, act.lane().key(), side);
    }

    public Shown.Limit limit(RunningLimit running) {
        var limit = running.limit();
        var due = running.dueAt();
        var derivation = new ArrayList<Shown.Fact>();
        for (var step : running.explanation().steps()) {
            derivation.add(
                    new Shown.Fact(
                            visit.t(
                                    "docket.derivation."
                                            + step.kind()
                                                    .name()
                                                    .toLowerCase(java.util.Locale.ROOT)),
                            of(step.text())));
        }
        var of = running.of();
        return new Shown.Limit(
                of(limit.title()),
                due == null
                        ? visit.t("docket.limit.waits")
                        : visit.t(
                                running.status() == RunningLimit.Status.STANDS_STILL
                                        ? "docket.limit.until-at-least"
                                        : "docket.limit.until",
                                visit.moment(due.minusSeconds(60), open.rules().zone())),
                left(running),
                urgency(running),
                of == null ? "" : actor(of),
                article(limit.article()),
                derivation);
    }

    private String left(RunningLimit running) {
        return switch (running.status()) {
            case AWAITS_RECEIPT -> visit.t("docket.limit.awaits-receipt");
            case NOT_RECKONED -> visit.t("docket.limit.not-reckoned");
            case STANDS_STILL -> visit.t("docket.limit.stands-still");
            case MET -> visit.t("docket.limit.met");
            case LAPSED -> visit.t("docket.limit.lapsed");
            case RUNNING -> {
                var days =
                        ChronoUnit.DAYS.between(
                                day(visit.now()),
                                day(Objects.requireNonNull(running.dueAt()).minusSeconds(1)));
                yield visit.t("docket.limit.left", days);
            }
        };
    }

    private LocalDate day(Instant moment) {
        return moment.atZone(open.rules().zone()).toLocalDate();
    }

    private Shown.Limit.Urgency urgency(RunningLimit running) {
        return switch (running.status()) {
            case MET -> Shown.Limit.Urgency.KEPT;
            case LAPSED -> Shown.Limit.Urgency.PASSED;
            case AWAITS_RECEIPT, NOT_RECKONED, STANDS_STILL -> Shown.Limit.Urgency.FAR;
            case RUNNING ->
                    Duration.between(visit.now(), Objects.requireNonNull(running.dueAt()))
                                            .compareTo(NEAR)
                                    < 0
                            ? Shown.Limit.Urgency.NEAR
                            : Shown.Limit.Urgency.FAR;
        };
    }

    /// Where an entry stands on the page of the case, however long the docket is.
    public String addressOf(Entered entry) {
        return address() + "?from=" + entry.id() + "#entry-" + entry.id();
    }

    /// An entry of the docket.
    ///
    /// @param rail which rail its lane has
    public Shown.Entry entry(Entered entry, Lane lane, int rail) {
        var act = open.rules().acts().get(entry.act());
        var title =
                act != null
                        ? of(act.title())
                        : entry.act().equals(Lapses.ACT) ? lapse(entry) : own(entry);
        return new Shown.Entry(
                "entry-" + entry.id(),
                Long.toString(entry.position() + 1),
                visit.moment(entry.at()),
                lane(lane),
                rail,
                title,
                by(entry),
                said(entry),
                article(
                        act != null
                                ? act.article()
                                : entry.act().equals(Warnings.ACT)
                                        ? articleOfWarning(entry)
                                        : articleOfOwn(entry)),
                papers(entry),
                quarantined(entry));
    }

    /// Whose doing an entry is, and for which party; a person who is the party itself acts for
    /// nobody else.
    public String by(Entered entry) {
        var name = visit.of(entry.nameEn(), entry.nameZh());
        var party = entry.party() == null ? name : party(entry.party().toString());
        return party.equals(name) ? name : visit.t("docket.by", name, party);
    }

    /// Whether what was in an entry can no longer be read.
    public static boolean quarantined(Entered entry) {
        return Boolean.TRUE.equals(entry.facts().get("quarantined"));
    }

    /// An act of the docket's own.
    private String own(Entered entry) {
        var key = "docket.act." + entry.act();
        var to = entry.text("to");
        return to == null
                ? visit.t(key)
                : visit.t(key, Shown.Lane.of(visit, to, sideOfParty(entry.party())).name());
    }

    /// The provision under which the rules of the case know such an act.
    private @Nullable String articleOfOwn(Entered entry) {
        var effect = LaneAct.of(entry.act()).map(LaneAct::effect).orElse(null);
        return effect == null
                ? null
                : open.rules().acts().values().stream()
                        .filter(act -> act.effect() == effect)
                        .max(Comparator.comparingInt(act -> act.from().size()))
                        .map(Act::article)
                        .orElse(null);
    }

    private @Nullable String articleOfWarning(Entered entry) {
        var limit = open.rules().limits().get(entry.text("limit"));
        var warning = limit == null ? null : limit.warning();
        return warning == null ? null : warning.article();
    }

    private String lapse(Entered entry) {
        var limit = open.rules().limits().get(entry.text("limit"));
        if (limit == null) {
            return visit.t("docket.act.lapse", "");
        }
        var lapse = limit.lapse();
        return visit.t("docket.act.lapse", of(limit.title()))
                + (lapse == null ? "" : visit.of(" ", "") + of(lapse.meaning()));
    }

    private String label(Entered entry, String field) {
        var act = open.rules().acts().get(entry.act());
        return switch (field) {
            case "received" -> "date";
            case "people" ->
                    act != null && act.effect() == Effect.SHOWS_AUTHORITY ? "authority" : field;
            default -> field;
        };
    }

    private @Nullable String said(Entered entry) {
        var said = new ArrayList<String>();
        for (var field : List.of("text", "reason", "declaration", "proposal")) {
            var text = entry.text(field);
            if (text != null) {
                said.add(AboutClause.read(visit, text));
            }
        }
        var short_ = new ArrayList<String>();
        var concerned = entry.text("party");
        if (concerned != null) {
            short_.add(party(concerned));
        }
        var share = entry.text("share");
        if (share != null) {
            short_.add(visit.t("docket.field.share") + visit.of(": ", "：") + party(share));
        }
        var mediator = entry.text("mediator");
        if (mediator != null) {
            var names = NameMediators.names(entry);
            short_.add(
                    Stream.of(mediator.split(","))
                            .map(id ->
                                    names.containsKey(id)
                                            ? of(names.get(id))
                                            : actor(Actor.mediator(id)))
                            .collect(Collectors.joining(visit.of(", ", "、"))));
        }
        // What ran out, and with what meaning, is the title of a lapse.
        var told =
                entry.act().equals(Lapses.ACT)
                        ? List.<String>of()
                        : List.of(
                                "received",
                                "date",
                                "place",
                                "people",
                                "channel",
                                "amount",
                                "limit");
        for (var field : told) {
            var text = entry.text(field);
            if (text != null) {
                short_.add(
                        visit.t("docket.field." + label(entry, field))
                                + visit.of(": ", "：")
                                + (field.equals("limit") && open.rules().limits().containsKey(text)
                                        ? of(open.rules().limits().get(text).title())
                                        : field.equals("channel")
                                                        && visit.texts()
                                                                .has("registry.channel." + text)
                                                ? visit.t("registry.channel." + text)
                                                : field.equals("amount")
                                                        ? Money.of(text)
                                                                .map(Money::toString)
                                                                .orElse(text)
                                                        : visit.dayIfOne(text)));
            }
        }
        if (entry.facts().get("days") instanceof Number days) {
            short_.add(visit.t("docket.field.days") + visit.of(": ", "：") + days);
        }
        short_.addAll(FactWords.of(visit, entry));
        var act = open.rules().acts().get(entry.act());
        if (act != null && FunderOrExpert.concerns(act)) {
            short_.addAll(FactWords.ofFunderOrExpert(visit, entry));
        }
        if (!short_.isEmpty()) {
            // what people wrote may end as a sentence does: only the last of it does here
            var last = short_.removeLast();
            short_.replaceAll(one -> one.endsWith("。") ? one.substring(0, one.length() - 1) : one);
            short_.add(last);
            said.addFirst(String.join(visit.of("; ", "；"), short_));
        }
        if (Boolean.TRUE.equals(entry.facts().get("closed"))) {
            said.add(visit.t("docket.closed"));
        }
        if (quarantined(entry)) {
            said.add(visit.t("docket.quarantined"));
        }
        var name = entry.text("nameEn");
        if (name != null && LaneAct.of(entry.act()).isPresent()) {
            said.add(
                    visit.t(
                            "docket.as." + entry.text("as"),
                            visit.of(name, String.valueOf(entry.text("nameZh")))));
        }
        return said.isEmpty() ? null : String.join("\n", said);
    }

    private List<Shown.Link> papers(Entered entry) {
        if (!(entry.facts().get("papers") instanceof List<?> papers)) {
            return List.of();
        }
        var links = new ArrayList<Shown.Link>();
        for (var paper : papers) {
            if (paper instanceof java.util.Map<?, ?> facts) {
                links.add(
                        new Shown.Link(
                                facts.get("title") instanceof String title
                                        ? title
                                        : visit.t("docket.paper.quarantined"),
                                address() + "/papers/" + facts.get("id")));
            }
        }
        return links;
    }

    public List<Shown.Fact> parties() {
        return open.file().parties().stream()
                .map(party ->
                        new Shown.Fact(
                                of(party.name()),
                                people(party)
                                        + (party.named()
                                                ? visit.t("docket.party.named")
                                                        + visit.of("; ", "；")
                                                : "")
                                        + (nobodyRequested()
                                                ? visit.t("docket.party.addressed")
                                                : party.requesting()
                                                        ? visit.t("docket.party.requesting")
                                                        : visit.t("docket.party.invited"))))
                .toList();
    }

    /// Whether the case stands where good offices have been offered and nobody has requested yet.
    private boolean nobodyRequested() {
        return open.file().parties().stream().noneMatch(Party::requesting);
    }

    private String people(Party party) {
        var names =
                Stream.concat(
                                open.file().capacities().stream()
                                        .filter(c -> party.id().equals(c.party()))
                                        .map(c ->
                                                open.file().isThePartyItself(c)
                                                        ? visit.t("docket.as.itself")
                                                        : visit.t(
                                                                "docket.as." + c.asWhat(),
                                                                of(c.name()))),
                                FunderOrExpert.now(open).stream()
                                        .filter(one -> party.id().equals(one.party()))
                                        .map(one ->
                                                visit.t(
                                                        one.funder()
                                                                ? "docket.as.funder"
                                                                : "docket.as.expert",
                                                        one.name())))
                        .collect(Collectors.joining(visit.of(", ", "、")));
        return names.isEmpty() ? "" : names + visit.of("; ", "；");
    }
}
