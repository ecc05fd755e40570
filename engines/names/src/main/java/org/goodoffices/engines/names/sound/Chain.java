package org.goodoffices.engines.names.sound;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/// A chain of symbols in which the next depends on the few before it: an n-gram model as an
/// automaton. A state is what was seen last; where a state has not seen a symbol, it is asked of
/// the state that remembers one symbol less, at a price (back-off; Chen and Goodman 1999).
///
/// Probabilities are natural logarithms. Symbol 0 ends a chain.
final class Chain {

    static final int END = 0;

    /// What a figure in the file is worth: a sixteenth of a natural unit.
    private static final float STEP = 1 / 16f;

    private final int[] shorter;
    private final float[] backOff;
    private final int start;
    private final long[] keys;
    private final int[] next;
    private final float[] logs;

    /// What is kept of a chain: states in order of their length.
    ///
    /// @param oldest the symbol by which a state remembers more than the one it backs off to
    /// @param symbols for each state, those seen after it, ascending
    /// @param costs for each of these, in sixteenths of a natural unit, at most 255
    record Table(
            int[] shorter,
            int[] oldest,
            int[] backOff,
            int start,
            int[][] symbols,
            int[][] costs) {}

    Chain(Table table) {
        this.shorter = table.shorter();
        this.start = table.start();
        int states = shorter.length;
        this.backOff = new float[states];
        int entries = 0;
        for (int state = 0; state < states; state++) {
            backOff[state] = -table.backOff()[state] * STEP;
            entries += table.symbols()[state].length;
        }
        int size = Integer.highestOneBit(Math.max(4, entries) * 2) * 2;
        keys = new long[size];
        Arrays.fill(keys, -1);
        next = new int[size];
        logs = new float[size];
        var longer = new LongInts(states);
        for (int state = 1; state < states; state++) {
            longer.put((long) shorter[state] << 24 | table.oldest()[state], state);
        }
        var history = new int[16];
        for (int state = 0; state < states; state++) {
            int length = 0;
            for (int at = state; at != 0; at = shorter[at]) {
                length++;
            }
            int at = state;
            for (int i = 0; i < length; i++, at = shorter[at]) {
                history[i] = table.oldest()[at];
            }
            // history[0] is the oldest symbol, history[length - 1] the last
            for (int entry = 0; entry < table.symbols()[state].length; entry++) {
                int symbol = table.symbols()[state][entry];
                int follows = longer.get(symbol, 0);
                for (int i = length - 1; i >= 0 && follows != 0; i--) {
                    int more = longer.get((long) follows << 24 | history[i], 0);
                    if (more == 0) {
                        break;
                    }
                    follows = more;
                }
                int slot = free((long) state << 24 | symbol);
                keys[slot] = (long) state << 24 | symbol;
                next[slot] = follows;
                logs[slot] = -table.costs()[state][entry] * STEP;
            }
        }
    }

    int start() {
        return start;
    }

    private int free(long key) {
        int slot = slot(key);
        while (keys[slot] != -1) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & keys.length - 1;
    }

    /// One step: the logarithm of the symbol's probability in the high half, as float bits, and the
    /// state it leads to in the low half.
    long step(int state, int symbol) {
        float log = 0;
        for (int at = state; ; at = shorter[at]) {
            long key = (long) at << 24 | symbol;
            for (int slot = slot(key); keys[slot] != -1; slot = slot + 1 & keys.length - 1) {
                if (keys[slot] == key) {
                    return (long) Float.floatToRawIntBits(log + logs[slot]) << 32 | next[slot];
                }
            }
            if (at == 0) {
                return (long) Float.floatToRawIntBits(log - 16) << 32;
            }
            log += backOff[at];
        }
    }

    static float log(long step) {
        return Float.intBitsToFloat((int) (step >>> 32));
    }

    static int state(long step) {
        return (int) step;
    }

    static void write(Table table, DataOutputStream out) throws IOException {
        out.writeInt(table.shorter().length);
        out.writeInt(table.start());
        for (int state = 0; state < table.shorter().length; state++) {
            number(out, table.shorter()[state] - (state == 0 ? 0 : table.shorter()[state - 1]));
            number(out, table.oldest()[state]);
            out.writeByte(table.backOff()[state]);
            number(out, table.symbols()[state].length);
            int before = 0;
            for (int symbol : table.symbols()[state]) {
                number(out, symbol - before);
                before = symbol;
            }
            for (int cost : table.costs()[state]) {
                out.writeByte(cost);
            }
        }
    }

    static Table read(DataInputStream in) throws IOException {
        int states = in.readInt();
        int start = in.readInt();
        var shorter = new int[states];
        var oldest = new int[states];
        var backOff = new int[states];
        var symbols = new int[states][];
        var costs = new int[states][];
        for (int state = 0; state < states; state++) {
            shorter[state] = number(in) + (state == 0 ? 0 : shorter[state - 1]);
            oldest[state] = number(in);
            backOff[state] = in.readUnsignedByte();
            var seen = new int[number(in)];
            int before = 0;
            for (int i = 0; i < seen.length; i++) {
                before += number(in);
                seen[i] = before;
            }
            symbols[state] = seen;
            var prices = new int[seen.length];
            for (int i = 0; i < prices.length; i++) {
                prices[i] = in.readUnsignedByte();
            }
            costs[state] = prices;
        }
        return new Table(shorter, oldest, backOff, start, symbols, costs);
    }

    /// A number that is mostly small: seven bits a byte, the lowest first.
    static void number(DataOutputStream out, int number) throws IOException {
        int rest = number;
        while (rest >= 0x80) {
            out.writeByte(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    static int number(DataInputStream in) throws IOException {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            int part = in.readUnsignedByte();
            number |= (part & 0x7f) << shift;
            if (part < 0x80) {
                return number;
            }
        }
    }
}
