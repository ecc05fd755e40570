package org.goodoffices.foundation.identity;

import java.util.UUID;

/// Who a person is to the database and to the record.
public record PersonId(UUID value) {

    /// A visitor who has not signed in: a member of the public lanes alone.
    public static final PersonId PUBLIC = new PersonId(new UUID(0, 1));

    /// The rules of procedure themselves, when a time limit runs out.
    public static final PersonId RULES = new PersonId(new UUID(0, 2));

    /// The institution's post, which alone reads outgoing mail.
    public static final PersonId POST = new PersonId(new UUID(0, 3));

    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
