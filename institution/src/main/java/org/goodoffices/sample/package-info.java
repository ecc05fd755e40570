/// The sample world: a small, fictional institution at work, made through the same acts that people
/// use, on the first start and only where it is asked for.
@ApplicationModule(
        allowedDependencies = {
            "casework.appointment :: graph",
            "casework.appointment :: screening",
            "casework.docket",
            "organs.governance",
            "organs.panel",
            "organs.secretariat",
            "foundation.identity",
            "foundation.start",
            "foundation.time",
            "foundation.web"
        })
@NullMarked
package org.goodoffices.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
