package org.goodoffices.engines.bargaining;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// An XML element with the line on which it begins. Text between elements is left out: the formats
/// read here keep everything in attributes.
record Element(String name, int line, Map<String, String> attributes, List<Element> children) {

    private static final int DEEPEST = 100;

    /// Reads a document. Document type declarations are refused, and with them every entity of
    /// one's own (OWASP, XML External Entity Prevention).
    static Element read(String file, byte[] bytes) throws Refused {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // What the parser has to say comes as an exception; without this it is printed as well.
        factory.setXMLReporter((_, _, _, _) -> {});
        factory.setXMLResolver((_, _, _, _) -> new ByteArrayInputStream(new byte[0]));
        try {
            return read(
                    file,
                    declaresAnother(bytes)
                            ? factory.createXMLStreamReader(new ByteArrayInputStream(bytes))
                            : factory.createXMLStreamReader(
                                    new StringReader(Utf8.read(file, bytes))));
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            throw Refused.at(
                    file,
                    at == null ? 1 : Math.max(1, at.getLineNumber()),
                    new Text(
                            "This is not well-formed XML: " + reason(e), "XML 格式不正确：" + reason(e)));
        }
    }

    /// Whether the file is of another encoding than UTF-8, and so is the parser's to decode.
    private static boolean declaresAnother(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, 120), StandardCharsets.ISO_8859_1);
        var declared = Pattern.compile("encoding\\s*=\\s*[\"']([^\"']*)").matcher(head);
        return head.startsWith("þÿ")
                || head.startsWith("ÿþ")
                || declared.find() && !declared.group(1).equalsIgnoreCase("utf-8");
    }

    private static Element read(String file, XMLStreamReader reader)
            throws XMLStreamException, Refused {
        var open = new ArrayDeque<Element>();
        Element root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD ->
                        throw Refused.at(
                                file,
                                reader.getLocation().getLineNumber(),
                                new Text(
                                        "Document type declarations are not accepted.",
                                        "不接受文档类型声明。"));
                case XMLStreamConstants.START_ELEMENT -> {
                    var element =
                            new Element(
                                    reader.getLocalName(),
                                    reader.getLocation().getLineNumber(),
                                    attributes(reader),
                                    new ArrayList<>());
                    if (open.isEmpty()) {
                        root = element;
                    } else {
                        open.peek().children.add(element);
                    }
                    open.push(element);
                    if (open.size() > DEEPEST) {
                        throw Refused.at(
                                file,
                                element.line,
                                new Text("Elements are nested too deeply.", "元素嵌套过深。"));
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                default -> {}
            }
        }
        if (root == null) {
            throw Refused.at(file, 1, new Text("The file is empty.", "文件为空。"));
        }
        return root;
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        var all = new LinkedHashMap<String, String>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            all.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return all;
    }

    /// What the parser says, without the place, which is told already.
    private static String reason(XMLStreamException e) {
        var message = String.valueOf(e.getMessage());
        int at = message.indexOf("Message: ");
        return (at < 0 ? message : message.substring(at + 9)).replaceAll("\\s+", " ").strip();
    }

    @Nullable String get(String attribute) {
        return attributes.get(attribute);
    }

    /// This element and all under it, in the order of the document.
    Stream<Element> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::all));
    }

    Stream<Element> all(String name) {
        return all().filter(one -> one.name.equals(name));
    }
}
