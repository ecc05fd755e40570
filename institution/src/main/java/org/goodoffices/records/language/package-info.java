/// One text in two languages while it is negotiated: clauses whose open places are brackets with
/// alternatives, the notation in which people type them, and the merge by which several people edit
/// at once without losing a word. Plain: needs neither the server nor its database.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.goodoffices.records.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
