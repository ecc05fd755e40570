package org.goodoffices.engines.bargaining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.goodoffices.engines.bargaining.boxes.Box;
import org.jspecify.annotations.Nullable;

/// Reads scenarios of Genius (Lin et al. 2014): a domain file, and a profile for each party.
///
/// A package is worth the sum of weight × evaluation. Genius 9 divides an evaluation by the largest
/// of its issue, and so does the normal scale here; the raw scale does not. Genius cuts the sum off
/// at 1 and the evaluation of a number at 0 and 1; here nothing is cut off, and what leaves the
/// range is told. (Genius before 2016 did not divide where no evaluation is above 1.) Evaluations
/// of whole numbers are `offset + slope × (number − lower bound)`, or with the older names
/// `parameter0 + parameter1 × number`. A sum of boxes (hyper-rectangles) is divided by the largest
/// utility that the file states, on the raw scale by nothing. A discount over time is told and left
/// out.
public final class GeniusReader {

    /// On which scale values are given.
    public enum Scale {
        /// Each evaluation as a part of the largest of its issue.
        NORMAL,
        /// Evaluations as they stand in the file.
        RAW
    }

    /// The most options that a range of numbers may have.
    private static final int LARGEST_RANGE = 1_000_000;

    /// Into how many values a range of real numbers is divided, ends included.
    private static final int REAL_VALUES = 21;

    private static final Fraction TELLING = Fraction.of(1, 1_000_000_000);

    private final String file;
    private final Element root;
    private final List<Text> notes = new ArrayList<>();

    private GeniusReader(String file, byte[] bytes) throws Refused {
        this.file = file;
        this.root = Element.read(file, bytes);
    }

    /// Reads a domain.
    ///
    /// @param file the name with which refusals begin
    /// @throws Refused where it is no well-formed domain, with its line
    public static Domain domain(String file, byte[] bytes) throws Refused {
        return new GeniusReader(file, bytes).domain();
    }

    /// Reads the profile of a party.
    ///
    /// @param file the name with which refusals begin
    /// @param party how the party is called
    /// @throws Refused where it is no well-formed profile of this domain, with its line
    public static Profile profile(
            String file, byte[] bytes, String party, Domain domain, Scale scale) throws Refused {
        return new GeniusReader(file, bytes).profile(party, domain, scale);
    }

    private Domain domain() throws Refused {
        var issues = new ArrayList<Issue>();
        for (var element : root.all("issue").toList()) {
            try {
                issues.add(new Issue(required(element, "name"), options(element)));
            } catch (IllegalArgumentException twice) {
                throw refused(
                        element.line(),
                        "The issue has no option, or the same option twice.",
                        "该议题没有选项，或有重复的选项。");
            }
        }
        if (issues.isEmpty()) {
            throw refused(root.line(), "There is no issue in this file.", "文件中没有议题。");
        }
        try {
            return new Domain(named(root), issues);
        } catch (IllegalArgumentException twice) {
            throw refused(root.line(), "Two issues have the same name.", "有两个议题同名。");
        }
    }

    private static String named(Element root) {
        return root.all("objective")
                .map(one -> one.get("name"))
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse("");
    }

    private List<String> options(Element issue) throws Refused {
        if (kind(issue) == Kind.DISCRETE) {
            var options = new ArrayList<String>();
            for (var item : items(issue)) {
                options.add(required(item, "value"));
            }
            return options;
        }
        return numbers(issue).stream().map(number -> number.decimal().toPlainString()).toList();
    }

    private enum Kind {
        DISCRETE,
        INTEGER,
        REAL
    }

    private Kind kind(Element issue) throws Refused {
        for (var attribute : List.of("vtype", "type", "etype")) {
            var kind = issue.get(attribute);
            if (kind != null) {
                return switch (kind) {
                    case "discrete" -> Kind.DISCRETE;
                    case "integer" -> Kind.INTEGER;
                    case "real" -> Kind.REAL;
                    default ->
                            throw refused(
                                    issue.line(),
                                    "Issues of the kind “" + kind + "” are not known.",
                                    "不识别“" + kind + "”类型的议题。");
                };
            }
        }
        return Kind.DISCRETE;
    }

    private static List<Element> items(Element issue) {
        return issue.children().stream().filter(one -> one.name().equals("item")).toList();
    }

