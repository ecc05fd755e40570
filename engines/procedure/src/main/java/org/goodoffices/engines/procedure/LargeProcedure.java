package org.goodoffices.engines.procedure;

/// A rule set with as many independent steps as one likes, so with two to that power of states: to
/// measure the checker by, and to see that it decides such a set rightly.
public final class LargeProcedure {

    /// What is wrong with it, if anything.
    public enum Flaw {
        NONE,
        /// Withdrawal waits for the last step.
        HELD,
        /// The last step waits for the end.
        DEAD,
        /// The last step is seen by one party only.
        UNSEEN,
        /// The last step is open to one side only.
        UNEQUAL
    }

    private LargeProcedure() {}

    /// The rules file.
    public static String yaml(int steps, Flaw flaw) {
        StringBuilder yaml =
                new StringBuilder(
                        """
                        rules: large
                        edition: "1"
                        title: {en: Large, zh: 大型程序}
                        authority: {en: None, zh: 无}
                        valid: {from: 2026-12-01}
                        tracks: [commercial]
                        calendar: none
                        zone: UTC
                        stages:
                          gathering: {title: {en: Gathering, zh: 收集}, article: art. 1}
                        endings:
                          settled: {title: {en: Settled, zh: 和解}, article: art. 2, kind: settlement}
                          withdrawn: {title: {en: Withdrawn, zh: 退出}, article: art. 3, kind: withdrawal}
                        acts:
                          open:
                            title: {en: Open, zh: 开启}
                            article: art. 4
                            by: registry
                            from: start
                            to: gathering
                            lane: joint
                        """);
        String last = "step-" + steps;
        for (int i = 1; i <= steps; i++) {
            boolean flawed = i == steps;
            yaml.append("  step-").append(i).append(":\n");
            yaml.append("    title: {en: Step ")
                    .append(i)
                    .append(", zh: 步骤")
                    .append(i)
                    .append("}\n");
            yaml.append("    article: art. 5(").append(i).append(")\n");
            yaml.append("    by: ")
                    .append(flawed && flaw == Flaw.UNEQUAL ? "invited" : "party")
                    .append("\n    from: gathering\n    once: true\n    lane: ")
                    .append(flawed && flaw == Flaw.UNSEEN ? "own" : "joint")
                    .append('\n');
            if (flawed && flaw == Flaw.DEAD) {
                yaml.append("    requires: [finish]\n");
            }
        }
        yaml.append(
                """
                  finish:
                    title: {en: Finish, zh: 完成}
                    article: art. 6
                    by: registry
                    from: gathering
                    to: settled
                    lane: joint
                    requires:
                """);
        for (int i = 1; i <= steps; i++) {
            yaml.append("    - step-").append(i).append('\n');
        }
        yaml.append(
                """
                  withdraw:
                    title: {en: Withdraw, zh: 退出}
                    article: art. 7
                    by: party
                    from: any
                    to: withdrawn
                    effect: withdraws
                    lane: joint
                """);
        if (flaw == Flaw.HELD) {
            yaml.append("    requires: [").append(last).append("]\n");
        }
        return yaml.toString();
    }
}
