package org.goodoffices.casework.table.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.procedure.Text;

/// The issues of the negotiating table to which brackets of the text can be tied.
public interface IssuesOfTable {

    /// By the marks that people type after `#`, as the table lists them.
    Map<String, Issue> of(OpenCase open);

    /// An issue and its options by their marks.
    record Issue(Text name, Map<String, Text> options) {
        public Issue {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }
    }
}
