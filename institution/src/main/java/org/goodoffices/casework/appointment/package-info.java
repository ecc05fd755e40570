/// The appointment of mediators: what a case needs, who of the panel can meet it and why, and the
/// ways to the one who accepts. Naming, appointing, accepting, objecting and replacing are acts of
/// the rules of the case; what stands here leads there.
///
/// Whom a side strikes from a list stands in its own lane. Nothing of it, its existence included,
/// is there for anybody else; when the list is opened, who is left is told and no more.
@ApplicationModule(
        allowedDependencies = {
            "casework.docket",
            "organs.panel",
            "records.documents",
            "records.record",
            "foundation.identity",
            "foundation.mail",
            "foundation.web"
        })
@NullMarked
package org.goodoffices.casework.appointment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
