// SPDX-License-Identifier: EPL-2.0
package org.rangescope.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.rangescope.core.Session;
import org.rangescope.core.capture.CtfDirectory;
import org.rangescope.core.capture.write.SyntheticTraffic;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;

/** Compares: see README.md. The script {@code compare} beside it builds and starts it. */
public final class Main {

    private static final long SEED = 42;
    /** So many rounds are done before those that count: Java's compiler goes on for some of them. */
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 5;
    private static final int SMALL_HEAP_MB = 512;
    /** More than a record of this traffic takes on average: the recording, the same for babeltrace2, and columns. */
    private static final long BYTES_PER_EVENT = 3 * 90;
    private static final long[] CURVE = {1_000_000, 3_000_000, 10_000_000, 30_000_000, 100_000_000};
    private static final Pattern FIGURE = Pattern.compile("(\\w+)=([0-9.]+)");

    private final PrintStream out;
    private final Path directory;

    Main(PrintStream out, Path directory) {
        this.out = out;
        this.directory = directory;
    }

    /**
     * Generates, measures and prints.
     *
     * @param args {@code compare DIRECTORY EVENTS ROUNDS}, {@code curve DIRECTORY [EVENTS]}, or {@code child bare|ours FILE}
     * @throws IOException if something cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        if (args.length == 3 && "child".equals(args[0])) {
            try {
                Child.run(args[1], Path.of(args[2]));
            } catch (IOException e) {
                System.out.println(e.getMessage());
                System.exit(1);
            }
            return;
        }
        if (args.length < 2) {
            System.err.println("compare DIRECTORY [EVENTS [ROUNDS]] | curve DIRECTORY [MOST EVENTS]");
            System.exit(2);
        }
        Path top = Files.createDirectories(Path.of(args[1]));
        Path directory = Files.createTempDirectory(top, "compare");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
        Main main = new Main(System.out, directory);
        try {
            if ("curve".equals(args[0])) {
                main.curve(args.length > 2 ? Long.parseLong(args[2]) : Long.MAX_VALUE);
            } else {
                main.compare(args.length > 2 ? Long.parseLong(args[2]) : 10_000_000, args.length > 3 ? Integer.parseInt(args[3]) : ROUNDS);
            }
        } catch (IOException e) {
            System.err.println("compare: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.err.println("compare: " + directory + " could not be removed: " + e);
        }
    }

    private void print(String format, Object... args) {
        out.printf(Locale.ROOT, format + "%n", args);
    }

    private Path generate(long events) throws IOException {
        long wanted = events * BYTES_PER_EVENT;
        long free = Files.getFileStore(directory).getUsableSpace();
        if (free < wanted) {
            throw new IOException(Units.count(events) + " events need " + Units.bytes(wanted) + " in " + directory.getParent() + ", where "
                    + Units.bytes(free) + " are free. Take fewer events, or set RANGESCOPE_BENCH_DIR to another place");
        }
        Path file = directory.resolve(events + ".rangescope");
        new SyntheticTraffic(SEED).events(events).write(file);
        return file;
    }

    // one size, with peers

    void compare(long wanted, int rounds) throws IOException {
        Measured generated = new Measured("generating the recording (SyntheticTraffic)");
        Path[] made = new Path[1];
        generated.add(true, () -> made[0] = generate(wanted));
        Path file = made[0];
        Path ctf = directory.resolve("ctf");
        CtfDirectory.split(file, ctf, Progress.none());
        long events = count(file);
        Measured babeltrace2 = new Measured("babeltrace2, into its dummy sink");
        Measured bare = new Measured("bare loop, one thread");
        Measured ours = new Measured("Rangescope: read, pair, judge");
        Measured bareCold = new Measured("bare loop, in a cold Java");
        Measured oursCold = new Measured("Rangescope, in a cold Java");
        // the first rounds warm Java and the page cache
        for (int round = 1 - WARM_UP; round <= rounds; round++) {
            boolean counts = round > 0;
            if (round >= 0) {
                babeltrace2.add(counts, () -> babeltrace2(ctf));
            }
            bare.add(counts, () -> bare(file));
            Ours.forget(file);
            ours.add(counts, () -> ours(file, events));
            if (counts && round <= 3) {
                bareCold.add(true, () -> child("bare", file, 0));
                oursCold.add(true, () -> child("ours", file, 0));
            }
        }
        Measured again = new Measured("Rangescope: opening again, from its columns");
        if (Files.exists(Ours.cache(file))) {
            for (int round = 0; round <= rounds; round++) {
                again.add(round > 0, () -> ours(file, events));
            }
        }
        List<Measured> charts;
        try (Session session = Ours.read(file)) {
            charts = Charts.measure(session);
        }
        Map<String, Double> memory = memory(file);

        print("%s events, %s, %d rounds, %d processors, Java %s", Units.count(events), Units.bytes(Files.size(file)), rounds,
                Runtime.getRuntime().availableProcessors(), Runtime.version());
        print("");
        print("| what | best | median | worst | events/s |");
        print("|---|---:|---:|---:|---:|");
        for (Measured row : List.of(generated, babeltrace2, bare, ours, bareCold, oursCold, again)) {
            print("%s", row.row(row == again ? 0 : events));
        }
        charts.forEach(row -> print("%s", row.row(0)));
        print("");
        print("| memory of Rangescope, with -Xmx%.0fm | |", figure(memory, "limit_mb"));
        print("|---|---:|");
        print("| heap in use after a collection, at most | %.0f MiB |", figure(memory, "heap_mb"));
        print("| heap in use, garbage included, at most | %.0f MiB |", figure(memory, "peak_mb"));
        print("| resident, mapped files included, at most | %.0f MiB |", figure(memory, "rss_mb"));
        print("| columns on disk | %.1f MB |", figure(memory, "columns") / 1e6);
        print("");
        print("babeltrace2_ratio=%.2f bare_loop_ratio=%.2f heap_mb=%.0f", babeltrace2.median() / ours.median(),
                bare.median() / ours.median(),
                figure(memory, "heap_mb"));
    }

    private static long count(Path file) throws IOException {
        try (Session session = Ours.read(file)) {
            return session.read(r -> r.health().records());
        }
    }

    private static Object bare(Path file) throws IOException {
        BareLoop loop = new BareLoop();
        loop.run(file);
        return loop;
    }

    private static Object ours(Path file, long events) throws IOException {
        Ours.readAndCheck(file, events);
        return file;
    }

    private static Object babeltrace2(Path ctf) throws IOException {
        return run(List.of("babeltrace2", ctf.toString(), "--component", "sink.utils.dummy"));
    }

    /** What it needs with little memory; if that is too little, with as much as Java takes by itself. */
    private static Map<String, Double> memory(Path file) throws IOException {
        Map<String, Double> figures;
        try {
            figures = child("ours", file, SMALL_HEAP_MB);
            figures.put("limit_mb", (double) SMALL_HEAP_MB);
        } catch (IOException e) {
            System.err.println("compare: " + SMALL_HEAP_MB + " MiB of heap were not enough: " + e.getMessage());
            figures = child("ours", file, 0);
            figures.put("limit_mb", Runtime.getRuntime().maxMemory() / 1048576.0);
        }
        return figures;
    }