    /// The options of an issue that is a range of numbers.
    private List<Fraction> numbers(Element issue) throws Refused {
        var range =
                issue.children().stream()
                        .filter(one -> one.name().equals("range"))
                        .findFirst()
                        .orElse(issue);
        var low = number(range, "lowerbound");
        var high = number(range, "upperbound");
        boolean whole = kind(issue) == Kind.INTEGER;
        if (!high.atLeast(low) || whole && !(whole(low) && whole(high))) {
            throw refused(range.line(), "This is not a range of numbers.", "数值范围有误。");
        }
        var steps = whole ? high.minus(low) : Fraction.of(REAL_VALUES - 1);
        if (steps.atLeast(Fraction.of(LARGEST_RANGE))) {
            throw refused(range.line(), "The range has too many numbers.", "数值范围过大。");
        }
        var numbers = new ArrayList<Fraction>();
        int last = steps.numerator().intValueExact();
        if (low.equals(high)) {
            return List.of(low);
        }
        var step = high.minus(low).over(steps);
        for (int i = 0; i <= last; i++) {
            numbers.add(low.plus(step.times(Fraction.of(i))));
        }
        return numbers;
    }

    private static boolean whole(Fraction number) {
        return number.denominator().equals(java.math.BigInteger.ONE);
    }

    private Profile profile(String party, Domain domain, Scale scale) throws Refused {
        var discount = root.all("discount_factor").findFirst();
        if (discount.isPresent() && number(discount.get(), "value").compareTo(Fraction.ONE) != 0) {
            note(
                    "the discount over time (%s) is left out",
                    "不计时间折扣（%s）", required(discount.get(), "value"));
        }
        var reservation = root.all("reservation").findFirst();
        var walkAway = reservation.isPresent() ? number(reservation.get(), "value") : Fraction.ZERO;
        var nonlinear = root.all("ufun").findFirst();
        if (nonlinear.isPresent()) {
            var boxes = boxes(domain);
            var most = most(boxes);
            return new Profile(
                    new Party(
                            party,
                            new Preference.Boxes(
                                    boxes.sum(),
                                    scale == Scale.RAW ? boxes.unit() : boxes.unit().over(most)),
                            scale == Scale.RAW ? walkAway.times(most) : walkAway),
                    notes);
        }
        var preference = additive(domain, scale);
        if (scale == Scale.RAW && walkAway.signum() != 0) {
            note(
                    "the walk-away %s is on the normal scale and is left out on the raw scale",
                    "退出值%s以标准标度表示，原始标度下不予采用", walkAway.decimal());
            walkAway = Fraction.ZERO;
        }
        return new Profile(new Party(party, preference, walkAway), notes);
    }

    private Preference.Additive additive(Domain domain, Scale scale) throws Refused {
        var weights = weights();
        var mine = new HashMap<String, Element>();
        for (var issue : root.all("issue").toList()) {
            var name = required(issue, "name");
            if (domain.indexOf(name) < 0) {
                throw refused(
                        issue.line(),
                        "The issue “" + name + "” is not in the domain.",
                        "该谈判领域没有“" + name + "”这一议题。");
            }
            if (mine.put(name, issue) != null) {
                throw refused(issue.line(), "The issue is there twice.", "该议题重复出现。");
            }
        }
        if (mine.isEmpty()) {
            throw refused(root.line(), "There is no issue in this file.", "文件中没有议题。");
        }
        var values = new ArrayList<List<Fraction>>();
        var sum = Fraction.ZERO;
        for (var issue : domain.issues()) {
            var element = mine.get(issue.name());
            if (element == null) {
                note(
                        "nothing is said about “%s”: each of its options counts 0",
                        "未就“%s”表态：其各选项均计 0", issue.name());
                values.add(issue.options().stream().map(_ -> Fraction.ZERO).toList());
                continue;
            }
            var weight = weights.get(element.get("index"));
            if (weight == null) {
                throw refused(
                        element.line(),
                        "The issue “" + issue.name() + "” has no weight.",
                        "议题“" + issue.name() + "”没有权重。");
            }
            sum = sum.plus(weight);
            values.add(evaluations(issue, element, scale).stream().map(weight::times).toList());
        }
        var distance = sum.minus(Fraction.ONE);
        if (Fraction.max(distance, Fraction.ZERO.minus(distance)).atLeast(TELLING)) {
            note(
                    "the weights sum to %s, not to 1; they are taken as they are",
                    "权重之和为%s而非1，按原值采用", sum.decimal());
        }
        return new Preference.Additive(values);
    }

