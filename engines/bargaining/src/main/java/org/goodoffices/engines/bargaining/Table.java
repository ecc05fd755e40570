package org.goodoffices.engines.bargaining;

import java.util.ArrayList;
import java.util.List;

/// A bargaining table: what is to be settled, and what each of the parties wants. Parties are a
/// list; nothing here depends on their order but the order of the values that are given back.
public record Table(Domain domain, List<Party> parties) {

    /// @throws IllegalArgumentException where a preference does not value every option of the
    ///   domain
    public Table {
        parties = List.copyOf(parties);
        if (parties.isEmpty()) {
            throw new IllegalArgumentException("no party");
        }
        for (var party : parties) {
            var sizes =
                    switch (party.preference()) {
                        case Preference.Additive additive ->
                                additive.values().stream().map(List::size).toList();
                        case Preference.Boxes boxes -> boxes.sum().options();
                    };
            if (!sizes.equals(domain.issues().stream().map(one -> one.options().size()).toList())) {
                throw new IllegalArgumentException("not of this domain: " + party.name());
            }
        }
    }

    /// The frontier.
    ///
    /// @throws Refused where it is too large to be found or kept
    public Frontier frontier() throws Refused {
        return frontier(Long.MAX_VALUE);
    }

    /// @param most half-way sums that are kept, where parties are too many for a closer way
    Frontier frontier(long most) throws Refused {
        var additive = new ArrayList<Preference.Additive>();
        for (var party : parties) {
            switch (party.preference()) {
                case Preference.Additive one -> additive.add(one);
                case Preference.Boxes _ -> {
                    return InterdependentFrontier.of(this);
                }
            }
        }
        return AdditiveFrontier.of(domain, additive, most);
    }

    /// What a package is worth to each party.
    public List<Fraction> values(PackageDeal deal) {
        return parties.stream().map(party -> party.preference().of(deal)).toList();
    }

    /// Each party's value without agreement.
    public List<Fraction> walkAways() {
        return parties.stream().map(Party::walkAway).toList();
    }

    /// Whether a package is at or above every walk-away, given what it is worth to each party.
    boolean acceptable(List<Fraction> values) {
        for (int p = 0; p < values.size(); p++) {
            if (!values.get(p).atLeast(parties.get(p).walkAway())) {
                return false;
            }
        }
        return true;
    }
}
