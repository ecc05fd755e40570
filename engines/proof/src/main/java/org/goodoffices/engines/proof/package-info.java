/// The record that a party can check without trusting the server: an append-only Merkle log (RFC
/// 9162 hashing), salted commitments to its entries, signed checkpoints of its head, and receipts
/// that show offline that an entry is in it.
///
/// Nothing here asks a database, a clock or a framework; salts and keys are given by the caller.
@NullMarked
package org.goodoffices.engines.proof;

import org.jspecify.annotations.NullMarked;
