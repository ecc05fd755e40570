package org.goodoffices.casework.settlement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.ActSupplement;
import org.goodoffices.casework.docket.Capacity;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.settlement.bundle.Bilingual;
import org.goodoffices.casework.settlement.bundle.Conclusion;
import org.goodoffices.casework.settlement.bundle.SealSettlement;
import org.goodoffices.casework.settlement.bundle.Signature;
import org.goodoffices.casework.settlement.bundle.Statement;
import org.goodoffices.casework.settlement.bundle.Unprintable;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.Signing;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.EntryId;
import org.goodoffices.records.record.Receipts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the settlement brings to the acts of the rules that concern it: a draft carries its
/// clauses, a declaration that the text is final carries the text and its hash, a signature is
/// checked before it stands on the docket, and the attestation seals the bundle.
@Component
class SettlementActs implements ActSupplement {

    /// Under which name a checked signature is handed over with the act.
    static final String SIGNATURE = "signature";

    /// The fact that names the text declared final: the hash of its canonical bytes.
    static final String TEXT = "textHash";

    /// The mediators who do not sign, as the Registry says when it attests.
    static final String UNSIGNED = "unsigned";

    private final SealSettlement seal;
    private final SettlementStore bundles;
    private final Sealings sealings;
    private final Receipts receipts;
    private final Signing signing;
    private final People people;
    private final InstantSource clock;
    private final Texts texts;

    SettlementActs(
            SealSettlement seal,
            SettlementStore bundles,
            Sealings sealings,
            Receipts receipts,
            Signing signing,
            People people,
            InstantSource clock,
            Texts texts) {
        this.signing = signing;
        this.people = people;
        this.seal = seal;
        this.bundles = bundles;
        this.sealings = sealings;
        this.clock = clock;
        this.receipts = receipts;
        this.texts = texts;
    }

    @Override
    public boolean concerns(Act act) {
        var effect = act.effect();
        return effect != null
                && switch (effect) {
                    case DRAFTS,
                            SETTLES_TEXT,
                            SIGNS,
                            SHOWS_AUTHORITY,
                            SIGNS_AD_REFERENDUM,
                            RATIFIES,
                            MEDIATOR_SIGNS,
                            ATTESTS,
                            ENTERS_INTO_FORCE ->
                            true;
                    default -> false;
                };
    }

    @Override
    public @Nullable String page(CaseNumber number, Act act) {
        var page = "/cases/" + number + "/settlement";
        var effect = act.effect();
        return effect == null
                ? null
                : switch (effect) {
                    case DRAFTS -> page + "/draft?act=" + act.name();
                    case SETTLES_TEXT -> page + "#final";
                    case SIGNS, SIGNS_AD_REFERENDUM, MEDIATOR_SIGNS ->
                            page + "/signature?act=" + act.name();
                    default -> null;
                };
    }

    @Override
    public List<Shown.Field> fields(Visit visit, OpenCase open, Act act) {
        return switch (java.util.Objects.requireNonNull(act.effect())) {
            case SHOWS_AUTHORITY -> List.of(seatField(visit, open, act));
            case ATTESTS -> unsignedField(visit, SettlementState.of(open)).stream().toList();
            default -> List.of();
        };
    }

    /// Whom the authority names: somebody with a seat for the party.
    private static Shown.Field seatField(Visit visit, OpenCase open, Act act) {
        var parties =
                open.mayDoNow().stream()
                        .filter(possible -> possible.act().name().equals(act.name()))
                        .map(possible -> possible.actor().id())
                        .toList();
        return Shown.Field.of(
                        Signatory.SEAT,
                        Shown.Field.Kind.ONE_OF,
                        visit.t("settlement.authority.seat"))
                .choices(
                        open.file().capacities().stream()
                                .filter(seat -> seat.role().isParty())
                                .filter(seat ->
                                        open.forRegistry()
                                                || parties.contains(String.valueOf(seat.party())))
                                .map(seat ->
                                        new Shown.Choice(
                                                seat.id().toString(), of(visit, open, seat)))
                                .toList());
    }

    private static String of(Visit visit, OpenCase open, Capacity seat) {
        var party = open.file().party(String.valueOf(seat.party())).name();
        return visit.of(seat.name().en(), seat.name().zh())
                + visit.of(" (", "（")
                + visit.of(party.en(), party.zh())
                + visit.of(")", "）");
    }

