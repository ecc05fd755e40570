package org.goodoffices.casework.docket;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.goodoffices.records.record.EntryId;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A party agrees, in the joint lane, to something as it stands there. Whoever changes it makes
/// another entry of it, and all agree anew.
@Component
public class AgreeToIt {

    private final EnterBesideRules acts;

    AgreeToIt(EnterBesideRules acts) {
        this.acts = acts;
    }

    /// One kind of agreement.
    ///
    /// @param act by which a party agrees
    /// @param about the fact by which its entry names the entry that it agrees to
    public record Kind(LaneAct act, String about) {

        /// The parties that agreed to an entry, in order.
        public List<UUID> agreed(OpenCase open, EntryId entry) {
            return open.entries().stream()
                    .filter(one -> one.lane().equals(open.file().joint()))
                    .filter(one -> one.act().equals(act.key()))
                    .filter(one -> entry.toString().equals(one.text(about)))
                    .map(one -> one.party())
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }

        /// Whether every party still in the case agreed to it.
        public boolean byAll(OpenCase open, EntryId entry) {
            var agreed = agreed(open, entry);
            return open.file().parties().stream()
                    .filter(party -> party.leftAt() == null)
                    .allMatch(party -> agreed.contains(party.id()));
        }
    }

    /// What stands there to be agreed to; null where nothing does.
    public interface Stands {
        @Nullable EntryId of(OpenCase open) throws EnterBesideRules.NotNow;
    }

    /// @param entry what the person had before them
    /// @param changed the key of the refusal where something else stands there by now
    public Outcome agree(
            EnterBesideRules.Asked asked, Kind kind, String entry, String changed, Stands stands) {
        return acts.enter(
                asked,
                Lane.Kind.JOINT,
                capacity -> capacity.role().isParty(),
                kind.act,
                entry,
                (open, capacity) -> {
                    var standing = stands.of(open);
                    if (standing == null || !standing.toString().equals(entry)) {
                        throw acts.not(changed, null);
                    }
                    if (capacity.party() != null
                            && kind.agreed(open, standing).contains(capacity.party())) {
                        throw acts.not("agreed-before", null);
                    }
                    return new EnterBesideRules.Says(Map.of(kind.about, entry));
                });
    }
}
