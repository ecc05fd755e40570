/// Starting: the home folder is held by one server at a time, and what stands in the way of a start
/// is said in a sentence, in both languages, instead of a stack trace.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.goodoffices.foundation.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
