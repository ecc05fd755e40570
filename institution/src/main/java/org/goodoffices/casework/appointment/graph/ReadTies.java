package org.goodoffices.casework.appointment.graph;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.goodoffices.casework.appointment.graph.Tie.Share;
import org.goodoffices.engines.names.Kind;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;

/// Reads files of ties, whichever of the formats it is by what stands in it: GLEIF level 1 and 2
/// (tables of the golden copy, or JSON), statements of Open Ownership (BODS 0.2, 0.3, 0.4; JSON or
/// a statement a line), or a table of one's own with the columns `from`, `tie`, `to`.
///
/// It tells as it reads; whoever takes what it tells keeps nothing when it throws.
public final class ReadTies {

    private ReadTies() {}

    /// Reads a whole file.
    ///
    /// @param file its name, as evidence and refusals are to show it
    /// @throws NotReadable where it is not as its format wants it
    /// @throws IOException where it cannot be read at all
    public static void from(InputStream bytes, String file, TakesTies takes)
            throws IOException, NotReadable {
        var buffered = new BufferedInputStream(bytes, 1 << 16);
        try {
            if (startsLikeJson(buffered)) {
                JsonTies.read(buffered, file, takes);
                return;
            }
            var text =
                    new BufferedReader(
                            new InputStreamReader(buffered, StandardCharsets.UTF_8.newDecoder()));
            skipMark(text);
            var rows = new CsvRows(text, file);
            if (rows.has("Relationship.StartNode.NodeID")) {
                relationships(rows, file, takes);
            } else if (rows.has("LEI") && rows.has("Entity.LegalName")) {
                entities(rows, takes);
            } else if (rows.has("from") && rows.has("tie") && rows.has("to")) {
                own(rows, file, takes);
            } else {
                throw rows.wrong(
                        "",
                        new Text(
                                "The first row names the columns of none of the formats: LEI and"
                                        + " Entity.LegalName; Relationship.StartNode.NodeID; or from,"
                                        + " tie, to.",
                                "首行所列各列不属于任何一种格式：LEI 与 Entity.LegalName；Relationship.StartNode.NodeID；或者"
                                        + " from、tie、to。"));
            }
        } catch (CharacterCodingException no) {
            throw new NotReadable(
                    file, 1, "", new Text("The file is not text in UTF-8.", "文件不是 UTF-8 编码的文本。"));
        }
    }

    private static boolean startsLikeJson(BufferedInputStream bytes) throws IOException {
        bytes.mark(64);
        int sign;
        int looked = 0;
        do {
            sign = bytes.read();
            looked++;
        } while (looked < 60
                && (sign == 0xEF || sign == 0xBB || sign == 0xBF || sign >= 0 && sign <= ' '));
        bytes.reset();
        return sign == '{' || sign == '[';
    }

