/// How a page is drawn: one layout, two languages, the words from message files, forms that can be
/// posted twice without harm, and problem pages that never show a stack trace.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.goodoffices.foundation.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
