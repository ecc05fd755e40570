/// The institution's rules of procedure as anyone may read them: the texts, article by article, and
/// what they let whom do at each stage.
@ApplicationModule(allowedDependencies = {"casework.docket", "foundation.web"})
@NullMarked
package org.goodoffices.casework.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