    /// The sum of boxes, in units of the file. A rectangle that `EXCLUDES` ranges is worth its
    /// utility outside of the box that they make together.
    private Preference.Boxes boxes(Domain domain) throws Refused {
        for (var issue : root.all("issue").toList()) {
            if (domain.indexOf(required(issue, "name")) < 0) {
                throw refused(
                        issue.line(),
                        "The issue “" + issue.get("name") + "” is not in the domain.",
                        "该谈判领域没有“" + issue.get("name") + "”这一议题。");
            }
        }
        var boxes = new BoxesFile.Sum(domain);
        for (var function : root.all("ufun").toList()) {
            var aggregation = function.get("aggregation");
            if (aggregation != null && !aggregation.equals("sum")) {
                throw refused(
                        function.line(),
                        "Boxes are put together as “" + aggregation + "”; only a sum is known.",
                        "联合条件以“" + aggregation + "”方式合并，仅支持求和。");
            }
            var weight = function.get("weight") == null ? Fraction.ONE : number(function, "weight");
            for (var rectangle : function.all("hyperRectangle").toList()) {
                add(boxes, rectangle, number(rectangle, "utility").times(weight), domain);
            }
        }
        try {
            return boxes.preference();
        } catch (IllegalArgumentException tooLarge) {
            throw refused(root.line(), "The utilities are too large together.", "各项效用之和过大。");
        }
    }

    private void add(BoxesFile.Sum boxes, Element rectangle, Fraction worth, Domain domain)
            throws Refused {
        var ranges = new ArrayList<Box.Range>();
        var kinds = new HashSet<String>();
        for (var bound : rectangle.children()) {
            kinds.add(bound.name());
            ranges.add(range(bound, domain));
        }
        if (kinds.size() > 1 || !List.of("INCLUDES", "EXCLUDES").containsAll(kinds)) {
            throw refused(
                    rectangle.line(),
                    "A rectangle either INCLUDES or EXCLUDES ranges.",
                    "一个区域须为 INCLUDES 或 EXCLUDES 二者之一。");
        }
        if (kinds.contains("EXCLUDES")) {
            boxes.add(List.of(), worth);
            boxes.add(ranges, Fraction.ZERO.minus(worth));
        } else {
            boxes.add(ranges, worth);
        }
    }

    private Box.Range range(Element bound, Domain domain) throws Refused {
        var index = required(bound, "index");
        var issue = root.all("issue").filter(one -> index.equals(one.get("index"))).findFirst();
        if (issue.isEmpty()) {
            throw refused(
                    bound.line(), "There is no issue " + index + ".", "没有序号为" + index + "的议题。");
        }
        int place = domain.indexOf(required(issue.get(), "name"));
        var options = domain.issues().get(place).options();
        var low = number(bound, "min");
        var high = number(bound, "max");
        int from = 0;
        int to = options.size() - 1;
        while (from <= to && valueOf(options.get(from), bound).compareTo(low) < 0) {
            from++;
        }
        while (from <= to && valueOf(options.get(to), bound).compareTo(high) > 0) {
            to--;
        }
        return new Box.Range(place, from, to);
    }

    private Fraction valueOf(String option, Element bound) throws Refused {
        try {
            return Fraction.of(option);
        } catch (NumberFormatException none) {
            throw refused(bound.line(), "A range needs an issue of numbers.", "区间仅适用于数值型议题。");
        }
    }

    /// What Genius divides a sum by: what the file states as the largest, else the sum of all that
    /// is above 0.
    private Fraction most(Preference.Boxes boxes) throws Refused {
        for (var one : root.all("utility").toList()) {
            if (one.get("maxutility") != null) {
                var most = number(one, "maxutility");
                if (most.signum() <= 0) {
                    throw refused(one.line(), "The largest utility is not above 0.", "最大效用应大于 0。");
                }
                return most;
            }
        }
        var sum = boxes.sum().boxes().stream().mapToLong(box -> Math.max(0, box.weight())).sum();
        return sum == 0 ? Fraction.ONE : boxes.unit().times(Fraction.of(sum));
    }

    private Map<String, Fraction> weights() throws Refused {
        var weights = new HashMap<String, Fraction>();
        for (var element : root.all("weight").toList()) {
            weights.put(required(element, "index"), number(element, "value"));
        }
        return weights;
    }

