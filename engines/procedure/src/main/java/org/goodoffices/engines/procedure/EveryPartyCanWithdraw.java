package org.goodoffices.engines.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Check 2: from every stage each party alone, in one act and without a condition, can leave by
/// withdrawing. Such an act requires nothing, and its form asks for nothing but words and papers,
/// which may be left out.
final class EveryPartyCanWithdraw implements Check {

    private static final Set<Takes> MAY_BE_LEFT_OUT = Set.of(Takes.TEXT, Takes.PAPERS);

    @Override
    public int number() {
        return 2;
    }

    @Override
    public void run(Inspection inspection) {
        Net net = inspection.net;
        for (Stage stage : inspection.rules.stages().values()) {
            int place = net.place(stage.name());
            if (!inspection.reach.reached(place)) {
                continue;
            }
            int free = 0;
            int nearest = Net.NONE;
            for (int act : net.actsAt[place]) {
                if (net.has(act, Effect.WITHDRAWS)) {
                    nearest = act;
                    free |= free(inspection, act);
                }
            }
            int held = Net.PARTIES & ~free;
            if (held == 0) {
                continue;
            }
            Text who = who(held);
            List<Text> example = new ArrayList<>(inspection.wayTo(place));
            Act act = nearest == Net.NONE ? null : net.acts[nearest];
            inspection.find(
                    act == null ? stage.line() : act.line(),
                    act == null ? stage.article() : act.article(),
                    stage.name(),
                    "From the stage “"
                            + stage.title().en()
                            + "” "
                            + who.en()
                            + " cannot withdraw alone, in one act and without a condition.",
                    "在“" + stage.title().zh() + "”阶段，" + who.zh() + "不能单方、以一项行为、无条件地退出。",
                    example);
        }
    }

    private static Text who(int held) {
        return switch (held) {
            case Net.REQUESTING -> Role.REQUESTING.title();
            case Net.INVITED -> Role.INVITED.title();
            default -> Role.PARTY.title();
        };
    }

    /// Those parties who can always withdraw by this act.
    private static int free(Inspection inspection, int act) {
        Net net = inspection.net;
        Act withdraw = net.acts[act];
        Ending ending =
                withdraw.to() == null ? null : inspection.rules.endings().get(withdraw.to());
        boolean free =
                ending != null
                        && ending.kind() == Ending.Kind.WITHDRAWAL
                        && withdraw.when() == Act.When.ONE
                        && withdraw.recordedBy() == null
                        && withdraw.requires().isEmpty()
                        && MAY_BE_LEFT_OUT.containsAll(withdraw.takes());
        return free ? net.who[act] & Net.PARTIES : 0;
    }
}
