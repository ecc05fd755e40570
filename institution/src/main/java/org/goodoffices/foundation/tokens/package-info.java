/// Keys that a person makes for programs of theirs: for the API, and for the feed of their dates. A
/// program sees what the person sees, no more; a key is shown once, kept as a hash, and can be
/// revoked.
@ApplicationModule(allowedDependencies = {"foundation.identity", "foundation.web"})
@NullMarked
package org.goodoffices.foundation.tokens;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
