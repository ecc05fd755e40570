package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// An election that is set up: its parameters, its trustees and who may vote.
public final class OpenElection {

    private final ElectionParameters parameters;
    private final Trustees trustees;
    private final Map<BigInteger, Integer> credentials;
    private final FixedBase key;

    /// @param credentials public credentials with their weights, in the order in which they are
    ///   published; the order must not tell who they belong to
    /// @throws IllegalArgumentException where a weight is less than one or the whole is beyond
    ///   counting
    public OpenElection(
            ElectionParameters parameters,
            Trustees trustees,
            Map<BigInteger, Integer> credentials) {
        this.parameters = parameters;
        this.trustees = trustees;
        this.credentials = Collections.unmodifiableMap(new LinkedHashMap<>(credentials));
        key = parameters.group().fixed(parameters.key());
        long weight = 0;
        for (int one : credentials.values()) {
            weight += one;
            if (one < 1 || weight > MOST) {
                throw new IllegalArgumentException("weights");
            }
        }
    }

    /// Sums up to this can be found again after decryption.
    static final int MOST = 1_000_000;

    public ElectionParameters parameters() {
        return parameters;
    }

    public Trustees trustees() {
        return trustees;
    }

    public Map<BigInteger, Integer> credentials() {
        return credentials;
    }

    boolean hasCredential(BigInteger credential) {
        return credentials.containsKey(credential);
    }

    FixedBase key() {
        return key;
    }
}
