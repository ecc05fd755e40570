package org.goodoffices.organs.governance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.engines.decision.Decision;
import org.goodoffices.engines.decision.OrderOfVoting;
import org.goodoffices.engines.decision.RollCall;
import org.goodoffices.engines.decision.Tally;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.governance.DraftResolution.Amendment;
import org.goodoffices.organs.governance.OrganSession.Meeting;
import org.goodoffices.organs.governance.OrganSession.Method;
import org.goodoffices.organs.governance.OrganSession.Question;
import org.goodoffices.organs.governance.OrganSession.Resolution;
import org.goodoffices.organs.governance.OrganSession.Vote;
import org.jspecify.annotations.Nullable;

/// What the pages of a session say, in the language of a visit.
record SessionWords(Visit visit, OrganSession of, SessionRules rules, Organs organs) {

    /// The same in a language.
    SessionWords in(Language language) {
        return new SessionWords(visit.in(language), of, rules, organs);
    }

    SessionForms forms() {
        return new SessionForms(visit, of, rules, organs);
    }

    SecretVoteWords secret(SecretBallots ballots) {
        return new SecretVoteWords(visit, of, rules, this, ballots);
    }

    String title() {
        return visit.t("organs.session", organ(), of.ordinal());
    }

    private String organ() {
        return organs.organ(of.organ()).map(one -> in(one.title())).orElse("");
    }

    String stands(SecretVote vote) {
        return visit.t("organs.secret.stage." + vote.stage().key());
    }

    String in(Text text) {
        return visit.of(text.en(), text.zh());
    }

    boolean inside() {
        return rules.are(SessionAct.Who.SECRETARIAT)
                || rules.are(SessionAct.Who.DELEGATE) && !rules.refused();
    }

    Shown.Link back() {
        return new Shown.Link(title(), "/sessions/" + of.id());
    }

    String at(String page) {
        return "/sessions/" + of.id() + page;
    }

    /// What one may do as chair, delegate or Secretariat; the vote stands by itself.
    private OrgansPage.ActsAs actsAs(SessionAct.Who who, SessionForms forms) {
        return new OrgansPage.ActsAs(
                visit.t("organs.acts." + who.name().toLowerCase(Locale.ROOT)),
                Stream.concat(
                                forms.offered().stream()
                                        .filter(act -> act.who() == who && act != SessionAct.VOTE)
                                        .map(act -> forms.link(act, "")),
                                who == SessionAct.SUBMIT.who()
                                        ? forms.amendments().stream()
                                        : Stream.empty())
                        .toList());
    }

    OrgansPage.Session session(Hash root) {
        var forms = forms();
        return new OrgansPage.Session(
                title(),
                new Shown.Link(organ(), "/organs/" + of.organ()),
                inside(),
                forms.offered().contains(SessionAct.VOTE) ? forms.link(SessionAct.VOTE, "") : null,
                Stream.of(SessionAct.Who.CHAIR, SessionAct.Who.DELEGATE, SessionAct.Who.SECRETARIAT)
                        .map(who -> actsAs(who, forms))
                        .filter(one -> !one.acts().isEmpty())
                        .toList(),
                of.meetings().stream().map(this::meeting).toList(),
                of.delegates().stream()
                        .map(one ->
                                new OrgansPage.Seat(
                                        forms.state(one.state()),
                                        in(one.name()),
                                        new CredentialsWords(this).of(one)))
                        .toList(),
                new CredentialsWords(this).committee(),
                of.documents().stream().map(this::link).toList(),
                of.votes().stream().map(this::link).toList(),
                of.secretVotes().stream()
                        .map(one ->
                                new Shown.Link(
                                        visit.t("organs.titled", in(one.title()), stands(one)),
                                        at("/secret-votes/" + one.number())))
                        .toList(),
                of.resolutions().stream()
                        .map(one ->
                                new Shown.Link(
                                        visit.t("organs.titled", of.symbolOf(one), in(one.title())),
                                        at("/resolutions/" + one.number())))
                        .toList(),
                inside() ? log() : List.of(),
                root.hex());
    }

    private Shown.Link link(DraftResolution one) {
        return new Shown.Link(
                visit.t("organs.titled", of.symbol(one.name()), in(one.title())),
                at("/documents/" + one.number()));
    }

    private Shown.Link link(Vote one) {
        var on = visit.t("organs.vote-on", String.valueOf(one.number()), of.symbol(one.motion()));
        return new Shown.Link(
                visit.t("organs.titled", on, outcome(one)), at("/votes/" + one.number()));
    }

