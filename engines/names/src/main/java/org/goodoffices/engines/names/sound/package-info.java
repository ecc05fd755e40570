/**
 * How a name written in one script sounds in Latin letters: a joint model of pairs of chunks,
 * learnt from names written in both, and the search that walks a pool of names with it.
 */
@NullMarked
package org.goodoffices.engines.names.sound;

import org.jspecify.annotations.NullMarked;
