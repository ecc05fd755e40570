package org.goodoffices.casework.table.text;

import java.util.Map;
import java.util.Set;
import org.goodoffices.casework.docket.OpenCase;

/// The issues of the negotiating table to which brackets of the text can be tied.
public interface IssuesOfTable {

    /// The names of the options of each issue, by the name of the issue: those that people type
    /// after `#`.
    Map<String, Set<String>> of(OpenCase open);
}
