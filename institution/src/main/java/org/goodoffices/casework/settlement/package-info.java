/// The settlement agreement: its clauses in both languages, the signatures of the parties and the
/// mediators, and the sealed bundle that proves offline what was agreed and that it resulted from
/// mediation.
@ApplicationModule(
        allowedDependencies = {
            "casework.docket",
            "casework.api",
            "records.documents",
            "records.record",
            "foundation.identity",
            "foundation.keys",
            "foundation.print",
            "foundation.start",
            "foundation.web"
        })
@NullMarked
package org.goodoffices.casework.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
