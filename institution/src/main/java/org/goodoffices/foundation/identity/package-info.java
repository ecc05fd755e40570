/// People, the offices they hold and how they sign in; and `Access`, the only door to the database:
/// every transaction is opened as somebody, and row-level security decides what that person reads.
@ApplicationModule(
        allowedDependencies = {
            "foundation.print",
            "foundation.start",
            "foundation.time",
            "foundation.web"
        })
@NullMarked
package org.goodoffices.foundation.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
