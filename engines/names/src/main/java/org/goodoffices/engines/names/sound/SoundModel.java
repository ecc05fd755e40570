package org.goodoffices.engines.names.sound;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// How names of one writing sound in Latin letters: units (one or two signs and the letters they
/// stand for) and how they follow one another.
final class SoundModel {

    /// Units are numbered from here: 0 ends a chain, 1 starts it.
    static final int FIRST = 2;

    private final Content content;
    private final Chain chain;
    private final LongInts signs = new LongInts(1 << 12);
    private final LongInts entries = new LongInts(1 << 12);
    private final int[][] unitsOf;

    /// What is kept of a model.
    ///
    /// @param signs code points; a sign's number is its place from 1
    /// @param units in order of their number from [#FIRST]
    record Content(int[] signs, List<Alignment.Unit> units, Chain.Table chain) {
        Content {
            units = List.copyOf(units);
        }
    }

    SoundModel(Content content) {
        this.content = content;
        this.chain = new Chain(content.chain());
        for (int i = 0; i < content.signs().length; i++) {
            signs.put(content.signs()[i], i + 1);
        }
        var lists = new ArrayList<List<Integer>>();
        for (int i = 0; i < content.units().size(); i++) {
            var unit = content.units().get(i);
            long key = (long) unit.first() << 12 | unit.second();
            int entry = entries.get(key, -1);
            if (entry < 0) {
                entry = lists.size();
                entries.put(key, entry);
                lists.add(new ArrayList<>());
            }
            lists.get(entry).add(i + FIRST);
        }
        unitsOf = new int[lists.size()][];
        for (int i = 0; i < unitsOf.length; i++) {
            unitsOf[i] = lists.get(i).stream().mapToInt(Integer::intValue).toArray();
        }
    }

    Chain chain() {
        return chain;
    }

    /// A sign's number, 0 for one never met.
    int sign(int codePoint) {
        return signs.get(codePoint, 0);
    }

    /// The units for one sign, or for two.
    int[] units(int first, int second) {
        int entry = first == 0 ? -1 : entries.get((long) first << 12 | second, -1);
        return entry < 0 ? NO_UNITS : unitsOf[entry];
    }

    private static final int[] NO_UNITS = {};

    byte[] letters(int unit) {
        return content.units().get(unit - FIRST).letters();
    }

    static void write(Content content, DataOutputStream out) throws IOException {
        out.writeInt(content.signs().length);
        int before = 0;
        for (int sign : content.signs()) {
            Chain.number(out, sign - before);
            before = sign;
        }
        out.writeInt(content.units().size());
        int first = 0;
        for (var unit : content.units()) {
            Chain.number(out, unit.first() - first);
            first = unit.first();
            Chain.number(out, unit.second());
            out.writeByte(unit.letters().length);
            out.write(unit.letters());
        }
        Chain.write(content.chain(), out);
    }

    static SoundModel read(DataInputStream in) throws IOException {
        var signs = new int[in.readInt()];
        int before = 0;
        for (int i = 0; i < signs.length; i++) {
            before += Chain.number(in);
            signs[i] = before;
        }
        var units = new ArrayList<Alignment.Unit>();
        int count = in.readInt();
        int first = 0;
        for (int i = 0; i < count; i++) {
            first += Chain.number(in);
            int second = Chain.number(in);
            units.add(new Alignment.Unit(first, second, in.readNBytes(in.readUnsignedByte())));
        }
        return new SoundModel(new Content(signs, units, Chain.read(in)));
    }
}
