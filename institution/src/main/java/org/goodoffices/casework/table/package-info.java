/// The negotiating table: the issues of a case and their options, what packages are worth to each
/// party in its own eyes, the packages that no other beats, those put to all sides and accepted in
/// secret, and the one text on which they agree.
///
/// What a party prefers stands in its own side's lane. Nothing of it, its existence included, is
/// there for anybody else until that side opens it to the mediators.
@ApplicationModule(
        allowedDependencies = {
            "casework.docket",
            "casework.api",
            "casework.settlement",
            "records.language",
            "records.record",
            "foundation.identity",
            "foundation.print",
            "foundation.start",
            "foundation.time",
            "foundation.web"
        })
@NullMarked
package org.goodoffices.casework.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
