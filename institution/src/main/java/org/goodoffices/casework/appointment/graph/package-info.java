/// Who is tied to whom, and how: persons, firms, owners, counsel, funders, experts, matters. From
/// the people of a case to a candidate: every simple path up to six steps, each with its evidence,
/// its dates and the grade that published guidelines give it. Plain code, without a server or a
/// database, so that the command line and the institution find alike.
@org.springframework.modulith.NamedInterface("graph")
@NullMarked
package org.goodoffices.casework.appointment.graph;

import org.jspecify.annotations.NullMarked;
