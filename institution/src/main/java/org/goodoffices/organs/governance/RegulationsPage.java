package org.goodoffices.organs.governance;

import java.util.List;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The internal regulations as at a day.
///
/// @param on the day, as a form names it
/// @param wrong that no day was asked for; null otherwise
public record RegulationsPage(
        String on, String asAt, @Nullable String wrong, List<Row> regulations) {

    public RegulationsPage {
        regulations = List.copyOf(regulations);
    }

    /// @param stands since when it is in force, or from when it will be
    public record Row(String number, String title, String address, String stands) {}

    /// One regulation as at a day.
    ///
    /// @param repealed from which day, and by which resolution; null where it is not
    /// @param text empty where it is not in force on the day
    /// @param versions the last first
    public record One(
            String number,
            Text title,
            String address,
            String on,
            @Nullable String wrong,
            String stands,
            Shown.@Nullable Link repealed,
            List<OrgansPage.Paragraph> text,
            List<Version> versions) {
        public One {
            text = List.copyOf(text);
            versions = List.copyOf(versions);
        }
    }

    /// @param by the resolution that adopted it
    public record Version(String title, String address, String since, Shown.Link by) {}

    /// One version, and what differs from the one before.
    ///
    /// @param compared with which; empty for the first
    public record Compared(
            Version version,
            Shown.Link regulation,
            Text title,
            List<OrgansPage.Paragraph> text,
            String compared,
            List<Shown.Run> en,
            List<Shown.Run> zh) {
        public Compared {
            text = List.copyOf(text);
            en = List.copyOf(en);
            zh = List.copyOf(zh);
        }
    }
}
