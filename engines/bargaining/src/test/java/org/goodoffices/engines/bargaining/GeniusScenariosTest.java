package org.goodoffices.engines.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;

/// Every additive scenario of Genius of up to two million packages, against a list of all its
/// packages in floating point, reckoned from the files by other code.
class GeniusScenariosTest {

    private static final double NEAR = 1e-9;
    private static final double ROUNDING = 1e-12;
    private static final long MOST = 2_000_000;

    /// A scenario read twice: by the product, and plainly.
    private record Scenario(Table table, double[][][] values) {}

    @TestFactory
    Stream<DynamicTest> the_frontier_of_two_parties_is_that_of_all_packages() {
        return Shared.folders("additive", ".xml").stream()
                .map(folder ->
                        dynamicTest(
                                folder.getFileName().toString(), () -> compare(folder, 2, MOST)));
    }

    @TestFactory
    Stream<DynamicTest> the_frontier_of_three_parties_is_that_of_all_packages() {
        return Shared.folders("additive", ".xml").stream()
                .map(folder ->
                        dynamicTest(
                                folder.getFileName().toString(), () -> compare(folder, 3, 3000)));
    }

    @TestFactory
    Stream<DynamicTest> the_frontier_of_all_parties_is_that_of_all_packages() {
        return Shared.folders("additive", ".xml").stream()
                .map(folder ->
                        dynamicTest(
                                folder.getFileName().toString(), () -> compare(folder, 9, 300)));
    }

    @Test
    void every_profile_of_every_scenario_is_read() throws Exception {
        int profiles = 0;
        for (var folder : Shared.folders("additive", ".xml")) {
            var scenario = read(folder, 100);
            profiles += scenario.isEmpty() ? 0 : scenario.get().table.parties().size();
        }
        assertThat(profiles).isGreaterThan(250);
    }

    private static void compare(Path folder, int parties, long most) throws Exception {
        var scenario = read(folder, parties);
        if (scenario.isEmpty()
                || scenario.get().table.domain().packages().longValueExact() > most) {
            return;
        }
        var table = scenario.get().table;
        var frontier = table.frontier();
        var points = new ArrayList<double[]>();
        for (int i = 0; i < frontier.size(); i++) {
            var values = frontier.values(i);
            var point = values.stream().mapToDouble(one -> one.decimal().doubleValue()).toArray();
            points.add(point);
            // The package of the point is worth that, exactly and plainly.
            var deal = frontier.deal(i);
            assertThat(table.values(deal)).isEqualTo(values);
            assertThat(plain(scenario.get().values, deal.array()))
                    .containsExactly(point, org.assertj.core.data.Offset.offset(NEAR));
        }
        var all = all(scenario.get().values);
        if (point(all).length == 2) {
            nothingBeatsTheStaircase(points, all);
        } else {
            nothingBeatsAnyPoint(points, all);
        }
    }

    private static double[] point(List<double[]> all) {
        return all.getFirst();
    }

    private static void nothingBeatsTheStaircase(List<double[]> points, List<double[]> all) {
        int size = points.size();
        for (var one : all) {
            int reach = 0;
            int high = size;
            while (reach < high) {
                int middle = (reach + high) >>> 1;
                if (points.get(middle)[0] >= one[0] - NEAR) {
                    reach = middle + 1;
                } else {
                    high = middle;
                }
            }
            // Points fall in the first value and rise in the second.
            if (reach == 0 || points.get(reach - 1)[1] < one[1] - NEAR) {
                fail("nothing on the frontier reaches " + Arrays.toString(one));
            }
            if (reach < size && points.get(reach)[1] <= one[1] + ROUNDING) {
                fail(Arrays.toString(one) + " beats " + Arrays.toString(points.get(reach)));
            }
        }
    }

    private static void nothingBeatsAnyPoint(List<double[]> points, List<double[]> all) {
        for (var one : all) {
            boolean reached = false;
            for (var point : points) {
                reached |= reaches(point, one, NEAR);
                if (reaches(one, point, ROUNDING) && !reaches(point, one, NEAR)) {
                    fail(Arrays.toString(one) + " beats " + Arrays.toString(point));
                }
            }
            assertThat(reached).isTrue();
        }
    }

