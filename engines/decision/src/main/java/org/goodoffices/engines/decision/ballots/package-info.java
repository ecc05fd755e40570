/// Secret ballots that outsiders verify: the protocol of Belenios, version 1, as its specification
/// 2.0 describes it (homomorphic questions; one or several trustees, all of them or a threshold).
///
/// A box is one archive that anybody can check, with [BoxVerifier] or with the published tool
/// `belenios-tool election verify`. Randomness is given by the caller and must be `SecureRandom`
/// wherever a ballot is to stay secret.
///
/// Arithmetic on secrets uses `BigInteger`, which does not run in constant time: who can measure a
/// voter's or a trustee's own machine closely may learn from it. Servers only ever see what is
/// encrypted.
@NullMarked
package org.goodoffices.engines.decision.ballots;

import org.jspecify.annotations.NullMarked;
