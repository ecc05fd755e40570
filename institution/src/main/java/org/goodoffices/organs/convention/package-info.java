/// The Convention: what States have signed, ratified and declared, as far as it is known, with the
/// source of each fact. Until the full register exists it reads the published status that ships.
@ApplicationModule(allowedDependencies = {"foundation.web"})
@NullMarked
package org.goodoffices.organs.convention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
