package org.goodoffices.casework.table;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.table.text.IssuesOfTable;
import org.springframework.stereotype.Component;

/// Brackets of the negotiating text are tied to the issues and options of the table by their ids.
@Component
class TiesOfText implements IssuesOfTable {

    @Override
    public Map<String, Set<String>> of(OpenCase open) {
        var drawn = TableState.of(open).table();
        return drawn == null
                ? Map.of()
                : drawn.table().issues().stream()
                        .collect(
                                Collectors.toMap(
                                        IssueTable.Issue::id,
                                        issue ->
                                                issue.options().stream()
                                                        .map(IssueTable.Option::id)
                                                        .collect(Collectors.toSet())));
    }
}
