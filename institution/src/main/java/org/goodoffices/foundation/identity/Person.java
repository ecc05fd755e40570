package org.goodoffices.foundation.identity;

/// A person known to the institution, under the name they act by in both languages.
public record Person(
        PersonId id,
        String nameEn,
        String nameZh,
        String mail,
        String language,
        boolean fictional) {

    SignedIn signedIn() {
        return new SignedIn(id.value(), nameEn, nameZh);
    }
}
