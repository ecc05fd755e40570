package org.goodoffices.casework.appointment;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.goodoffices.organs.panel.Away;

/// How far a candidate meets what a case needs: each rule one method, and the reason that it gives.
///
/// @param levels of a language, the best first
public record Fitness(List<String> levels) {

    /// A need met in full, in hundredths.
    static final int FULL = 100;

    public Fitness {
        levels = List.copyOf(levels);
    }

    /// What a rule says of a candidate.
    ///
    /// @param fit in hundredths, from 0 to 100
    /// @param says which sentence, by its key `appointment.reason.…`
    /// @param detail what the sentence names besides the need: a level, a number of days, or empty
    public record Reason(CaseNeeds.Wanted wanted, int fit, String says, String detail) {

        public boolean met() {
            return fit == FULL;
        }

        /// What it adds to the points, in hundredths of a point.
        public int points() {
            return wanted.weight() * fit;
        }
    }

    Reason reason(CaseNeeds.Wanted wanted, Candidate candidate) {
        return switch (wanted.need()) {
            case Need.Language need -> language(wanted, need, candidate);
            case Need.Tradition(var tradition) ->
                    said(wanted, candidate.profile().traditions().contains(tradition));
            case Need.Industry(var industry) ->
                    said(wanted, candidate.profile().industries().contains(industry));
            case Need.Region(var region) ->
                    said(wanted, candidate.profile().regions().contains(region));
            case Need.NoNational need -> nationality(wanted, need, candidate);
            case Need.Free need -> free(wanted, need, candidate);
        };
    }

    /// A tradition, an industry or a region is in the profile, or it is not.
    private static Reason said(CaseNeeds.Wanted wanted, boolean met) {
        return new Reason(wanted, met ? FULL : 0, met ? "said" : "not-said", "");
    }

    /// A language at the level asked or a better one counts in full, one level below it by half.
    private Reason language(CaseNeeds.Wanted wanted, Need.Language need, Candidate candidate) {
        var level = candidate.profile().languages().get(need.language());
        if (level == null) {
            return new Reason(wanted, 0, "no-language", "");
        }
        int below = levels.indexOf(level) - levels.indexOf(need.level());
        return below <= 0
                ? new Reason(wanted, FULL, "language", level)
                : new Reason(wanted, below == 1 ? FULL / 2 : 0, "level-below", level);
    }

    /// Who states no nationality is not known to have another.
    private static Reason nationality(
            CaseNeeds.Wanted wanted, Need.NoNational need, Candidate candidate) {
        var nationalities = candidate.profile().nationalities();
        if (nationalities.isEmpty()) {
            return new Reason(wanted, 0, "nationality-unknown", "");
        }
        return nationalities.contains(need.state())
                ? new Reason(wanted, 0, "national", "")
                : new Reason(wanted, FULL, "no-national", "");
    }

    /// Days on which the candidate is away take their share; periods may overlap.
    private static Reason free(CaseNeeds.Wanted wanted, Need.Free need, Candidate candidate) {
        long days = ChronoUnit.DAYS.between(need.from(), need.until()) + 1;
        long away =
                need.from()
                        .datesUntil(need.until().plusDays(1))
                        .filter(day ->
                                candidate.profile().away().stream()
                                        .anyMatch(period -> covers(period, day)))
                        .count();
        return away == 0
                ? new Reason(wanted, FULL, "free", "")
                : new Reason(
                        wanted, (int) ((days - away) * FULL / days), "away", String.valueOf(away));
    }

    private static boolean covers(Away period, java.time.LocalDate day) {
        return !day.isBefore(period.from()) && !day.isAfter(period.until());
    }
}
