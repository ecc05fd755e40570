package org.goodoffices.casework.table;

import java.util.LinkedHashMap;
import java.util.Map;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.table.text.IssuesOfTable;
import org.goodoffices.engines.procedure.Text;
import org.springframework.stereotype.Component;

/// Brackets of the negotiating text are tied to the issues and options of the table by their ids.
@Component
class TiesOfText implements IssuesOfTable {

    @Override
    public Map<String, Issue> of(OpenCase open) {
        var issues = new LinkedHashMap<String, Issue>();
        var drawn = TableState.of(open).table();
        if (drawn != null) {
            for (var issue : drawn.table().issues()) {
                var options = new LinkedHashMap<String, Text>();
                issue.options().forEach(option -> options.put(option.id(), option.words()));
                issues.put(issue.id(), new Issue(issue.words(), options));
            }
        }
        return issues;
    }
}
