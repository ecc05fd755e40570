/**
 * What can be agreed, exactly: the frontier of packages that no other package beats, the points on
 * it that have a name, and the trades that lead there. Knows nothing of cases, people or a
 * database.
 */
@NullMarked
package org.goodoffices.engines.bargaining;

import org.jspecify.annotations.NullMarked;
