package org.goodoffices.casework.settlement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.procedure.Text;

/// Another text of a case from which its settlement can be drafted: the drafting page offers to
/// begin from each.
public interface DraftSource {

    /// The name of this source in addresses: small letters and hyphens.
    String key();

    /// What it offers; empty where there is nothing to begin from.
    Optional<Offer> of(OpenCase open);

    /// A text to begin from.
    ///
    /// @param said what the page says of it: that one can begin from it, or why not yet
    /// @param clauses in order; empty while it is not ready
    record Offer(Text said, List<Clause> clauses) {
        public Offer {
            clauses = List.copyOf(clauses);
        }

        boolean ready() {
            return !clauses.isEmpty();
        }

        /// As the drafting form has them.
        Map<String, String> values() {
            var values = new HashMap<String, String>();
            for (int i = 0; i < clauses.size(); i++) {
                var clause = clauses.get(i);
                var field = "clause-" + i + "-";
                values.put(field + "headingEn", clause.heading().en());
                values.put(field + "headingZh", clause.heading().zh());
                values.put(field + "en", clause.text().en());
                values.put(field + "zh", clause.text().zh());
                values.put(field + "parity", clause.parity());
            }
            return values;
        }
    }

    /// One provision.
    ///
    /// @param parity whether both texts say the same: `confirmed`, `not-confirmed`,
    ///   `chinese-prevails` or `english-prevails`
    record Clause(Text heading, Text text, String parity) {}
}
