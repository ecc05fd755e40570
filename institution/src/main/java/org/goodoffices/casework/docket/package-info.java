/// The docket: requests for mediation, the parties' consent, and every act of a case from the first
/// paper to its ending. A case is its docket: where it stands is the fold of its acts under its
/// rules of procedure, never a column that somebody sets.
@ApplicationModule(
        allowedDependencies = {
            "organs.convention",
            "organs.convention :: treaty",
            "organs.panel",
            "organs.secretariat",
            "records.record",
            "records.documents",
            "foundation.identity",
            "foundation.print",
            "foundation.start",
            "foundation.time",
            "foundation.web"
        })
@NullMarked
package org.goodoffices.casework.docket;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