    /// The mediator may sign, and need not (Model Rules, art. 20(2)): the Registry says who does
    /// not.
    private static Optional<Shown.Field> unsignedField(Visit visit, SettlementState state) {
        var without = state.mediatorsWithoutSignature();
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Shown.Field.of(
                                        UNSIGNED,
                                        Shown.Field.Kind.SOME_OF,
                                        visit.t("settlement.attest.unsigned"))
                                .optional()
                                .hint(visit.t("settlement.attest.unsigned.hint"))
                                .choices(
                                        without.entrySet().stream()
                                                .map(one ->
                                                        new Shown.Choice(
                                                                one.getKey(),
                                                                SettlementController.of(
                                                                        visit, one.getValue())))
                                                .toList()));
    }

    @Override
    public boolean takesLong(Act act) {
        return act.effect() == Effect.ATTESTS;
    }

    /// To print, seal and bundle a settlement takes long: it is asked for, and done by whoever
    /// works through what waits. What speaks against it at once is said at once.
    @Override
    public Optional<String> later(OpenCase open, Act act, ActForm form) {
        if (!form.papers().isEmpty() || !form.chosen().isEmpty()) {
            return Optional.empty();
        }
        boolean mine =
                open.mayDoNow().stream()
                        .anyMatch(possible -> possible.act().name().equals(act.name()));
        var state = SettlementState.of(open);
        if (!mine
                || !EnterAct.isToken(form.token())
                || state.agreed() == null
                || state.concluded() == null
                || unsaid(state, form) != null) {
            return Optional.empty();
        }
        sealings.ask(
                open.file(),
                new PersonId(open.person()),
                act.name(),
                Objects.requireNonNullElse(form.value(UNSIGNED), ""),
                form.token(),
                clock.instant());
        return Optional.of("/settlement");
    }

    /// The first mediator who has not signed, and of whom nobody said that they do not.
    private static @Nullable Bilingual unsaid(SettlementState state, ActForm form) {
        var said = List.of(Objects.requireNonNullElse(form.value(UNSIGNED), "").split(","));
        return state.mediatorsWithoutSignature().entrySet().stream()
                .filter(mediator -> !said.contains(mediator.getKey()))
                .map(java.util.Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Supplement supplement(OpenCase open, Act act, Actor actor, ActForm form, Instant now) {
        var state = SettlementState.of(open);
        return switch (java.util.Objects.requireNonNull(act.effect())) {
            case DRAFTS -> draft(open, form);
            case SETTLES_TEXT -> finalText(open, act, actor, form, state);
            case SHOWS_AUTHORITY -> authority(open, actor, form);
            case SIGNS, SIGNS_AD_REFERENDUM, MEDIATOR_SIGNS -> signature(open, act, actor, form);
            case RATIFIES -> confirmation(actor, state);
            case ATTESTS -> attestation(open, form, state, now);
            case ENTERS_INTO_FORCE -> entryIntoForce(open, form, state, now);
            default -> new Supplement.Facts(Map.of());
        };
    }

    /// The first field of a clause that is blank while its other language is not.
    private static @Nullable String blank(ActForm form) {
        return IntStream.range(0, SettlementDraft.MOST_CLAUSES)
                .mapToObj(i -> "clause-" + i + "-")
                .filter(at -> (form.value(at + "en") == null) != (form.value(at + "zh") == null))
                .map(at -> at + (form.value(at + "en") == null ? "en" : "zh"))
                .findFirst()
                .orElse(null);
    }

    private Supplement draft(OpenCase open, ActForm form) {
        var draft = SettlementDraft.ofForm(form.values());
        if (draft.title().english().isEmpty() || draft.title().chinese().isEmpty()) {
            return refused("title", draft.title().english().isEmpty() ? "titleEn" : "titleZh");
        }
        if (draft.clauses().isEmpty()) {
            return refused("no-clauses", "clause-0-en");
        }
        for (var clause : draft.clauses()) {
            if (clause.text().english().isEmpty() || clause.text().chinese().isEmpty()) {
                return refused("one-language", blank(form), clause.number());
            }
            if (clause.text().english().length() + clause.text().chinese().length() > 40_000) {
                return refused("clause-too-long", null, clause.number());
            }
        }
        var unprintable = Unprintable.in(SettlementState.settlement(open, draft));
        if (!unprintable.isEmpty()) {
            return refused(unprintable.getFirst(), null);
        }
        return new Supplement.Facts(draft.facts());
    }

    /// All parties must mean the same text: who declared an earlier one final declares this one
    /// before the last party does.
    private Supplement finalText(
            OpenCase open, Act act, Actor actor, ActForm form, SettlementState state) {
        var proposed = state.proposed();
        if (proposed == null) {
            return refused("no-draft", null);
        }
        if (SettlementState.isUnderAnothersName(open)) {
            return refused("name-of-another", null);
        }
        var hash = proposed.hash().hex();
        if (!hash.equals(form.value("text"))) {
            return refused("text-changed", null);
        }
        var unprintable = Unprintable.in(proposed);
        if (!unprintable.isEmpty()) {
            return refused(unprintable.getFirst(), null);
        }
        var others = open.common().doneBy(act.name());
        for (var other : others) {
            if (!other.equals(actor) && !hash.equals(lastDeclared(open, act, other))) {
                return refused("other-text", null, open.file().party(other.id()).name().en());
            }
        }
        var facts = new TreeMap<String, Object>();
        facts.put(TEXT, hash);
        facts.put("canonical", new String(proposed.canonical(), StandardCharsets.UTF_8));
        facts.put(
                SettlementState.PARTIES,
                SettlementState.parties(open).stream()
                        .map(party -> party.id().toString())
                        .toList());
        facts.put(SettlementState.MEDIATORS, open.common().mediatorsInOffice());
        return new Supplement.Facts(facts);
    }

    static @Nullable String lastDeclared(OpenCase open, Act act, Actor actor) {
        return open.entries().stream()
                .filter(entry -> entry.act().equals(act.name()))
                .filter(entry -> actor.id().equals(String.valueOf(entry.party())))
                .reduce((_, later) -> later)
                .map(entry -> entry.text(TEXT))
                .orElse(null);
    }

    /// Authority counts for the person whom it names, and for nobody else.
    private Supplement authority(OpenCase open, Actor actor, ActForm form) {
        var seat =
                open.file().capacities().stream()
                        .filter(one -> one.id().toString().equals(form.value(Signatory.SEAT)))
                        .filter(one -> one.role().isParty())
                        .filter(one -> actor.id().equals(String.valueOf(one.party())))
                        .findFirst()
                        .orElse(null);
        if (seat == null) {
            return refused("seat", Signatory.SEAT);
        }
        var said = form.value("people");
        if (said == null && !open.file().isThePartyItself(seat)) {
            return refused("authority", "people");
        }
        var name = SettlementState.both(seat.name());
        var unprintable =
                new ArrayList<>(
                        Unprintable.in(
                                Bilingual.same(said == null ? "" : said),
                                new Bilingual("the authority", "授权文件的表述")));
        unprintable.addAll(Unprintable.in(name, new Bilingual("the signatory's name", "签署人姓名")));
        return unprintable.isEmpty()
                ? new Supplement.Facts(
                        Map.of(
                                Signatory.SEAT,
                                seat.id().toString(),
                                "authorisedEn",
                                name.english(),
                                "authorisedZh",
                                name.chinese()))
                : refused(unprintable.getFirst(), "people");
    }

    /// What was signed must be, in every particular, what the docket calls for at this moment.
    private Supplement signature(OpenCase open, Act act, Actor actor, ActForm form) {
        if (!(form.prepared().get(SIGNATURE) instanceof Signature signature)) {
            return refused("not-signed", null);
        }
        var signed = signature.statement();
        return switch (Signatory.of(open, act, actor, people.myself())) {
            case Signatory.Outcome.Nobody _ -> refused("nobody", null);
            case Signatory.Outcome.NotAuthorised _ -> refused("not-authorised", null);
            case Signatory.Outcome.CannotBePrinted(var character) -> refused(character, null);
            case Signatory.Outcome.Found(var signatory) ->
                    signatory.statement(signed.at(), signing.host()).equals(signed)
                            ? new Supplement.Facts(
                                    Map.of(
                                            SIGNATURE,
                                            signature.members(),
                                            "fingerprint",
                                            signature.fingerprint().hex()))
                            : refused("text-changed", null);
        };
    }

    /// A confirmation names the signature that it makes definitive (Model Rules, art. 18(4)).
    private Supplement confirmation(Actor actor, SettlementState state) {
        var signed = state.adReferendum(actor.id());
        return signed == null
                ? refused("nothing-to-confirm", null)
                : new Supplement.Facts(Map.of("confirms", signed.signature().fingerprint().hex()));
    }

    /// The day that the text states, or that of the conclusion (Model Rules, art. 19(2)).
    private Supplement entryIntoForce(
            OpenCase open, ActForm form, SettlementState state, Instant now) {
        var said = form.value("date");
        var concluded = state.concluded();
        if (said == null) {
            return concluded == null
                    ? refused("entry-into-force", "date")
                    : new Supplement.Facts(
                            Map.of(
                                    "date",
                                    LocalDate.ofInstant(concluded, open.rules().zone())
                                            .toString()));
        }
        // The form's reader has found it to be a day.
        return LocalDate.parse(said).isAfter(LocalDate.ofInstant(now, open.rules().zone()))
                ? refused("not-in-force-yet", "date")
                : new Supplement.Facts(Map.of());
    }

    private Supplement attestation(
            OpenCase open, ActForm form, SettlementState state, Instant now) {
        var agreed = state.agreed();
        var concluded = state.concluded();
        if (agreed == null || concluded == null) {
            return refused("no-draft", null);
        }
        var unsigned = state.mediatorsWithoutSignature();
        var unsaid = unsaid(state, form);
        if (unsaid != null) {
            return new Supplement.Refusal(
                    new Outcome.Refused(
                            new Text(
                                    texts.of(
                                            Language.EN,
                                            "settlement.refused.mediator-unsigned",
                                            unsaid.english()),
                                    texts.of(
                                            Language.ZH,
                                            "settlement.refused.mediator-unsigned",
                                            unsaid.chinese())),
                            null,
                            UNSIGNED));
        }
        var entries =
                Stream.concat(
                                state.signed().stream().map(SettlementState.Signed::entry),
                                state.confirmations().stream())
                        .toList();
        var opened = entries.stream().map(Entered::id).collect(Collectors.toSet());
        state.signed().stream()
                .map(signed -> signed.signature().statement())
                .filter(statement -> statement.capacity() == Statement.Capacity.PARTY)
                .map(statement -> EntryId.of(statement.authority().entry()))
                .forEach(opened::add);
        var sealed =
                seal.seal(
                        agreed.text(),
                        state.signed().stream().map(SettlementState.Signed::signature).toList(),
                        entries.stream().map(receipts::of).toList(),
                        receipts.record(open.file().joint(), opened),
                        form(open.rules()),
                        began(open),
                        concluded);
        return switch (sealed) {
            case SealSettlement.Outcome.Refused(var reasons) ->
                    new Supplement.Refusal(
                            new Outcome.Refused(
                                    new Text(
                                            joined(reasons, Bilingual::english),
                                            joined(reasons, Bilingual::chinese)),
                                    null,
                                    null));
            case SealSettlement.Outcome.Sealed(var bundle, var print) -> {
                var hash = HexFormat.of().formatHex(Hash.sha256(bundle).bytes());
                bundles.keep(open.file(), bundle, print, hash, now);
                sealings.done(open.file().id().value(), now);
                var facts = new TreeMap<String, Object>();
                facts.put("bundle", hash);
                if (!unsigned.isEmpty()) {
                    facts.put(UNSIGNED, List.copyOf(unsigned.keySet()));
                }
                yield new Supplement.Facts(facts);
            }
        };
    }

    static Conclusion.Form form(RuleSet rules) {
        var attestation = rules.attestation();
        return Conclusion.Form.of(attestation == null ? "" : attestation.template());
    }

    /// When everyone named had accepted office (Model Rules, art. 9(1)).
    private static Instant began(OpenCase open) {
        return open.entries().stream()
                .filter(entry -> {
                    var act = open.rules().acts().get(entry.act());
                    return act != null && act.effect() == Effect.ACCEPTS_OFFICE;
                })
                .map(Entered::at)
                .filter(at -> open.common().asAt(at).nominatedMediators().isEmpty())
                .findFirst()
                .orElse(open.file().openedAt());
    }

    private static String joined(
            List<Bilingual> reasons, java.util.function.Function<Bilingual, String> language) {
        return reasons.stream().map(language).collect(java.util.stream.Collectors.joining("; "));
    }

    private static Supplement refused(Unprintable character, @Nullable String field) {
        var sentence = character.sentence();
        return new Supplement.Refusal(
                new Outcome.Refused(new Text(sentence.english(), sentence.chinese()), null, field));
    }

    private Supplement refused(String key, @Nullable String field, Object... values) {
        return new Supplement.Refusal(
                new Outcome.Refused(
                        new Text(
                                texts.of(Language.EN, "settlement.refused." + key, values),
                                texts.of(Language.ZH, "settlement.refused." + key, values)),
                        null,
                        field));
    }
}
