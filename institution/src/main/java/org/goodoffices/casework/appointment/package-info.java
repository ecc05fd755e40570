/// The appointment of mediators: what a case needs, who of the panel can meet it and why, and the
/// ways to the one who accepts.
@ApplicationModule(
        allowedDependencies = {
            "casework.docket",
            "organs.panel",
            "foundation.identity",
            "foundation.mail",
            "foundation.web"
        })
@NullMarked
package org.goodoffices.casework.appointment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
