package org.goodoffices.organs.convention;

import java.util.List;
import org.goodoffices.foundation.web.Language;

/// Where the depositary writes to States: told by whoever keeps it.
public interface AddressesOfStates {

    /// @param state by its three letters
    record Address(String state, String mail, Language language) {}

    /// All that are recorded, for who deposits an act; for others none.
    List<Address> all();
}