    String outcome(Vote vote) {
        var result = vote.result();
        if (result != null && vote.appeal() != null) {
            return visit.t(
                    result.outcome() == Decision.Outcome.ADOPTED
                            ? "organs.appeal.overruled"
                            : "organs.appeal.stands");
        }
        return result == null
                ? visit.t("organs.vote-is-open")
                : visit.t(
                        "organs.outcome."
                                + result.outcome()
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', '-'));
    }

    private OrgansPage.Meeting meeting(Meeting meeting) {
        int days = organs.agendaDays(of.organ());
        return new OrgansPage.Meeting(
                visit.t("organs.meeting", String.valueOf(meeting.number())),
                at("/meetings/" + meeting.number()),
                facts(meeting),
                agenda(meeting),
                items(meeting),
                visit.t(
                        "organs.agenda.closes",
                        visit.day(meeting.day().minusDays(days)),
                        String.valueOf(days)));
    }

    String agenda(Meeting meeting) {
        return inside()
                ? visit.t(
                        meeting.agendaAdopted()
                                ? "organs.agenda.adopted"
                                : "organs.agenda.provisional")
                : "";
    }

    List<String> items(Meeting meeting) {
        var closes = meeting.day().minusDays(organs.agendaDays(of.organ()));
        return meeting.items().stream()
                .map(item ->
                        item.at().atZone(meeting.zone()).toLocalDate().isAfter(closes)
                                ? visit.t("organs.item.late", in(item.title()))
                                : in(item.title()))
                .toList();
    }

    List<Shown.Fact> facts(Meeting meeting) {
        var facts = new ArrayList<Shown.Fact>();
        fact(facts, "when", visit.moment(meeting.begins(), meeting.zone()));
        fact(facts, "mode", visit.t("organs.mode." + meeting.mode()));
        fact(facts, "place", meeting.place());
        fact(
                facts,
                "languages",
                String.join(
                        visit.of(", ", "、"),
                        java.util.Arrays.stream(meeting.languages().split(","))
                                .map(one -> visit.t("organs.language." + one))
                                .toList()));
        fact(facts, "stands", stands(meeting));
        if (inside()) {
            var here = rules.present(meeting);
            fact(
                    facts,
                    "present",
                    visit.t(
                            here.present() == 0 ? "organs.present.none" : "organs.present",
                            String.valueOf(here.present()),
                            String.valueOf(here.members()),
                            states(meeting.present())));
        }
        return facts;
    }

    String stands(Meeting meeting) {
        if (meeting.closed() != null) {
            return visit.t("organs.meeting.closed", visit.moment(meeting.closed()));
        }
        return meeting.opened() == null
                ? visit.t("organs.meeting.called")
                : visit.t("organs.meeting.sits", visit.moment(meeting.opened()));
    }

    private void fact(List<Shown.Fact> facts, String key, String value) {
        facts.add(new Shown.Fact(visit.t("organs.fact." + key), value));
    }

    String states(List<String> codes) {
        var forms = forms();
        return String.join(visit.of(", ", "、"), codes.stream().map(forms::state).toList());
    }

    private List<OrgansPage.Line> log() {
        var log = new SessionLog(this);
        return of.entries().stream()
                .map(entry ->
                        new OrgansPage.Line(
                                String.valueOf(entry.number()),
                                visit.moment(entry.at()),
                                log.sentence(entry)))
                .toList();
    }

    String by(SessionEntry entry) {
        return of.delegate(entry.person()).map(this::named).orElse(visit.t("organs.secretariat"));
    }

    String named(OrganSession.Delegate one) {
        return visit.t("organs.delegate-of", in(one.name()), forms().state(one.state()));
    }

    OrgansPage.Document document(DraftResolution document) {
        var order = document.order();
        var facts = new ArrayList<Shown.Fact>();
        fact(facts, "sponsors", states(document.sponsors()));
        fact(
                facts,
                "parity",
                visit.t(
                        "organs.parity."
                                + document.parity()
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', '-')));
        var submitted = of.submitted(document.number());
        if (!Regulations.about(submitted).isEmpty()) {
            fact(facts, "regulation", regulation(submitted));
        }
        var naming = of.naming(document.number());
        if (!naming.persons().isEmpty()) {
            fact(facts, "naming", naming(naming));
        }
        for (var part : document.parts()) {
            fact(
                    facts,
                    "part",
                    visit.t(
                            "organs.part",
                            of.symbol(part.name()),
                            String.join(
                                    visit.of(", ", "、"),
                                    part.paragraphs().stream()
                                            .sorted()
                                            .map(String::valueOf)
                                            .toList())));
        }
        var text = new ArrayList<OrgansPage.Paragraph>();
        for (int i = 0; i < document.paragraphs(); i++) {
            var paragraph = document.paragraph(i);
            text.add(
                    new OrgansPage.Paragraph(
                            String.valueOf(i + 1), "kept", paragraph.en(), paragraph.zh(), ""));
        }
        var fates = order.fates();
        var number = String.valueOf(document.number());
        var acts = new ArrayList<>(forms().links("document", number));
        acts.addAll(forms().links("motion", document.name()));
        return new OrgansPage.Document(
                of.symbol(document.name()),
                document.title().en(),
                document.title().zh(),
                back(),
                facts,
                text,
                document.amendments().stream()
                        .map(one -> amendment(one, Optional.ofNullable(fates.get(one.name()))))
                        .toList(),
                order.conflicts().stream() // among those still to be decided
                        .filter(pair -> pair.stream().noneMatch(fates::containsKey))
                        .map(pair ->
                                visit.t(
                                        "organs.conflict",
                                        of.symbol(pair.getFirst()),
                                        of.symbol(pair.getLast())))
                        .toList(),
                next(order),
                document.votingBegun() ? marked(document) : List.of(),
                of.votes().stream()
                        .filter(vote -> vote.document() == document.number())
                        .map(this::link)
                        .toList(),
                acts);
    }

    private String next(OrderOfVoting order) {
        return switch (order.next()) {
            case OrderOfVoting.Next.PutAmendment(var amendment) ->
                    visit.t("organs.next", of.symbol(amendment.name()));
            case OrderOfVoting.Next.PutPart(var part) ->
                    visit.t("organs.next", of.symbol(part.name()));
            case OrderOfVoting.Next.PutWhole(var name, _, _) ->
                    visit.t("organs.next.whole", of.symbol(name));
            case OrderOfVoting.Next.Over(var result) ->
                    visit.t("organs.over." + result.name().toLowerCase(java.util.Locale.ROOT));
        };
    }

    private OrgansPage.Amendment amendment(Amendment one, Optional<OrderOfVoting.Fate> fate) {
        var what =
                one.paragraph() == 0
                        ? visit.t("organs.amends.amendment", of.symbol(one.amends()))
                        : visit.t(
                                "organs.amends." + one.change().key(),
                                String.valueOf(one.paragraph()));
        return new OrgansPage.Amendment(
                of.symbol(one.name()),
                what,
                one.text().en(),
                one.text().zh(),
                states(one.sponsors()),
                visit.t(
                        "organs.fate."
                                + fate.map(found ->
                                                found.name()
                                                        .toLowerCase(java.util.Locale.ROOT)
                                                        .replace('_', '-'))
                                        .orElse("pending")));
    }

    private List<OrgansPage.Paragraph> marked(DraftResolution document) {
        return document.marked().stream()
                .map(line ->
                        new OrgansPage.Paragraph(
                                line.number(),
                                line.mark().key(),
                                line.text().en(),
                                line.text().zh(),
                                line.by().isEmpty() ? "" : of.symbol(line.by())))
                .toList();
    }

    /// A vote; what each State did is shown when it is closed, to each their own before.
    OrgansPage.Vote vote(Vote vote, Map<String, Tally.Vote> seen, LivePage.@Nullable Count count) {
        var result = vote.result();
        var facts = new ArrayList<Shown.Fact>();
        fact(facts, "method", visit.t("organs.method." + vote.method().key()));
        organs.organ(of.organ())
                .map(organ -> organ.matters().get(vote.matter()))
                .ifPresent(matter -> fact(facts, "matter", in(matter.title())));
        if (!vote.from().isEmpty()) {
            fact(facts, "roll", roll(vote.letter(), vote.from()));
        }
        var limit = vote.limit();
        if (limit != null) {
            fact(facts, "silence", visit.moment(limit));
        }
        if (!vote.objections().isEmpty()) {
            fact(facts, "objections", states(vote.objections()));
        }
        var appeal = vote.appeal();
        if (appeal != null) {
            fact(facts, "appeal", forms().state(appeal.by()));
        }
        var hands = vote.hands();
        if (hands != null) {
            fact(
                    facts,
                    "hands",
                    visit.t(
                            "organs.hands",
                            String.valueOf(hands.yes()),
                            String.valueOf(hands.no()),
                            String.valueOf(hands.abstain())));
        }
        var number = String.valueOf(vote.number());
        boolean votes =
                vote.method() == Method.ROLL_CALL
                        && result == null
                        && rules.are(SessionAct.Who.DELEGATE)
                        && !seen.containsKey(rules.state());
        return new OrgansPage.Vote(
                visit.t("organs.vote-on", number, of.symbol(vote.motion())),
                vote.question() == null
                        ? link(document(vote))
                        : new Shown.Link(
                                visit.t("organs.meeting", String.valueOf(vote.meeting())),
                                at("/meetings/" + vote.meeting())),
                facts,
                what(vote),
                put(vote),
                outcome(vote),
                result == null ? "" : result.sentence().en(),
                result == null ? "" : result.sentence().zh(),
                vote.method() == Method.ROLL_CALL
                        ? roll(vote, result == null ? seen : result.votes())
                        : List.of(),
                of.explanations(vote.number()).stream()
                        .map(one ->
                                new OrgansPage.Explanation(
                                        forms().state(one.state()),
                                        one.value("en"),
                                        one.value("zh")))
                        .toList(),
                at("/acts/" + SessionAct.VOTE.key()),
                number,
                votes
                        ? List.of(forms().fields(SessionAct.VOTE, Map.of(), null, "").getLast())
                        : List.of(),
                forms().links("decision", number).stream()
                        .filter(one -> !one.address().contains("/" + SessionAct.VOTE.key() + "?"))
                        .toList(),
                at("/meetings/" + vote.meeting() + "/live/stream"),
                count);
    }

    private DraftResolution document(Vote vote) {
        return of.document(String.valueOf(vote.document())).orElseThrow();
    }

    /// The title of what is voted on.
    String on(Vote vote) {
        return switch (vote.question()) {
            case Question.Appeal _ -> visit.t("organs.appeal");
            case Question.Committee _ -> visit.t("organs.committee");
            case Question.Credentials _ -> visit.t("organs.committee.report");
            case null -> in(document(vote).title());
        };
    }

    /// Whether a draft is put as a whole, whose text is long and known.
    boolean whole(Vote vote) {
        return vote.question() == null && vote.motion().equals(document(vote).name());
    }

    String what(Vote vote) {
        return switch (vote.question()) {
            case Question.Appeal _ -> visit.t("organs.put.appeal");
            case Question.Committee _ -> visit.t("organs.put.committee");
            case Question.Credentials _ -> visit.t("organs.put.report");
            case null -> what(vote, document(vote));
        };
    }

    private String what(Vote vote, DraftResolution document) {
        return document.amendment(vote.motion())
                .map(one -> amendment(one, Optional.empty()).what())
                .orElse(
                        visit.t(
                                vote.motion().equals(document.name())
                                        ? "organs.put.whole"
                                        : "organs.put.part"));
    }

    /// The words on which States vote.
    List<OrgansPage.Paragraph> put(Vote vote) {
        return switch (vote.question()) {
            case Question.Appeal(_, Text(var en, var zh)) ->
                    List.of(new OrgansPage.Paragraph("", "kept", en, zh, ""));
            case Question.Committee(var states) ->
                    numbered(states.stream().map(rules::name).toList());
            case Question.Credentials(int report) ->
                    new CredentialsWords(this).put(of.reports().get(report - 1));
            case null -> put(vote, document(vote));
        };
    }

    private static List<OrgansPage.Paragraph> put(Vote vote, DraftResolution document) {
        var amendment = document.amendment(vote.motion());
        if (amendment.isPresent()) {
            var text = amendment.get().text();
            return text.en().isEmpty()
                    ? List.of()
                    : List.of(new OrgansPage.Paragraph("", "kept", text.en(), text.zh(), ""));
        }
        var part =
                document.parts().stream()
                        .filter(one -> one.name().equals(vote.motion()))
                        .findFirst();
        var paragraphs = new ArrayList<OrgansPage.Paragraph>();
        if (part.isPresent()) {
            part.get().paragraphs().stream()
                    .sorted()
                    .forEach(i -> {
                        var text = document.paragraph(i - 1);
                        paragraphs.add(
                                new OrgansPage.Paragraph(
                                        String.valueOf(i), "kept", text.en(), text.zh(), ""));
                    });
            return paragraphs;
        }
        return numbered(document.clean());
    }

    static List<OrgansPage.Paragraph> numbered(List<Text> texts) {
        var paragraphs = new ArrayList<OrgansPage.Paragraph>();
        for (var text : texts) {
            paragraphs.add(
                    new OrgansPage.Paragraph(
                            String.valueOf(paragraphs.size() + 1),
                            "kept",
                            text.en(),
                            text.zh(),
                            ""));
        }
        return paragraphs;
    }

    /// In the order in which the States are called, from the one that was drawn.
    List<RollCall.State> called(Vote vote, Collection<String> voted) {
        var states = new HashMap<String, RollCall.State>();
        EnterSessionAct.roll(rules).forEach(state -> states.put(state.code(), state));
        // Who voted and is a member no more is still on the roll of that day.
        java.util.stream.Stream.concat(voted.stream(), java.util.stream.Stream.of(vote.from()))
                .forEach(code -> {
                    var name = rules.name(code);
                    states.putIfAbsent(
                            code, new RollCall.State(code, name.en(), name.en(), name.zh()));
                });
        return RollCall.from(
                List.copyOf(states.values()),
                RollCall.Alphabet.ENGLISH,
                java.util.Objects.requireNonNull(states.get(vote.from())));
    }

    /// What was drawn by lot for a roll-call, who is called first, and how the roll goes on. The
    /// order is that of the names in English, which are said in Chinese too.
    String roll(String letter, String first) {
        var name = rules.name(first);
        return letter.isEmpty()
                ? visit.t("organs.roll.member", in(name), name.en())
                : visit.t("organs.roll.letter", in(name), name.en(), letter);
    }

    private List<Shown.Fact> roll(Vote vote, Map<String, Tally.Vote> votes) {
        return called(vote, votes.keySet()).stream()
                .map(state ->
                        new Shown.Fact(
                                visit.of(state.en(), state.zh()),
                                votes.containsKey(state.code())
                                        ? visit.t(
                                                "organs.vote."
                                                        + votes.get(state.code())
                                                                .name()
                                                                .toLowerCase(java.util.Locale.ROOT))
                                        : visit.t("organs.vote.hidden")))
                .toList();
    }

    /// What a draft or a resolution decides on whom; empty where on nobody by name.
    String naming(Naming naming) {
        return naming.persons().isEmpty()
                ? ""
                : visit.t(
                        "organs.titled",
                        rules.named().words(naming.way(), visit),
                        naming.persons().entrySet().stream()
                                .map(one ->
                                        visit.t("organs.person", in(one.getValue()), one.getKey()))
                                .collect(Collectors.joining(visit.of(", ", "、"))));
    }

    /// What a draft or a resolution makes of which regulation, and from which day.
    private String regulation(SessionEntry entry) {
        var which = Regulations.about(entry);
        var from = visit.dayIfOne(entry.value("inForce"));
        var number = visit.t("regulations.number", which);
        if (which.equals(Regulations.NEW)) {
            return visit.t("organs.draft.regulation.new", from);
        }
        return visit.t(
                entry.value("repeals").isEmpty()
                        ? "organs.draft.regulation"
                        : "organs.draft.regulation.repeals",
                number,
                from);
    }

    /// The regulation that it adopted, amended or repealed; null where none.
    private Shown.@Nullable Link regulation(Resolution resolution) {
        return of.of(SessionAct.RESOLUTION, "resolution", resolution.number())
                .findFirst()
                .map(this::link)
                .orElse(null);
    }

    private Shown.@Nullable Link link(SessionEntry resolution) {
        var overtaken = resolution.value("overtaken");
        var which = overtaken.isEmpty() ? Regulations.about(resolution) : overtaken;
        if (which.isEmpty()) {
            return null;
        }
        return new Shown.Link(
                overtaken.isEmpty()
                        ? regulation(resolution)
                        : visit.t(
                                "organs.draft.regulation.overtaken",
                                visit.t("regulations.number", which)),
                "/regulations/" + which);
    }

    OrgansPage.Resolution resolution(Resolution resolution, List<CarryingOut.Line> carriedOut) {
        return new OrgansPage.Resolution(
                of.symbolOf(resolution),
                resolution.title().en(),
                resolution.title().zh(),
                back(),
                visit.t("organs.adopted-on", visit.moment(resolution.at())),
                numbered(resolution.paragraphs()),
                resolution.sentence().en(),
                resolution.sentence().zh(),
                naming(resolution.naming()),
                regulation(resolution),
                carriedOut);
    }
}
