package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;

/// The record of a case: for each lane that the reader is in, its log's head and what can be taken
/// home, and the receipts of the entries.
public record CaseRecordPage(String number, Shown.Link back, List<LaneLog> logs) {

    public CaseRecordPage {
        logs = List.copyOf(logs);
    }

    /// The log of one lane.
    public record LaneLog(
            Shown.Lane lane,
            String size,
            String root,
            List<Shown.Link> takes,
            List<Shown.Link> receipts) {
        public LaneLog {
            takes = List.copyOf(takes);
            receipts = List.copyOf(receipts);
        }
    }
}
