package org.goodoffices.organs.convention.treaty;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;

/// A table of the status of a treaty as the Secretary-General of the United Nations publishes it: a
/// row for each participant, a column for each sort of act, a day and a letter in a cell.
///
/// Nothing is lost: each row keeps its cells as they stand, and says what each became; what is not
/// understood is listed with the place where it stands.
///
/// @param headings of all columns, as they stand
/// @param participants which column names the participants, from 0
public record StatusTable(List<String> headings, int participants, List<Row> rows) {

    public StatusTable {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /// What a row became.
    ///
    /// @param line where it begins in the file, from 1
    /// @param cells as they stand
    /// @param name the participant as it stands
    /// @param kept what stays as it stands and is no act
    public record Row(
            int line,
            List<String> cells,
            String name,
            Participant participant,
            List<Entered> acts,
            List<Kept> kept) {
        public Row {
            cells = List.copyOf(cells);
            acts = List.copyOf(acts);
            kept = List.copyOf(kept);
        }
    }

    /// An act, and where it stands.
    ///
    /// @param text the part of the cell it was read from
    public record Entered(TreatyAct act, String column, String text) {}

    /// A text that is no act.
    ///
    /// @param why what keeps it from being one
    public record Kept(String column, String text, Why why) {}

    /// Why a text is not an act.
    public enum Why {
        /// The column names no act, and the text no day: a number, a volume, a resolution.
        PARTICULAR("The column names no act.", "该栏并非行为栏。"),
        NO_DAY("No day is found in the text.", "文字中未见日期。"),
        NO_SUCH_DAY("The calendar has no such day.", "历法上无此日期。"),
        UNKNOWN_LETTER("The heading does not say what the letter means.", "栏目标题未说明该字母的含义。"),
        NO_LETTER("The heading wants a letter, and there is none.", "依栏目标题应有字母，但并无字母。"),
        UNKNOWN_NAME("The participant is in none of the lists.", "参加方不在各名单之内。"),
        REMARK("A remark beside the day.", "日期之外的附注。");

        private final Text text;

        Why(String en, String zh) {
            this.text = new Text(en, zh);
        }

        public Text text() {
            return text;
        }

        /// Whether it is a thing to look into; else it is only no act.
        public boolean notUnderstood() {
            return this != PARTICULAR;
        }
    }

    /// As many bytes as no table comes near; a larger file is not read into memory.
    public static final long LARGEST = 8L << 20;

    private static final Pattern PARTICIPANT =
            Pattern.compile("(?i)^(participants?|states?|country|countries|party|parties)\\b.*");

    private static final List<String> MONTHS =
            List.of(
                    "january",
                    "february",
                    "march",
                    "april",
                    "may",
                    "june",
                    "july",
                    "august",
                    "september",
                    "october",
                    "november",
                    "december");

    /// `12 Jul 1990 a`, `1990-07-12`, `Jul 1990`; brackets and marks of footnotes may stand around.
    private static final Pattern DAY =
            Pattern.compile(
                    "(?:(?<iso>\\d{4}-\\d{2}-\\d{2})"
                            + "|(?:(?<day>\\d{1,2})\\s+)?(?<month>\\p{L}{3,9})\\.?,?\\s+(?<year>\\d{4}))"
                            + "(?:\\s*(?<letter>AA|[A-Za-z])(?![\\p{L}\\d]))?");

    private static final Pattern BETWEEN_DAYS = Pattern.compile("[\\[\\](){},;/*\\s]+");
    private static final Pattern FIGURES = Pattern.compile("(\\d{1,2} ?)*");
    private static final Pattern LETTER_ALONE = Pattern.compile("AA|[A-Za-z]");

    /// Reads a table.
    ///
    /// @throws Unreadable where the text is no such table
    public static StatusTable read(String text) throws Unreadable {
        var rows = Csv.rows(text);
        if (rows.isEmpty()) {
            throw new Unreadable("The file is empty.", "文件为空。");
        }
        var headings = rows.getFirst().cells().stream().map(String::strip).toList();
        int participants = 0;
        while (participants < headings.size()
                && !PARTICIPANT.matcher(headings.get(participants)).matches()) {
            participants++;
        }
        if (participants == headings.size()) {
            throw new Unreadable(
                    "The first line names no column of participants: this is not a status table.",
                    "首行没有参加方一栏：该文件不是条约现状表。");
        }
        var columns = headings.stream().map(Column::of).toList();
        var read = new ArrayList<Row>();
        for (var row : rows.subList(1, rows.size())) {
            if (row.cells().size() != columns.size()) {
                throw new Unreadable(
                        "Line %d has %d cells, the heading has %d."
                                .formatted(row.line(), row.cells().size(), columns.size()),
                        "第 %d 行有 %d 格，标题行有 %d 格。"
                                .formatted(row.line(), row.cells().size(), columns.size()));
            }
            read.add(row(row, columns, participants));
        }
        return new StatusTable(headings, participants, read);
    }

    /// Every act of every row.
    public List<TreatyAct> acts() {
        return rows.stream().flatMap(row -> row.acts().stream()).map(Entered::act).toList();
    }

    private static Row row(Csv.Row row, List<Column> columns, int participants) {
        var name = row.cells().get(participants).strip();
        var participant = Participants.named(name);
        var acts = new ArrayList<Entered>();
        var kept = new ArrayList<Kept>();
        if (!participant.known()) {
            kept.add(new Kept(columns.get(participants).heading(), name, Why.UNKNOWN_NAME));
        }
        for (int i = 0; i < columns.size(); i++) {
            if (i != participants) {
                cell(row.cells().get(i), columns.get(i), participant, acts, kept);
            }
        }
        return new Row(row.line(), row.cells(), name, participant, acts, kept);
    }

    private static void cell(
            String cell, Column column, Participant by, List<Entered> acts, List<Kept> kept) {
        if (cell.isBlank()) {
            return;
        }
        var text = Footnotes.without(cell).strip();
        if (LETTER_ALONE.matcher(text).matches() && !column.acts(text).isEmpty()) {
            acts.add(
                    new Entered(
                            new TreatyAct(by, column.acts(text), When.unknown()),
                            column.heading(),
                            text));
            return;
        }
        var rest = new StringBuilder();
        var found = DAY.matcher(text);
        int end = 0;
        boolean any = false;
        while (found.find()) {
            var month = month(found.group("month"));
            if (found.group("iso") == null && month == 0) {
                continue;
            }
            rest.append(text, end, found.start()).append(' ');
            end = found.end();
            any = true;
            var letter = found.group("letter") == null ? "" : found.group("letter");
            try {
                var on =
                        found.group("iso") != null
                                ? When.on(LocalDate.parse(found.group("iso")))
                                : when(found.group("day"), month, found.group("year"));
                var kinds = column.acts(letter);
                if (kinds.isEmpty()) {
                    kept.add(
                            new Kept(
                                    column.heading(),
                                    found.group(),
                                    letter.isEmpty() ? Why.NO_LETTER : Why.UNKNOWN_LETTER));
                } else {
                    acts.add(
                            new Entered(
                                    new TreatyAct(by, kinds, on), column.heading(), found.group()));
                }
            } catch (DateTimeException none) {
                kept.add(new Kept(column.heading(), found.group(), Why.NO_SUCH_DAY));
            }
        }
        rest.append(text.substring(end));
        // marks of footnotes, brackets and what divides several days say nothing by themselves
        var remark = BETWEEN_DAYS.matcher(rest).replaceAll(" ").strip();
        if (!any) {
            kept.add(
                    new Kept(
                            column.heading(),
                            text,
                            column.namesActs() ? Why.NO_DAY : Why.PARTICULAR));
        } else if (!FIGURES.matcher(remark).matches()) {
            kept.add(new Kept(column.heading(), text, Why.REMARK));
        }
    }

    /// The month that this word names, in full or shortened; 0 where it names none.
    private static int month(@Nullable String word) {
        for (int i = 0; word != null && i < MONTHS.size(); i++) {
            if (MONTHS.get(i).startsWith(word.toLowerCase(Locale.ROOT))
                    || MONTHS.get(i).equals("september") && word.equalsIgnoreCase("sept")) {
                return i + 1;
            }
        }
        return 0;
    }

    private static When when(@Nullable String day, int month, String year) {
        var within = YearMonth.of(Integer.parseInt(year), month);
        return day == null
                ? new When(within.atDay(1), within.atEndOfMonth())
                : When.on(within.atDay(Integer.parseInt(day)));
    }
}
