package org.goodoffices.bench;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.goodoffices.engines.names.sound.Learn;
import org.goodoffices.engines.names.sound.Pool;
import org.goodoffices.engines.names.sound.Sounds;

/// Names in six writings, found among 33,000 Latin ones: names the models did not learn from.
///
/// Peers: ICU's rules and the nearest by edit distance; ICU's rules and Lucene's fuzzy search (two
/// edits). An answer is right where some Latin form of that name stands at the place.
///
/// `bin/bench Names [queries=1000]`; `GOODOFFICES_NAMES` names the folder of training files,
/// `GOODOFFICES_MODELS` the models that `Learn FOLDER TARGET without-tenth` wrote.
public final class Names {

    private static final int POOL = 33_000;
    private static final List<String> FILES =
            List.of("arabic", "chinese", "hebrew", "japanese", "korean", "russian");

    private Names() {}

    /// Measures.
    public static void main(String[] arguments) throws IOException {
        int queries = Figures.option(arguments, "queries", 1000);
        var folder = System.getenv("GOODOFFICES_NAMES");
        var models = System.getenv("GOODOFFICES_MODELS");
        if (folder == null || models == null) {
            System.err.println("GOODOFFICES_NAMES and GOODOFFICES_MODELS name no folders.");
            System.exit(2);
            return;
        }
        System.out.println(Machine.described());
        var rows = new HashMap<String, List<String[]>>();
        var held = new TreeSet<String>();
        var rest = new TreeSet<String>();
        for (var file : FILES) {
            var lines = new ArrayList<String[]>();
            for (var line :
                    Files.readAllLines(
                            Path.of(folder, "wd_" + file + "_80.tsv"), StandardCharsets.UTF_8)) {
                var columns = line.split("\t");
                lines.add(new String[] {columns[1].replace(" ", ""), columns[0]});
                (Learn.heldOut(columns[0]) ? held : rest).add(columns[0]);
            }
            rows.put(file, lines);
        }
        var others = new ArrayList<>(rest);
        Collections.shuffle(others, new Random(7));
        var names = new ArrayList<>(held);
        names.addAll(others.subList(0, POOL - held.size()));
        var icu = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
        var plain = names.stream().map(icu::transliterate).toList();
        var pool = new Pool(names, Sounds.in(Path.of(models)));
        var searcher = new IndexSearcher(DirectoryReader.open(indexed(plain)));
        var ways =
                Map.<String, Function<String, List<Integer>>>of(
                        "ours",
                        query -> pool.nearest(query, 5).stream().map(Pool.Found::place).toList(),
                        "ICU + edit distance",
                        query -> nearest(plain, icu.transliterate(query)),
                        "ICU + Lucene fuzzy",
                        query -> fuzzy(searcher, icu.transliterate(query)));
        for (var file : FILES) {
            measure(file, rows.getOrDefault(file, List.of()), names, ways, queries);
        }
        System.exit(0);
    }

    private static void measure(
            String file,
            List<String[]> rows,
            List<String> names,
            Map<String, Function<String, List<Integer>>> ways,
            int queries) {
        var right = new HashMap<String, Set<String>>();
        var asked = new ArrayList<String>();
        for (var row : rows) {
            right.computeIfAbsent(row[0], _ -> new HashSet<>()).add(row[1]);
            if (Learn.heldOut(row[1])) {
                asked.add(row[0]);
            }
        }
        Collections.shuffle(asked, new Random(1));
        var some = asked.subList(0, Math.min(queries, asked.size()));
        for (var way : new TreeSet<>(ways.keySet())) {
            var answer = ways.getOrDefault(way, _ -> List.of());
            int first = 0;
            int five = 0;
            var nanos = new long[some.size()];
            int warm = 0;
            for (var query : some.subList(0, Math.min(200, some.size()))) {
                warm += answer.apply(query).size();
            }
            System.out.printf("%-9s %-20s warm after %d answers%n", file, way, warm);
            for (int i = 0; i < some.size(); i++) {
                long began = System.nanoTime();
                var places = answer.apply(some.get(i));
                nanos[i] = System.nanoTime() - began;
                var good = right.getOrDefault(some.get(i), Set.of());
                first += !places.isEmpty() && good.contains(names.get(places.getFirst())) ? 1 : 0;
                five += places.stream().anyMatch(place -> good.contains(names.get(place))) ? 1 : 0;
            }
            System.out.printf(
                    "%-9s %-20s top-1 %.3f  top-5 %.3f  p50 %.2f ms  p95 %.2f ms%n",
                    file,
                    way,
                    first / (double) some.size(),
                    five / (double) some.size(),
                    Figures.percentile(nanos, 0.5) / 1e6,
                    Figures.percentile(nanos, 0.95) / 1e6);
        }
    }

    private static List<Integer> nearest(List<String> names, String query) {
        var best = new long[names.size()];
        for (int i = 0; i < best.length; i++) {
            best[i] = (long) distance(query, names.get(i)) << 32 | i;
        }
        return Arrays.stream(best).sorted().limit(5).mapToObj(one -> (int) one).toList();
    }

    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int up = row[j];
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(up, row[j - 1]) + 1, diagonal + same);
                diagonal = up;
            }
        }
        return row[other.length()];
    }

    private static ByteBuffersDirectory indexed(List<String> names) throws IOException {
        var directory = new ByteBuffersDirectory();
        try (var writer =
                new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
            for (var name : names) {
                var document = new Document();
                document.add(new StringField("name", name, Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        return directory;
    }

    private static List<Integer> fuzzy(IndexSearcher searcher, String query) {
        try {
            var hits = searcher.search(new FuzzyQuery(new Term("name", query), 2), 5);
            return Arrays.stream(hits.scoreDocs).map(hit -> hit.doc).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
