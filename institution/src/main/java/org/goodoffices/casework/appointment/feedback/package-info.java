/// What parties answer about their mediators once a case is over, and how it is told to the panel:
/// in batches alone, by which nobody can tell a case, a party or an answer.
@NullMarked
package org.goodoffices.casework.appointment.feedback;

import org.jspecify.annotations.NullMarked;
