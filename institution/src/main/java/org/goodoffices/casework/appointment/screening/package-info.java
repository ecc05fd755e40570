/// Screening for conflicts of interest inside the institution: the ties that it knows, from files,
/// from what members of the panel declare, and from its own cases; and what they say of the people
/// of a case and the candidates. Whoever asks learns a grade; a path only where every case it leads
/// through is open to them.
@org.springframework.modulith.NamedInterface("screening")
@NullMarked
package org.goodoffices.casework.appointment.screening;

import org.jspecify.annotations.NullMarked;
