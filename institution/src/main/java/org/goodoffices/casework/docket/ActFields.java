package org.goodoffices.casework.docket;

import java.util.List;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;

/// What the form of an act asks, for whoever offers it elsewhere than on its page. Asked within a
/// transaction of the person's.
public interface ActFields {

    /// The fields, in the language of the visit, without papers and clauses; whether and as whom
    /// the Registry files the act for somebody is not asked here.
    List<Shown.Field> of(Visit visit, OpenCase open, Act act);
}