    /// What the options of an issue count, before its weight, in the order of the domain.
    private List<Fraction> evaluations(Issue issue, Element element, Scale scale) throws Refused {
        if (kind(element) != Kind.DISCRETE) {
            return linear(issue, element);
        }
        var byOption = new HashMap<String, Fraction>();
        Fraction most = null;
        for (var item : items(element)) {
            var option = required(item, "value");
            if (!issue.options().contains(option)) {
                throw refused(
                        item.line(),
                        "The option “" + option + "” is not in the domain.",
                        "该谈判领域没有“" + option + "”这一选项。");
            }
            var evaluation = number(item, "evaluation");
            byOption.put(option, evaluation);
            most = most == null ? evaluation : Fraction.max(most, evaluation);
        }
        var missing = issue.options().stream().filter(one -> !byOption.containsKey(one)).findAny();
        if (missing.isPresent() || most == null) {
            throw refused(
                    element.line(),
                    "The option “" + missing.orElse("") + "” has no evaluation.",
                    "选项“" + missing.orElse("") + "”没有评分。");
        }
        if (most.signum() < 0) {
            throw refused(element.line(), "All evaluations are below 0.", "各选项的评分均低于 0。");
        }
        var part = scale == Scale.RAW || most.signum() == 0 ? Fraction.ONE : most;
        return issue.options().stream()
                .map(option -> byOption.getOrDefault(option, Fraction.ZERO).over(part))
                .toList();
    }

    private List<Fraction> linear(Issue issue, Element element) throws Refused {
        var numbers = numbers(element);
        var mine = numbers.stream().map(number -> number.decimal().toPlainString()).toList();
        if (!mine.equals(issue.options())) {
            throw refused(
                    element.line(),
                    "The range is another than that of the domain.",
                    "数值范围与谈判领域不一致。");
        }
        if (kind(element) == Kind.REAL) {
            note(
                    "“%s” is a range of real numbers: " + REAL_VALUES + " of them are options",
                    "“%s”为实数区间：取其中" + REAL_VALUES + "个数为选项",
                    issue.name());
        }
        var evaluator =
                element.children().stream()
                        .filter(one -> one.name().equals("evaluator"))
                        .findFirst()
                        .orElseThrow(() ->
                                refused(
                                        element.line(),
                                        "The issue has no evaluator.",
                                        "该议题没有评分函数。"));
        var type = evaluator.get("ftype");
        if (type != null && !type.equals("linear")) {
            throw refused(
                    evaluator.line(),
                    "Evaluators of the kind “" + type + "” are not known.",
                    "不识别“" + type + "”类型的评分函数。");
        }
        boolean old = evaluator.get("parameter1") != null;
        var slope = number(evaluator, old ? "parameter1" : "slope");
        var offset = number(evaluator, old ? "parameter0" : "offset");
        var from = old ? Fraction.ZERO : numbers.getFirst();
        var values =
                numbers.stream()
                        .map(number -> offset.plus(slope.times(number.minus(from))))
                        .toList();
        if (values.stream().anyMatch(one -> one.signum() < 0 || !Fraction.ONE.atLeast(one))) {
            note(
                    "evaluations of “%s” leave the range from 0 to 1; they are taken as they are",
                    "“%s”的评分超出0至1的范围，按原值采用", issue.name());
        }
        return values;
    }

    private Fraction number(Element element, String attribute) throws Refused {
        var text = required(element, attribute);
        try {
            return Fraction.of(text);
        } catch (NumberFormatException none) {
            throw refused(
                    element.line(),
                    "“" + shown(text) + "” (" + attribute + ") is not a number.",
                    "“" + shown(text) + "”（" + attribute + "）不是数字。");
        }
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private String required(Element element, String attribute) throws Refused {
        @Nullable String value = element.get(attribute);
        if (value == null) {
            throw refused(
                    element.line(),
                    "<" + element.name() + "> has no " + attribute + ".",
                    "<" + element.name() + "> 缺少 " + attribute + "。");
        }
        return value;
    }

    private void note(String en, String zh, Object what) {
        var told = what instanceof BigDecimal number ? number.toPlainString() : what;
        notes.add(new Text(en.formatted(told), zh.formatted(told)));
    }

    private Refused refused(int line, String en, String zh) {
        return Refused.at(file, line, new Text(en, zh));
    }
}
