/// Notices: whoever is in a lane is told by mail that something waits there, whenever another has
/// put something in. The mail says no more than that; who has never been here gets a way in.
///
/// Nobody is told of a lane they are not in, so no mail, nor its number, speaks of another lane.
@ApplicationModule(
        allowedDependencies = {
            "casework.docket",
            "records.record",
            "foundation.identity",
            "foundation.mail"
        })
@NullMarked
package org.goodoffices.casework.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