    private static void skipMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }

    private static void entities(CsvRows rows, TakesTies takes) throws IOException, NotReadable {
        while (rows.next()) {
            var names = new java.util.LinkedHashSet<String>();
            names.add(rows.needed("Entity.LegalName"));
            for (int i = 1; rows.has("Entity.OtherEntityNames.OtherEntityName." + i); i++) {
                var other = rows.cell("Entity.OtherEntityNames.OtherEntityName." + i);
                if (!other.isEmpty()) {
                    names.add(other);
                }
            }
            for (int i = 1;
                    rows.has(
                            "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName."
                                    + i);
                    i++) {
                var other =
                        rows.cell(
                                "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName."
                                        + i);
                if (!other.isEmpty()) {
                    names.add(other);
                }
            }
            takes.thing(new Thing(lei(rows, "LEI"), ThingKind.BODY, List.copyOf(names)));
        }
    }

    private static String lei(CsvRows rows, String column) throws NotReadable {
        var lei = rows.needed(column);
        if (!lei.matches("[0-9A-Z]{20}")) {
            throw rows.wrong(
                    column,
                    new Text(
                            "This is no LEI: 20 capital letters and figures (ISO 17442).",
                            "不是 LEI：LEI 由 20 位大写字母和数字组成（ISO 17442）。"));
        }
        return "lei:" + lei;
    }

    private static void relationships(CsvRows rows, String file, TakesTies takes)
            throws IOException, NotReadable {
        while (rows.next()) {
            var from = node(rows, "Relationship.StartNode");
            var to = node(rows, "Relationship.EndNode");
            var kind = relationship(rows.needed("Relationship.RelationshipType"));
            if (kind == null) {
                throw rows.wrong(
                        "Relationship.RelationshipType",
                        new Text("There is no such relationship.", "没有此种关系。"));
            }
            // the accounts' and the filing's periods say nothing of how long it lasts
            LocalDate since = null;
            LocalDate until = null;
            for (int i = 1; rows.has("Relationship.Period." + i + ".periodType"); i++) {
                if (rows.cell("Relationship.Period." + i + ".periodType")
                        .equals("RELATIONSHIP_PERIOD")) {
                    since = day(rows, "Relationship.Period." + i + ".startDate", false);
                    until = day(rows, "Relationship.Period." + i + ".endDate", true);
                }
            }
            tell(
                    rows,
                    takes,
                    turned(kind)
                            ? new Draft(to, from, kind, null, since, until)
                            : new Draft(from, to, kind, null, since, until),
                    new Evidence.InFile(file, rows.line(), ""));
        }
    }

    private static String node(CsvRows rows, String column) throws NotReadable {
        return rows.cell(column + ".NodeIDType").equals("LEI")
                ? lei(rows, column + ".NodeID")
                : "gleif:"
                        + rows.cell(column + ".NodeIDType")
                        + ":"
                        + rows.needed(column + ".NodeID");
    }

    /// The tie of a relationship of GLEIF level 2, or null. *A is consolidated by B* is *B
    /// consolidates A*.
    static @Nullable TieKind relationship(String type) {
        return switch (type) {
            case "IS_DIRECTLY_CONSOLIDATED_BY", "IS_ULTIMATELY_CONSOLIDATED_BY" ->
                    TieKind.CONSOLIDATES;
            case "IS_FUND-MANAGED_BY" -> TieKind.MANAGES_FUND;
            case "IS_SUBFUND_OF", "IS_FEEDER_TO", "IS_INTERNATIONAL_BRANCH_OF" -> TieKind.PART_OF;
            // not an enumeration: whatever else a file says
            default -> null;
        };
    }

    /// Whether GLEIF tells this tie from its other end.
    static boolean turned(TieKind kind) {
        return kind == TieKind.CONSOLIDATES || kind == TieKind.MANAGES_FUND;
    }

    private static @Nullable LocalDate day(CsvRows rows, String column, boolean end)
            throws NotReadable {
        try {
            return Days.read(rows.cell(column), end).orElse(null);
        } catch (DateTimeException no) {
            throw rows.wrong(column, Days.WRONG);
        }
    }

    private record Draft(
            String from,
            String to,
            TieKind kind,
            @Nullable Share share,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {}

    private static void tell(CsvRows rows, TakesTies takes, Draft draft, Evidence evidence)
            throws NotReadable {
        var since = draft.since();
        var until = draft.until();
        if (since != null && until != null && until.isBefore(since)) {
            throw rows.wrong("", new Text("It ends before it begins.", "终止日期早于起始日期。"));
        }
        takes.tie(
                new Tie(
                        draft.from(),
                        draft.to(),
                        draft.kind(),
                        draft.share(),
                        since,
                        until,
                        evidence));
    }

    /// A table of one's own: `from`, `tie`, `to`, and where there are such columns `from_type`,
    /// `to_type` (said in one row, it holds in all; a company where none says it), `from_id`,
    /// `to_id`, `since`, `until`, `share`. The same name in one file is the same bearer, unless ids
    /// differ.
    private static void own(CsvRows rows, String file, TakesTies takes)
            throws IOException, NotReadable {
        var known = new HashSet<String>();
        while (rows.next()) {
            var word = rows.needed("tie").toLowerCase(Locale.ROOT);
            var kind = TieKind.of(word);
            if (kind.isEmpty()) {
                throw rows.wrong(
                        "tie",
                        new Text(
                                "There is no tie “" + PathWords.plain(word) + "”.",
                                "没有“" + PathWords.plain(word) + "”这种关系。"));
            }
            var from = named(rows, "from", file, known, takes);
            var to = named(rows, "to", file, known, takes);
            boolean along = kind.get().word(true).equals(word);
            tell(
                    rows,
                    takes,
                    new Draft(
                            along ? from : to,
                            along ? to : from,
                            kind.get(),
                            share(rows),
                            day(rows, "since", false),
                            day(rows, "until", true)),
                    new Evidence.InFile(file, rows.line(), ""));
        }
    }

    private static String named(
            CsvRows rows, String column, String file, Set<String> known, TakesTies takes)
            throws NotReadable {
        var name = rows.needed(column);
        var type = rows.cell(column + "_type");
        var kind =
                type.isEmpty()
                        ? ThingKind.BODY
                        : type.equalsIgnoreCase("matter") || type.equalsIgnoreCase("case")
                                ? ThingKind.MATTER
                                : Kind.read(type)
                                        .map(read ->
                                                switch (read) {
                                                    case PERSON -> ThingKind.PERSON;
                                                    case STATE -> ThingKind.STATE;
                                                    case COMPANY, VESSEL -> ThingKind.BODY;
                                                })
                                        .orElseThrow(() ->
                                                rows.wrong(
                                                        column + "_type",
                                                        new Text(
                                                                "“"
                                                                        + PathWords.plain(type)
                                                                        + "” is none of"
                                                                        + " person, company,"
                                                                        + " state and"
                                                                        + " matter.",
                                                                "“"
                                                                        + PathWords.plain(type)
                                                                        + "”不属于"
                                                                        + " person、company、state、matter"
                                                                        + " 之一。")));
        var given = rows.cell(column + "_id");
        var id =
                given.isEmpty()
                        ? file + ":" + name
                        : given.matches("[0-9A-Z]{20}") ? "lei:" + given : given;
        if (known.add(id) || !type.isEmpty()) {
            takes.thing(new Thing(id, kind, List.of(name)));
        }
        return id;
    }

    private static @Nullable Share share(CsvRows rows) throws NotReadable {
        var share = rows.cell("share");
        if (share.isEmpty()) {
            return null;
        }
        try {
            var bounds = share.replace("%", "").split("-", 2);
            double least = Double.parseDouble(bounds[0].strip());
            return new Share(
                    least, bounds.length == 1 ? least : Double.parseDouble(bounds[1].strip()));
        } catch (IllegalArgumentException no) {
            throw rows.wrong(
                    "share",
                    new Text(
                            "A share is a number from 0 to 100, or two such as 25-50.",
                            "份额为 0 至 100 之间的数，或者如 25-50 的区间。"));
        }
    }
}