    private static boolean reaches(double[] one, double[] other, double tolerance) {
        for (int p = 0; p < one.length; p++) {
            if (one[p] < other[p] - tolerance) {
                return false;
            }
        }
        return true;
    }

    private static List<double[]> all(double[][][] values) {
        var sums = new ArrayList<double[]>(List.of(new double[values.length]));
        for (int issue = 0; issue < values[0].length; issue++) {
            var next = new ArrayList<double[]>(sums.size() * values[0][issue].length);
            for (var sum : sums) {
                for (int option = 0; option < values[0][issue].length; option++) {
                    var more = sum.clone();
                    for (int p = 0; p < more.length; p++) {
                        more[p] += values[p][issue][option];
                    }
                    next.add(more);
                }
            }
            sums = next;
        }
        return sums;
    }

    private static double[] plain(double[][][] values, int[] options) {
        return Arrays.stream(values)
                .mapToDouble(party -> {
                    double sum = 0;
                    for (int i = 0; i < options.length; i++) {
                        sum += party[i][options[i]];
                    }
                    return sum;
                })
                .toArray();
    }

    private static Optional<Scenario> read(Path folder, int parties) throws Exception {
        var files = Shared.files(folder, ".xml");
        var root = new ArrayList<Element>();
        Path domainFile = null;
        var profiles = new ArrayList<Path>();
        for (var file : files) {
            var element = document(file);
            if (element.getTagName().equals("negotiation_template")) {
                domainFile = file;
            } else if (profiles.size() < parties) {
                profiles.add(file);
                root.add(element);
            }
        }
        if (domainFile == null || profiles.size() < 2 || parties == 3 && profiles.size() < 3) {
            return Optional.empty();
        }
        var domain = GeniusReader.domain(domainFile.toString(), Shared.bytes(domainFile));
        var read = new ArrayList<Party>();
        for (var file : profiles) {
            read.add(
                    GeniusReader.profile(
                                    file.toString(),
                                    Shared.bytes(file),
                                    file.getFileName().toString(),
                                    domain,
                                    GeniusReader.Scale.NORMAL)
                            .party());
        }
        var values = root.stream().map(GeniusScenariosTest::values).toArray(double[][][]::new);
        return Optional.of(new Scenario(new Table(domain, read), values));
    }

    private static Element document(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Shared.bytes(file)))
                .getDocumentElement();
    }

    private static double[][] values(Element profile) {
        var weights = profile.getElementsByTagName("weight");
        var issues = profile.getElementsByTagName("issue");
        var values = new double[issues.getLength()][];
        for (int i = 0; i < values.length; i++) {
            var issue = (Element) issues.item(i);
            double weight = 0;
            for (int w = 0; w < weights.getLength(); w++) {
                var one = (Element) weights.item(w);
                if (one.getAttribute("index").equals(issue.getAttribute("index"))) {
                    weight = Double.parseDouble(one.getAttribute("value"));
                }
            }
            values[i] = evaluations(issue);
            for (int o = 0; o < values[i].length; o++) {
                values[i][o] *= weight;
            }
        }
        return values;
    }

    private static double[] evaluations(Element issue) {
        var items = issue.getElementsByTagName("item");
        if (items.getLength() > 0) {
            var read = new double[items.getLength()];
            for (int o = 0; o < read.length; o++) {
                read[o] = Double.parseDouble(((Element) items.item(o)).getAttribute("evaluation"));
            }
            double most = Arrays.stream(read).max().orElseThrow();
            return most == 0 ? read : Arrays.stream(read).map(one -> one / most).toArray();
        }
        var ranges = issue.getElementsByTagName("range");
        var range = ranges.getLength() > 0 ? (Element) ranges.item(0) : issue;
        int low = Integer.parseInt(range.getAttribute("lowerbound"));
        int high = Integer.parseInt(range.getAttribute("upperbound"));
        var evaluator = (Element) issue.getElementsByTagName("evaluator").item(0);
        boolean old = evaluator.hasAttribute("parameter0");
        double slope = Double.parseDouble(evaluator.getAttribute(old ? "parameter1" : "slope"));
        double offset = Double.parseDouble(evaluator.getAttribute(old ? "parameter0" : "offset"));
        var read = new double[high - low + 1];
        for (int o = 0; o < read.length; o++) {
            read[o] = offset + slope * (old ? low + o : o);
        }
        return read;
    }
}
