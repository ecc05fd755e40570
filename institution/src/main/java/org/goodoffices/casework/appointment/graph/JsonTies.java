package org.goodoffices.casework.appointment.graph;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goodoffices.casework.appointment.graph.Tie.Share;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Files in JSON, one statement or record in memory at a time: statements of Open Ownership as a
/// list or one a line, and the records of GLEIF.
final class JsonTies {

    /// A value is read out of the middle of a file: more follows it.
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final String file;
    private final TakesTies takes;

    /// The thing that a statement is about: of another name where a record has several statements,
    /// or an LEI.
    private final Map<String, String> ids = new HashMap<>();

    /// Ties of Open Ownership by their statement or record, told at the end: a later statement may
    /// replace one, and its things may come later.
    private final Map<String, List<Told>> told = new java.util.LinkedHashMap<>();

    private record Told(
            String owner,
            String owned,
            TieKind kind,
            @Nullable Share share,
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            Evidence evidence) {}

    private JsonTies(String file, TakesTies takes) {
        this.file = file;
        this.takes = takes;
    }

    static void read(InputStream bytes, String file, TakesTies takes)
            throws IOException, NotReadable {
        var reading = new JsonTies(file, takes);
        int line = 1;
        try (var json = JSON.createParser(bytes)) {
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                line = json.currentTokenLocation().getLineNr();
                if (token == JsonToken.START_OBJECT) {
                    reading.object(json, line);
                } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    throw reading.wrong(line, "", new Text("Here stands no statement.", "此处没有声明。"));
                }
            }
        } catch (JacksonException no) {
            var at = no.getLocation();
            throw reading.wrong(
                    at == null ? line : Math.max(1, at.getLineNr()),
                    "",
                    new Text("This is not JSON.", "不是 JSON 格式的内容。"));
        }
        reading.tellTies();
    }

    private NotReadable wrong(int line, String field, Text why) {
        return new NotReadable(file, line, field, why);
    }

    /// A statement, a record, or the object that holds the list of records (GLEIF).
    private void object(JsonParser json, int line) throws NotReadable {
        if (json.nextToken() == JsonToken.PROPERTY_NAME
                && Set.of("records", "relations").contains(json.currentName())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                int at = json.currentTokenLocation().getLineNr();
                gleif(JSON.readTree(json), at);
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                json.nextToken();
                json.skipChildren();
            }
            return;
        }
        var node = JSON.createObjectNode();
        while (json.currentToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            node.set(name, JSON.readTree(json));
            json.nextToken();
        }
        if (node.has("LEI") || node.has("Relationship") || node.has("RelationshipRecord")) {
            gleif(node, line);
        } else {
            statement(node, line);
        }
    }

    private void gleif(JsonNode read, int line) throws NotReadable {
        var node = read.has("RelationshipRecord") ? read.get("RelationshipRecord") : read;
        if (node.has("Relationship")) {
            relationship(node.get("Relationship"), line);
            return;
        }
        var names = new LinkedHashSet<String>();
        names.add(needed(text(node.path("Entity").path("LegalName")), line, "Entity.LegalName"));
        each(node.path("Entity").path("OtherEntityNames").path("OtherEntityName"))
                .forEach(name -> names.add(text(name)));
        each(node.path("Entity")
                        .path("TransliteratedOtherEntityNames")
                        .path("TransliteratedOtherEntityName"))
                .forEach(name -> names.add(text(name)));
        names.remove("");
        takes.thing(
                new Thing(
                        lei(text(node.path("LEI")), line, "LEI"),
                        ThingKind.BODY,
                        List.copyOf(names)));
    }

    private void relationship(JsonNode node, int line) throws NotReadable {
        var type = text(node.path("RelationshipType"));
        var kind = ReadTies.relationship(type);
        if (kind == null) {
            throw wrong(
                    line,
                    "RelationshipType",
                    new Text("There is no such relationship.", "没有此种关系。"));
        }
        var from = lei(text(node.path("StartNode").path("NodeID")), line, "StartNode.NodeID");
        var to = lei(text(node.path("EndNode").path("NodeID")), line, "EndNode.NodeID");
        LocalDate since = null;
        LocalDate until = null;
        for (var period : each(node.path("RelationshipPeriods").path("RelationshipPeriod"))) {
            if (text(period.path("PeriodType")).equals("RELATIONSHIP_PERIOD")) {
                since = day(text(period.path("StartDate")), false, line, "StartDate");
                until = day(text(period.path("EndDate")), true, line, "EndDate");
            }
        }
        boolean turned = ReadTies.turned(kind);
        tie(
                new Told(
                        turned ? to : from,
                        turned ? from : to,
                        kind,
                        null,
                        since,
                        until,
                        new Evidence.InFile(file, line, "")),
                line);
    }

    private String lei(String lei, int line, String field) throws NotReadable {
        if (!lei.matches("[0-9A-Z]{20}")) {
            throw wrong(
                    line,
                    field,
                    new Text(
                            "This is no LEI: 20 capital letters and figures (ISO 17442).",
                            "不是 LEI：LEI 由 20 位大写字母和数字组成（ISO 17442）。"));
        }
        return "lei:" + lei;
    }

    /// One statement of any of the three versions. Of 0.4 the record counts: a later statement
    /// about it takes the place of the former.
    private void statement(JsonNode node, int line) throws NotReadable {
        boolean records = node.has("recordDetails") || node.has("recordType");
        var id =
                needed(
                        records ? text(node.path("statementId")) : text(node.path("statementID")),
                        line,
                        records ? "statementId" : "statementID");
        var record = records ? needed(text(node.path("recordId")), line, "recordId") : id;
        var details = records ? node.path("recordDetails") : node;
        var type = records ? text(node.path("recordType")) : text(node.path("statementType"));
        switch (type) {
            case "entity", "entityStatement" -> {
                var names = new LinkedHashSet<String>();
                names.add(text(details.path("name")));
                each(details.path("alternateNames")).forEach(name -> names.add(text(name)));
                thing(record, entity(details), names, lei(details));
            }
            case "person", "personStatement" -> {
                var names = new LinkedHashSet<String>();
                each(details.path("names")).forEach(name -> names.add(text(name.path("fullName"))));
                thing(record, ThingKind.PERSON, names, "");
            }
            case "relationship", "ownershipOrControlStatement" -> {
                each(node.path("replacesStatements")).forEach(other -> told.remove(text(other)));
                told.remove(record);
                if (!text(node.path("recordStatus")).equals("closed")) {
                    told.put(record, ties(details, line, id));
                }
            }
            // not an enumeration: whatever else a file says
            default ->
                    throw wrong(
                            line,
                            records ? "recordType" : "statementType",
                            new Text(
                                    "“" + PathWords.plain(type) + "” is no kind of statement.",
                                    "没有“" + PathWords.plain(type) + "”这种声明。"));
        }
    }

    private static ThingKind entity(JsonNode details) {
        var type =
                details.path("entityType").isObject()
                        ? text(details.path("entityType").path("type"))
                        : text(details.path("entityType"));
        return type.equals("state") ? ThingKind.STATE : ThingKind.BODY;
    }

    private static String lei(JsonNode details) {
        for (var identifier : each(details.path("identifiers"))) {
            var scheme = text(identifier.path("scheme")) + text(identifier.path("schemeName"));
            var id = text(identifier.path("id"));
            if (scheme.contains("LEI") && id.matches("[0-9A-Z]{20}")) {
                return "lei:" + id;
            }
        }
        return "";
    }

    private void thing(String record, ThingKind kind, Set<String> names, String lei) {
        names.remove("");
        var id = lei.isEmpty() ? "bods:" + record : lei;
        ids.put(record, id);
        // whose name nobody says stands under the record's
        takes.thing(new Thing(id, kind, names.isEmpty() ? List.of(id) : List.copyOf(names)));
    }

    private List<Told> ties(JsonNode details, int line, String statement) throws NotReadable {
        var owned = party(details.path("subject"));
        var owner = party(details.path("interestedParty"));
        var ties = new ArrayList<Told>();
        if (owned.isEmpty() || owner.isEmpty()) {
            return ties; // nobody is named, with a reason
        }
        var evidence = new Evidence.InFile(file, line, statement);
        for (var interest : each(details.path("interests"))) {
            ties.add(
                    new Told(
                            owner,
                            owned,
                            interest(text(interest.path("type"))),
                            share(interest.path("share"), line),
                            day(text(interest.path("startDate")), false, line, "startDate"),
                            day(text(interest.path("endDate")), true, line, "endDate"),
                            evidence));
        }
        if (ties.isEmpty()) {
            ties.add(new Told(owner, owned, TieKind.CONTROLS, null, null, null, evidence));
        }
        return ties;
    }

    private static String party(JsonNode node) {
        if (node.isString()) {
            return node.asString();
        }
        var person = text(node.path("describedByPersonStatement"));
        return person.isEmpty() ? text(node.path("describedByEntityStatement")) : person;
    }

    /// Codes of 0.2 have hyphens, later ones capitals.
    private static TieKind interest(String type) {
        return switch (type.replace("-", "").toLowerCase(java.util.Locale.ROOT)) {
            case "shareholding", "rightstosurplusassets", "rightstosurplusassetsondissolution" ->
                    TieKind.OWNS;
            case "seniormanagingofficial", "boardmember", "boardchair" -> TieKind.DIRECTS;
            // not an enumeration: any other interest is one of control
            default -> TieKind.CONTROLS;
        };
    }

    private @Nullable Share share(JsonNode share, int line) throws NotReadable {
        if (!share.isObject()) {
            return null;
        }
        try {
            double least =
                    number(
                            share,
                            "exact",
                            number(share, "minimum", number(share, "exclusiveMinimum", 0)));
            double most =
                    number(
                            share,
                            "exact",
                            number(share, "maximum", number(share, "exclusiveMaximum", 100)));
            return new Share(least, most);
        } catch (IllegalArgumentException no) {
            throw wrong(
                    line, "share", new Text("A share lies between 0 and 100.", "份额须在 0 至 100 之间。"));
        }
    }

    private static double number(JsonNode share, String key, double otherwise) {
        var value = share.path(key);
        if (value.isNumber()) {
            return value.doubleValue();
        }
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        throw new IllegalArgumentException(key);
    }

    private void tellTies() throws NotReadable {
        for (var ties : told.values()) {
            for (var tie : ties) {
                var line = ((Evidence.InFile) tie.evidence()).line();
                tie(
                        new Told(
                                ids.getOrDefault(tie.owner(), "bods:" + tie.owner()),
                                ids.getOrDefault(tie.owned(), "bods:" + tie.owned()),
                                tie.kind(),
                                tie.share(),
                                tie.since(),
                                tie.until(),
                                tie.evidence()),
                        line);
            }
        }
    }

    private void tie(Told told, int line) throws NotReadable {
        var since = told.since();
        var until = told.until();
        if (since != null && until != null && until.isBefore(since)) {
            throw wrong(line, "", new Text("It ends before it begins.", "终止日期早于起始日期。"));
        }
        takes.tie(
                new Tie(
                        told.owner(),
                        told.owned(),
                        told.kind(),
                        told.share(),
                        since,
                        until,
                        told.evidence()));
    }

    private @Nullable LocalDate day(String text, boolean end, int line, String field)
            throws NotReadable {
        try {
            return Days.read(text, end).orElse(null);
        } catch (DateTimeException no) {
            throw wrong(line, field, Days.WRONG);
        }
    }

    private String needed(String text, int line, String field) throws NotReadable {
        if (text.isBlank()) {
            throw wrong(line, field, new Text("This field is empty or missing.", "该字段为空或者缺失。"));
        }
        return text;
    }

    /// The text of a value, also where it stands as `{"$": …}`; empty where there is none.
    private static String text(JsonNode node) {
        var value = node.isObject() && node.has("$") ? node.get("$") : node;
        return value.isString() ? value.asString() : value.isNumber() ? value.toString() : "";
    }

    /// The items of a list; a single one may stand alone.
    private static List<JsonNode> each(JsonNode node) {
        var items = new ArrayList<JsonNode>();
        if (node.isArray()) {
            node.forEach(items::add);
        } else if (!node.isMissingNode() && !node.isNull()) {
            items.add(node);
        }
        return items;
    }
}
