package org.goodoffices.engines.names.sound;

import java.util.Arrays;

/// A map from numbers that are not negative to numbers, without boxes.
final class LongInts {

    private long[] keys;
    private int[] values;
    private int size;

    LongInts(int expected) {
        int slots = Integer.highestOneBit(Math.max(4, expected)) * 4;
        keys = new long[slots];
        Arrays.fill(keys, -1);
        values = new int[slots];
    }

    int size() {
        return size;
    }

    int get(long key, int otherwise) {
        int slot = slot(key);
        return keys[slot] == -1 ? otherwise : values[slot];
    }

    void put(long key, int value) {
        int slot = slot(key);
        if (keys[slot] == -1) {
            if (size * 2 > keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
    }

    /// All keys, ascending.
    long[] sorted() {
        return Arrays.stream(keys).filter(key -> key != -1).sorted().toArray();
    }

    private int slot(long key) {
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 33) & keys.length - 1;
        while (keys[slot] != -1 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        var oldKeys = keys;
        var oldValues = values;
        keys = new long[oldKeys.length * 2];
        Arrays.fill(keys, -1);
        values = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != -1) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