    private static double figure(Map<String, Double> figures, String name) {
        return figures.getOrDefault(name, Double.NaN);
    }

    private static Map<String, Double> child(String what, Path file, int heapMb) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        if (heapMb > 0) {
            command.add("-Xmx" + heapMb + "m");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "child", what, file.toString()));
        Map<String, Double> figures = new HashMap<>();
        Matcher matcher = FIGURE.matcher(run(command));
        while (matcher.find()) {
            figures.put(String.valueOf(matcher.group(1)), Double.valueOf(matcher.group(2)));
        }
        return figures;
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(Redirect.PIPE).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int status = process.waitFor();
            if (status != 0) {
                String end = said.strip();
                throw new IOException(Path.of(command.get(0)).getFileName() + " ended with " + status + ": "
                        + end.substring(0, Math.min(end.length(), 300)));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return said;
    }

    // many sizes

    void curve(long most) throws IOException {
        print("| events | recording | seconds | events/s | heap | resident | columns | -Xmx |");
        print("|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (long events : CURVE) {
            if (events > most) {
                break;
            }
            Path file = generate(events);
            String line;
            try {
                child("bare", file, 0);
                Map<String, Double> figures = memory(file);
                line = String.format(Locale.ROOT, "%.2f | %.2f M | %.0f MiB | %.0f MiB | %.1f MB | %.0f MiB", figure(figures, "seconds"),
                        figure(figures, "events") / figure(figures, "seconds") / 1e6, figure(figures, "heap_mb"),
                        figure(figures, "rss_mb"), figure(figures, "columns") / 1e6, figure(figures, "limit_mb"));
            } catch (IOException e) {
                System.err.println("compare: " + Units.count(events) + " events: " + e.getMessage());
                line = "not read | | | | | ";
            }
            print("| %s | %s | %s |", Units.count(events), Units.bytes(Files.size(file)), line);
            Ours.forget(file);
            Files.delete(file);
        }
    }
}
