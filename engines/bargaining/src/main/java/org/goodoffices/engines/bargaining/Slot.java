package org.goodoffices.engines.bargaining;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Issues that constraints tie together, or one issue alone, settled as one. Between slots nothing
/// is forbidden.
///
/// @param ways what may be agreed in it: options in the order of the slot's issues
record Slot(int[] issues, List<int[]> ways) {

    /// Settling more at once would no longer be looking through a list.
    private static final long LARGEST = 1_000_000;

    static List<Slot> of(Domain domain) throws Refused {
        var slots = new ArrayList<Slot>();
        for (var tied : tied(domain)) {
            slots.add(new Slot(tied, ways(domain, tied)));
        }
        return slots;
    }

    /// Groups of issues that constraints connect.
    private static List<int[]> tied(Domain domain) {
        int[] group = IntStream.range(0, domain.issues().size()).toArray();
        for (var constraint : domain.constraints()) {
            int from = group[constraint.one().issue()];
            int to = group[constraint.other().issue()];
            for (int i = 0; i < group.length; i++) {
                group[i] = group[i] == from ? to : group[i];
            }
        }
        var groups = new TreeMap<Integer, List<Integer>>();
        for (int i = 0; i < group.length; i++) {
            groups.computeIfAbsent(group[i], _ -> new ArrayList<>()).add(i);
        }
        return groups.values().stream()
                .map(members -> members.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /// All that constraints allow, in the order of the options.
    private static List<int[]> ways(Domain domain, int[] issues) throws Refused {
        long all = 1;
        for (int issue : issues) {
            all *= domain.issues().get(issue).options().size();
            if (all > LARGEST) {
                throw new Refused(
                        "Constraints tie together issues with more than a million combinations.",
                        "约束条件相互牵连的议题，其组合超过一百万种，无法求解。");
            }
        }
        var mine =
                domain.constraints().stream()
                        .filter(one -> IntStream.of(issues).anyMatch(i -> i == one.one().issue()))
                        .toList();
        var allowed = new ArrayList<int[]>();
        int[] options = new int[domain.issues().size()];
        for (long number = 0; number < all; number++) {
            long rest = number;
            for (int i = issues.length - 1; i >= 0; i--) {
                int size = domain.issues().get(issues[i]).options().size();
                options[issues[i]] = (int) (rest % size);
                rest /= size;
            }
            if (mine.stream().allMatch(one -> one.allows(options))) {
                allowed.add(IntStream.of(issues).map(i -> options[i]).toArray());
            }
        }
        if (allowed.isEmpty()) {
            throw new Refused("The constraints forbid every package.", "约束条件排除了一切方案。");
        }
        return allowed;
    }
}
