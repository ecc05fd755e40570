package org.goodoffices.organs.convention;

import java.util.List;
import org.goodoffices.foundation.web.Shown;

/// The status of the Convention as of a day.
///
/// @param signed how many States are known to have signed by then
public record ConventionPage(
        Shown.Field on, String day, int signed, int ratified, List<Line> lines) {

    public ConventionPage {
        lines = List.copyOf(lines);
    }

    /// One State.
    public record Line(
            String code,
            String name,
            Said signature,
            Said ratification,
            List<Said> declarations,
            List<Said> steps) {
        public Line {
            declarations = List.copyOf(declarations);
            steps = List.copyOf(steps);
        }
    }

    /// One fact, what to know about it, and where it was read.
    public record Said(String text, String remark, List<Shown.Link> sources) {
        public Said {
            sources = List.copyOf(sources);
        }
    }
}
