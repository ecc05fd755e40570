package org.goodoffices.engines.bargaining.boxes;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// A scenario of the shared data: two profiles and the frontier proven for them.
record Scenario(String name, SumOfBoxes one, SumOfBoxes other, List<Worth> proven) {

    static List<Path> folders(Path shared) throws IOException {
        try (var files = Files.walk(shared.resolve("negotiation/interdependent"))) {
            return files.filter(file -> file.endsWith("exact-front.csv"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    static Scenario read(Path folder) throws Exception {
        var proven = new ArrayList<Worth>();
        for (var line :
                Files.readAllLines(folder.resolve("exact-front.csv")).stream().skip(1).toList()) {
            var values = line.strip().split(",");
            proven.add(new Worth(Long.parseLong(values[0]), Long.parseLong(values[1])));
        }
        return new Scenario(
                folder.getFileName().toString(),
                profile(folder.resolve("profile-1.xml")),
                profile(folder.resolve("profile-2.xml")),
                proven);
    }

    private static SumOfBoxes profile(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        var root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        var options = new ArrayList<Integer>();
        var places = new HashMap<Integer, Integer>();
        var lowest = new ArrayList<Integer>();
        for (var issue : elements(root.getElementsByTagName("issue"))) {
            places.put(number(issue, "index"), options.size());
            lowest.add(number(issue, "lowerbound"));
            options.add(number(issue, "upperbound") - number(issue, "lowerbound") + 1);
        }
        var boxes = new ArrayList<Box>();
        for (var box : elements(root.getElementsByTagName("hyperRectangle"))) {
            int weight = number(box, "utility");
            var inside = ranges(box, "INCLUDES", places, lowest);
            var outside = ranges(box, "EXCLUDES", places, lowest);
            if (outside.isEmpty()) {
                boxes.add(new Box(inside, weight));
            } else {
                boxes.addAll(Box.outside(outside, weight));
            }
        }
        return new SumOfBoxes(options, boxes);
    }

    private static List<Box.Range> ranges(
            Element box, String kind, Map<Integer, Integer> places, List<Integer> lowest) {
        var ranges = new ArrayList<Box.Range>();
        for (var range : elements(box.getElementsByTagName(kind))) {
            int issue = place(places, range);
            int low = lowest.get(issue);
            ranges.add(
                    new Box.Range(issue, number(range, "min") - low, number(range, "max") - low));
        }
        return ranges;
    }

    private static int place(Map<Integer, Integer> places, Element range) {
        return requireNonNull(places.get(number(range, "index")));
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    private static List<Element> elements(NodeList nodes) {
        var list = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            list.add((Element) nodes.item(i));
        }
        return list;
    }
}
