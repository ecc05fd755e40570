/// The institution's clock: every moment the server writes down comes from here.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.goodoffices.foundation.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
