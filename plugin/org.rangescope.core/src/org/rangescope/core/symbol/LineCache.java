// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.symbol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.rangescope.core.store.Symbol;
import org.rangescope.core.symbol.Symboliser.Line;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Lines that were found before: in memory, and in a file for each build. Only what was found is kept, so that what was missing is looked for again. A file
 * that cannot be read or written is done without. One thread at a time.
 */
final class LineCache {

    private static final String VERSION = "rangescope lines 1";
    private static final int MOST_BYTES = 16 << 20;

    private final @Nullable Path folder;
    private final Map<String, Map<String, List<Line>>> builds = new HashMap<>();

    LineCache(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Names a build: by its build id, or by file, size and time where it has none. */
    static String key(Path file, String buildId) throws IOException {
        String text = buildId.isEmpty()
                ? file.toRealPath() + "\n" + Files.size(file) + "\n" + Files.getLastModifiedTime(file).toMillis()
                : buildId + "\n" + Files.size(file);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String of(Symbol symbol) {
        return symbol.name() + "+" + symbol.offset() + "/" + symbol.size();
    }

    @Nullable
    List<Line> find(String build, Symbol symbol) {
        return Objects.requireNonNull(builds.computeIfAbsent(build, this::load)).get(of(symbol));
    }

    void add(String build, Symbol symbol, List<Line> lines) {
        Objects.requireNonNull(builds.computeIfAbsent(build, this::load)).put(of(symbol), List.copyOf(lines));
    }

    private Map<String, List<Line>> load(String build) {
        Map<String, List<Line>> known = new HashMap<>();
        if (folder != null) {
            Path file = folder.resolve(build);
            try {
                if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
                    List<String> rows = Files.readAllLines(file, StandardCharsets.UTF_8);
                    if (!rows.isEmpty() && VERSION.equals(rows.get(0))) {
                        rows.subList(1, rows.size()).forEach(row -> parse(row, known));
                    }
                }
            } catch (IOException e) {
                // it is asked for again
            }
        }
        return known;
    }

    private static void parse(String row, Map<String, List<Line>> known) {
        String[] cells = row.split("\t", -1);
        List<Line> lines = new ArrayList<>();
        if (cells.length < 4 || cells.length % 3 != 1) {
            return;
        }
        for (int i = 1; i < cells.length; i += 3) {
            try {
                lines.add(new Line(cells[i], cells[i + 1], Integer.parseInt(cells[i + 2])));
            } catch (NumberFormatException e) {
                return;
            }
        }
        known.put(cells[0], List.copyOf(lines));
    }

    /** Keeps what is known of a build for the next time. */
    void save(String build) {
        Path kept = folder;
        if (kept == null) {
            return;
        }
        StringBuilder text = new StringBuilder(VERSION).append('\n');
        builds.getOrDefault(build, Map.of()).forEach((symbol, lines) -> {
            StringBuilder row = new StringBuilder(symbol);
            lines.forEach(line -> row.append('\t').append(line.function()).append('\t').append(line.file()).append('\t')
                    .append(line.line()));
            if (row.indexOf("\n") < 0 && row.chars().filter(c -> c == '\t').count() == 3L * lines.size()) {
                text.append(row).append('\n');
            }
        });
        if (text.length() > MOST_BYTES) {
            return;
        }
        try {
            Files.createDirectories(kept);
            Path made = Files.createTempFile(kept, build, ".tmp");
            try {
                Files.writeString(made, text, StandardCharsets.UTF_8);
                Files.move(made, kept.resolve(build), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            // it is asked for again the next time
        }
    }
}
