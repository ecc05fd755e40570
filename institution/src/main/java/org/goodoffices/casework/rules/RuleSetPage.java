package org.goodoffices.casework.rules;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// Rules of procedure as the public reads them: stage by stage, who may do what, and within what
/// time.
///
/// @param text where the articles can be read; null for rules published by others
/// @param checked what the eight checks say
/// @param sound whether they found nothing that is not declared
/// @param deviations where a published set differs from a check, declared and cited
/// @param everywhere acts that are open at every stage
/// @param unknown what the sources did not tell
public record RuleSetPage(
        String title,
        String edition,
        Shown.@Nullable Link text,
        List<String> sources,
        String checked,
        boolean sound,
        List<Cited> deviations,
        List<Cited> terms,
        List<Act> everywhere,
        List<Stage> stages,
        List<Cited> endings,
        List<String> unknown) {

    public RuleSetPage {
        sources = List.copyOf(sources);
        deviations = List.copyOf(deviations);
        terms = List.copyOf(terms);
        everywhere = List.copyOf(everywhere);
        stages = List.copyOf(stages);
        endings = List.copyOf(endings);
        unknown = List.copyOf(unknown);
    }

    /// Something the rules provide, with its article.
    public record Cited(String what, String value, Shown.@Nullable Article article) {}

    /// A stage with what may be done in it.
    ///
    /// @param part whether it is a part of the stage before it
    public record Stage(
            String id,
            String title,
            Shown.@Nullable Article article,
            boolean part,
            List<Act> acts,
            List<Limit> limits) {
        public Stage {
            acts = List.copyOf(acts);
            limits = List.copyOf(limits);
        }
    }

    /// An act open in a stage.
    ///
    /// @param leads where the case goes; empty where it stays
    public record Act(
            String title,
            String who,
            String leads,
            Shown.Lane lane,
            Shown.@Nullable Article article) {}

    /// A limit that runs in a stage.
    ///
    /// @param lapse what it means that the time runs out
    public record Limit(
            String title,
            String of,
            String length,
            String lapse,
            Shown.@Nullable Article article) {}
}
