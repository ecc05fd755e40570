/// Organs at work: sessions and meetings, proposals and amendments, votes and resolutions. What a
/// session has done is the fold of its entries; who has a seat follows from the Convention.
@ApplicationModule(
        allowedDependencies = {
            "organs.convention",
            "organs.convention :: treaty",
            "foundation.identity",
            "foundation.mail",
            "foundation.web",
            "records.language"
        })
@NullMarked
package org.goodoffices.organs.governance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
