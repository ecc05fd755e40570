/// How organs decide: majorities in exact fractions, quorums, ties, elections of several seats,
/// silence and consensus, the order in which amendments are put to the vote, and the organs
/// themselves as data ([ConstitutionReader]).
///
/// Every decision states its arithmetic in a sentence in both official languages. Nothing here asks
/// a database, a clock or a framework; time and lots are given by the caller.
@NullMarked
package org.goodoffices.engines.decision;

import org.jspecify.annotations.NullMarked;
