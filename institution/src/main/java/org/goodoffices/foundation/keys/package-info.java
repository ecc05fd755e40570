/// The institution's own keys: one that seals documents, one that signs checkpoints and statements.
/// They are made at first start and kept in a folder outside the database.
@ApplicationModule(allowedDependencies = {"foundation.start"})
@NullMarked
package org.goodoffices.foundation.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
