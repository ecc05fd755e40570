/// Prints: pages as PDF/A-2a and PDF/UA, in the institution's own typefaces, the same bytes for the
/// same page and moment. Plain: it needs no server.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.goodoffices.foundation.print;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
