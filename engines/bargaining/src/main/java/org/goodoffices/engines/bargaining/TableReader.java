package org.goodoffices.engines.bargaining;

import java.util.ArrayList;
import java.util.List;

/// Reads a table from files of any of the three formats: a Genius domain and its profiles, profiles
/// of NegoLog, or one file of our own.
public final class TableReader {

    /// A file: the name with which refusals begin, and what is in it.
    public record Source(String name, byte[] bytes) {}

    /// A table, and what there is to say about the files, by party.
    public record Read(Table table, List<Text> notes) {
        public Read {
            notes = List.copyOf(notes);
        }
    }

    private TableReader() {}

    /// Reads them in the order in which they are given: Genius's domain comes first, parties stand
    /// in the order of their files.
    ///
    /// @throws Refused where one cannot be read, or does not belong to the others
    public static Read read(List<Source> sources, GeniusReader.Scale scale) throws Refused {
        var first = sources.getFirst();
        if (!xml(first.bytes())) {
            return NegoLogReader.reads(first.bytes())
                    ? parties(
                            sources,
                            sources,
                            NegoLogReader.domain(first.name(), first.bytes()),
                            scale)
                    : own(sources);
        }
        var domain = GeniusReader.domain(first.name(), first.bytes());
        var profiles = sources.subList(1, sources.size());
        if (profiles.isEmpty()) {
            throw new Refused(
                    "A domain needs the profiles of its parties.", "除领域文件外，还须提供各当事方的偏好文件。");
        }
        return parties(sources, profiles, domain, scale);
    }

    private static Read parties(
            List<Source> sources, List<Source> profiles, Domain domain, GeniusReader.Scale scale)
            throws Refused {
        boolean xml = xml(sources.getFirst().bytes());
        var parties = new ArrayList<Party>();
        var notes = new ArrayList<Text>();
        for (var source : profiles) {
            if (xml(source.bytes()) != xml) {
                throw new Refused(
                        source.name() + ": this is of another format than the first file.",
                        source.name() + "：文件格式与第一个文件不同。");
            }
            var name = stem(source.name());
            var profile =
                    xml
                            ? GeniusReader.profile(
                                    source.name(), source.bytes(), name, domain, scale)
                            : NegoLogReader.profile(source.name(), source.bytes(), name, domain);
            parties.add(profile.party());
            profile.notes()
                    .forEach(note ->
                            notes.add(new Text(name + ": " + note.en(), name + "：" + note.zh())));
        }
        return new Read(new Table(domain, parties), notes);
    }

    private static Read own(List<Source> sources) throws Refused {
        if (sources.size() > 1) {
            throw new Refused(
                    sources.get(1).name() + ": a table of our own is one file.",
                    sources.get(1).name() + "：本平台格式的谈判桌应为单一文件。");
        }
        var source = sources.getFirst();
        return new Read(TableFile.read(source.name(), source.bytes()), List.of());
    }

    /// Whether the first character that is not blank begins XML.
    private static boolean xml(byte[] bytes) {
        for (byte one : bytes) {
            if (one == '<') {
                return true;
            }
            if (one == '{' || one == '[') {
                return false;
            }
        }
        return true;
    }

    private static String stem(String file) {
        var name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
