package org.goodoffices.casework.docket;

import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;

/// A further page of a case that another module brings; the case's own page leads there.
public interface CaseSection {

    /// The way there, asked for in a transaction of the person; null where it says nothing to them.
    Shown.@Nullable Link of(Visit visit, OpenCase open);
}
