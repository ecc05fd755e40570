package org.goodoffices.foundation.identity;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;
import org.goodoffices.foundation.web.Visitor;

/// The person behind a signed-in request, as kept in the session: who, and the name shown. What
/// they may see and do is never kept here; it follows from facts, asked anew in each transaction.
public record SignedIn(UUID id, String nameEn, String nameZh)
        implements Principal, Visitor, Serializable {

    @Serial private static final long serialVersionUID = 1;

    public PersonId person() {
        return new PersonId(id);
    }

    @Override
    public String getName() {
        return id.toString();
    }
}
