package org.goodoffices.casework.docket;

import org.goodoffices.engines.procedure.Text;
import org.goodoffices.records.record.EntryId;
import org.jspecify.annotations.Nullable;

/// What came of an act.
public sealed interface Outcome {

    /// It is on the docket.
    record Done(CaseNumber number, EntryId entry) implements Outcome {}

    /// The same form was posted before: the act is on the docket once, nothing was added.
    record DoneBefore(CaseNumber number) implements Outcome {}

    /// The rules, or the form, do not allow it; nothing was written.
    ///
    /// @param article the provision, where the rules refuse
    /// @param field the field of the form to look at, where one is at fault
    record Refused(Text reason, @Nullable String article, @Nullable String field)
            implements Outcome {}

    /// There is no such case for this person.
    record Unknown() implements Outcome {}
}
