/// The record: lanes, who is in them and since when, and the log of each lane, to which every act
/// adds one entry in its own transaction (Model Rules on the record; RFC 9162 for the hashing).
@ApplicationModule(
        allowedDependencies = {
            "foundation.identity",
            "foundation.keys",
            "foundation.time",
            "foundation.web"
        })
@NullMarked
package org.goodoffices.records.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
