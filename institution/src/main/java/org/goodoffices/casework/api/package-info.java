/// What programs read and do: the same acts as on the pages, through the same door, in JSON; and a
/// person's dates for their calendar.
@ApplicationModule(
        allowedDependencies = {
            "casework.docket",
            "records.record",
            "records.documents",
            "foundation.identity",
            "foundation.tokens",
            "foundation.web"
        })
@NullMarked
package org.goodoffices.casework.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
