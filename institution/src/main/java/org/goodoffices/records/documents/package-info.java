/// Papers: kept sealed with a key of their lane, in versions, with a log of who opened them that
/// only their owners read (Model Rules, art. 11(5) and 12). The database says who may see which
/// paper; the files hold nothing readable without a key that is outside the database.
@ApplicationModule(
        allowedDependencies = {
            "records.record",
            "foundation.identity",
            "foundation.start",
            "foundation.time",
            "foundation.web"
        })
@NullMarked
package org.goodoffices.records.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
