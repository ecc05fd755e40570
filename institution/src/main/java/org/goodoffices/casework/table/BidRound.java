package org.goodoffices.casework.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.casework.docket.AgreeToIt;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.bargaining.BlindBid;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.EntryId;
import org.jspecify.annotations.Nullable;

/// A round of blind bids on one number, as one person sees it: its terms, who agreed to them, and
/// at what number it settled. What another side stated is not there at all.
///
/// @param until when the numbers are opened
/// @param agreed the parties that agreed to the terms
/// @param settled the number; null before the numbers are opened, and where nothing was told
record BidRound(
        EntryId entry,
        Terms terms,
        Instant at,
        Instant until,
        List<UUID> agreed,
        @Nullable BigDecimal settled) {

    /// How a party agrees to the terms of a round.
    static final AgreeToIt.Kind AGREEMENT = new AgreeToIt.Kind(LaneAct.BIDS_AGREED, "bids");

    /// The terms that parties may agree to now.
    static AgreeToIt.Stands standing(InstantSource clock) {
        return open -> {
            var last = last(open);
            return last == null || !last.open(clock.instant()) ? null : last.entry;
        };
    }

    BidRound {
        agreed = List.copyOf(agreed);
    }

    /// What a round is about and how it settles.
    ///
    /// @param about what the number is for
    /// @param currency by its three letters; empty where the number is points, 0 to 100
    /// @param asks the party that states the least it would take
    /// @param gives the party that states the most it would give
    record Terms(Text about, String currency, UUID asks, UUID gives, BlindBid.Rule rule) {

        /// The rules, as they stand in the record.
        static final List<String> RULES = List.of("middle", "asks", "gives", "posted");

        /// The rule by its key.
        static BlindBid.Rule rule(String key, @Nullable BigDecimal figure) {
            return switch (key) {
                case "asks" -> new BlindBid.Rule.NumberOf(BlindBid.Side.ASKS);
                case "gives" -> new BlindBid.Rule.NumberOf(BlindBid.Side.GIVES);
                case "posted" ->
                        new BlindBid.Rule.Posted(
                                Fraction.of(figure == null ? "0" : figure.toPlainString()));
                default -> new BlindBid.Rule.Middle();
            };
        }

        UUID party(BlindBid.Side side) {
            return side == BlindBid.Side.ASKS ? asks : gives;
        }

        Map<String, Object> facts() {
            var facts = new TreeMap<String, Object>();
            facts.put("en", about.en());
            facts.put("zh", about.zh());
            facts.put("currency", currency);
            facts.put("asks", asks.toString());
            facts.put("gives", gives.toString());
            facts.put(
                    "rule",
                    switch (rule) {
                        case BlindBid.Rule.Middle _ -> "middle";
                        case BlindBid.Rule.NumberOf(var side) ->
                                side.name().toLowerCase(Locale.ROOT);
                        case BlindBid.Rule.Posted _ -> "posted";
                    });
            if (rule instanceof BlindBid.Rule.Posted(var figure)) {
                facts.put("figure", figure.decimal().toPlainString());
            }
            return facts;
        }

        static Terms of(Entered entry) {
            var figure = entry.text("figure");
            return new Terms(
                    new Text(text(entry, "en"), text(entry, "zh")),
                    text(entry, "currency"),
                    UUID.fromString(text(entry, "asks")),
                    UUID.fromString(text(entry, "gives")),
                    rule(text(entry, "rule"), figure == null ? null : new BigDecimal(figure)));
        }

        /// A number as people read it, exactly.
        String said(Texts texts, Language language, BigDecimal number) {
            int scale = Math.max(number.stripTrailingZeros().scale(), 0);
            return currency.isEmpty()
                    ? texts.of(
                            language, "table.points", number.stripTrailingZeros().toPlainString())
                    : currency
                            + " "
                            + String.format(
                                    Locale.ROOT, "%,." + (scale == 1 ? 2 : scale) + "f", number);
        }
    }

    private static String text(Entered entry, String fact) {
        return String.valueOf(entry.text(fact));
    }

    /// The rounds of a case, oldest first.
    static List<BidRound> of(OpenCase open) {
        var joint =
                open.entries().stream()
                        .filter(entry -> entry.lane().equals(open.file().joint()))
                        .toList();
        var settled = new HashMap<String, BigDecimal>();
        joint.stream()
                .filter(entry -> entry.act().equals(LaneAct.BIDS_SETTLED.key()))
                .forEach(entry ->
                        settled.put(text(entry, "bids"), new BigDecimal(text(entry, "number"))));
        var rounds = new ArrayList<BidRound>();
        for (var entry : joint) {
            if (entry.act().equals(LaneAct.BIDS.key())) {
                rounds.add(
                        new BidRound(
                                entry.id(),
                                Terms.of(entry),
                                entry.at(),
                                Instant.parse(text(entry, "until")),
                                AGREEMENT.agreed(open, entry.id()),
                                settled.get(entry.id().toString())));
            }
        }
        return rounds;
    }

    /// The round of a case that was put last; null where none was.
    static @Nullable BidRound last(OpenCase open) {
        var rounds = of(open);
        return rounds.isEmpty() ? null : rounds.getLast();
    }

    boolean open(Instant now) {
        return now.isBefore(until);
    }

    boolean agreedByAll(OpenCase open) {
        return AGREEMENT.byAll(open, entry);
    }

    /// Whose number a party states, for its side; null where it states none.
    BlindBid.@Nullable Side side(OpenCase open, @Nullable UUID party) {
        if (party == null) {
            return null;
        }
        for (var side : BlindBid.Side.values()) {
            if (sideOf(open, terms.party(side)).equals(sideOf(open, party))) {
                return side;
            }
        }
        return null;
    }

    static UUID sideOf(OpenCase open, UUID party) {
        return open.file().party(party.toString()).side();
    }

    /// What the reader's own side stated; null where it stated nothing, or the reader is of none.
    @Nullable BigDecimal stated(OpenCase open) {
        return open.entries().stream()
                .filter(one -> one.act().equals(LaneAct.BID.key()))
                .filter(one -> entry.toString().equals(one.text("bids")))
                .findFirst()
                .map(one -> new BigDecimal(text(one, "number")))
                .orElse(null);
    }
}
