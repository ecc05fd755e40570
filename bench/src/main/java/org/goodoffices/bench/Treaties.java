package org.goodoffices.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.goodoffices.organs.convention.treaty.EntryIntoForce;
import org.goodoffices.organs.convention.treaty.RuleFile;
import org.goodoffices.organs.convention.treaty.StatusTable;
import org.goodoffices.organs.convention.treaty.Unreadable;

/// All status tables of the United Nations that lie in a folder: read, their acts found, and entry
/// into force computed for those whose clause ships.
///
/// The peer counts rows and nothing else: line breaks outside quotation marks. Both must find the
/// same number of rows, or there is no figure.
///
/// `bin/bench Treaties [runs=20]`; the folder is given by `GOODOFFICES_TREATIES`.
public final class Treaties {

    private static final Map<String, String> RULES =
            Map.of(
                    "22-1", "new-york-1958",
                    "23-1", "vienna-1969",
                    "10-10", "cisg",
                    "10-18", "electronic-communications",
                    "27-7-a", "kyoto",
                    "21-6", "unclos",
                    "18-10", "rome-statute");

    private Treaties() {}

    /// Measures.
    public static void main(String[] arguments) throws IOException, Unreadable {
        int runs = Figures.option(arguments, "runs", 20);
        var folder = System.getenv("GOODOFFICES_TREATIES");
        if (folder == null) {
            System.err.println("GOODOFFICES_TREATIES names no folder of status tables.");
            System.exit(2);
            return;
        }
        System.out.println(Machine.described());
        var files = new ArrayList<Path>();
        try (var all = Files.list(Path.of(folder))) {
            all.filter(file -> file.toString().endsWith(".csv")).sorted().forEach(files::add);
        }
        var ours = new ArrayList<Double>();
        var peer = new ArrayList<Double>();
        double first = 0;
        int rows = 0;
        for (int run = 0; run < runs; run++) {
            long began = System.nanoTime();
            rows = ours(files);
            ours.add((System.nanoTime() - began) / 1e6);
            first = run == 0 ? ours.getFirst() : first;
            began = System.nanoTime();
            int plain = plain(files);
            peer.add((System.nanoTime() - began) / 1e6);
            if (rows != plain) {
                throw new IllegalStateException(rows + " rows, but " + plain + " by the peer");
            }
        }
        System.out.printf(
                "%d tables, %d rows, equal in both: first %.0f ms, median of %d runs %.1f ms; counting"
                        + " rows alone %.1f ms%n",
                files.size(),
                rows,
                first,
                runs,
                Figures.median(ours, figure -> figure),
                Figures.median(peer, figure -> figure));
        System.exit(0);
    }

    private static int ours(List<Path> files) throws IOException, Unreadable {
        int rows = 0;
        for (var file : files) {
            var table = StatusTable.read(Files.readString(file, StandardCharsets.UTF_8));
            rows += table.rows().size();
            var name = String.valueOf(file.getFileName()).replace(".csv", "");
            RuleFile.shipped(RULES.getOrDefault(name, ""))
                    .ifPresent(rule -> EntryIntoForce.of(rule, table.acts()));
        }
        return rows;
    }

    private static int plain(List<Path> files) throws IOException {
        int rows = 0;
        for (var file : files) {
            boolean quoted = false;
            int lines = 0;
            boolean open = false;
            for (var sign : Files.readString(file, StandardCharsets.UTF_8).toCharArray()) {
                quoted ^= sign == '"';
                boolean ends = sign == '\n' && !quoted;
                lines += ends && open ? 1 : 0;
                open = !ends && (open || sign != '\r' && sign != '\n');
            }
            rows += lines + (open ? 1 : 0) - 1;
        }
        return rows;
    }
}
