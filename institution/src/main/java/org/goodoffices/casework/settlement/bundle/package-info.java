/// The settlement as one file: canonical text, signatures, receipts, print, seal and attestation,
/// and the check of all of them. Needs neither the server nor its database.
@NamedInterface("bundle")
@NullMarked
package org.goodoffices.casework.settlement.bundle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
