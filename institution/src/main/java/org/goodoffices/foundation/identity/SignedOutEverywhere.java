package org.goodoffices.foundation.identity;

/// A person ended every sign-in of theirs; whatever else opens the institution to them ends too.
public record SignedOutEverywhere(PersonId person) {}
