/**
 * Whether two names can be of one person, company, State or ship, across scripts, part by part and
 * with the reason; and which names in a pool come nearest to one asked. Knows nothing of cases,
 * people or a database.
 */
@NullMarked
package org.goodoffices.engines.names;

import org.jspecify.annotations.NullMarked;
