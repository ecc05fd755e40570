package org.goodoffices.foundation.identity;

import org.goodoffices.foundation.web.Language;

/// Takes letters to be sent once the transaction at hand has landed.
public interface Post {

    /// To a person, at the address known to the institution.
    void post(PersonId to, Letter letter);

    /// To an address, in whose hands it is that the language comes first.
    void post(String address, Language language, Letter letter);
}
