/// The panel of mediators: nomination, assessment, designation, and who is on it on any day. A
/// nomination is the log of its acts; the right to nominate follows from the register of the
/// Convention.
@ApplicationModule(
        allowedDependencies = {
            "organs.governance",
            "foundation.identity",
            "foundation.mail",
            "foundation.print",
            "foundation.web",
            "records.documents"
        })
@NullMarked
package org.goodoffices.organs.panel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
