/// The Convention: the register of what States do under it, and the rights that follow from it on
/// any day. Its plain part, in `treaty`, reads, computes and explains without a server or a
/// database.
@ApplicationModule(
        allowedDependencies = {
            "foundation.identity",
            "foundation.mail",
            "foundation.print",
            "foundation.web"
        })
@NullMarked
package org.goodoffices.organs.convention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
