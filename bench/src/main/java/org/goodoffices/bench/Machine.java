package org.goodoffices.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a measurement ran on, and what its processes used.
final class Machine {

    private static final Path PROC = Path.of("/proc");
    private static final int TICKS_A_SECOND = 100;

    private Machine() {}

    /// One paragraph to stand above every figure.
    static String described() {
        return "Machine: %d cores, %s; %s of memory; %s %s; load over the last minute %s; JDK %s."
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        field(PROC.resolve("cpuinfo"), "model name"),
                        field(PROC.resolve("meminfo"), "MemTotal"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        read(PROC.resolve("loadavg")).split(" ")[0],
                        Runtime.version());
    }

    /// Processor time of this process so far, in seconds.
    static double ownProcessorTime() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }

    /// Processor time of a process and all under it, those included that have ended and were waited
    /// for, in seconds.
    static double processorTime(long process) {
        return family(process).mapToDouble(Machine::ticks).sum() / TICKS_A_SECOND;
    }

    /// Memory of a process and all under it as the sum of proportional shares (PSS), in MB: shared
    /// pages are counted once.
    static double proportionalMemory(long process) {
        return family(process)
                        .map(one -> PROC.resolve(Long.toString(one)).resolve("smaps_rollup"))
                        .mapToLong(rollup -> kilobytes(rollup))
                        .sum()
                / 1024.0;
    }

    /// A process and all under it.
    static Stream<Long> family(long process) {
        return ProcessHandle.of(process).stream()
                .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
                .map(ProcessHandle::pid);
    }

    private static double ticks(long process) {
        try {
            var stat = Files.readString(PROC.resolve(Long.toString(process)).resolve("stat"));
            var fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            // utime, stime, and the same of children that have ended: fields 14 to 17 of proc(5).
            return fields.subList(11, 15).stream().mapToDouble(Double::parseDouble).sum();
        } catch (IOException ended) {
            return 0;
        }
    }

    private static long kilobytes(Path rollup) {
        try {
            return Files.readAllLines(rollup).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }

    private static String field(Path file, String name) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
