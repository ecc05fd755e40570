/// Treaties as data: what participants have done, the clauses on entry into force and withdrawal,
/// and what follows from both. Plain code, without a server or a database, so that the command line
/// and the register compute alike.
///
/// Words and rules are those of the Vienna Convention on the Law of Treaties (1969) and, for
/// successor States, of the Vienna Convention on Succession of States in respect of Treaties
/// (1978).
@org.springframework.modulith.NamedInterface("treaty")
@NullMarked
package org.goodoffices.organs.convention.treaty;

import org.jspecify.annotations.NullMarked;
