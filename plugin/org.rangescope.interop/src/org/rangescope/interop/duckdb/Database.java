// SPDX-License-Identifier: EPL-2.0
package org.rangescope.interop.duckdb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBStruct;
import org.rangescope.core.Session;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.report.export.ExportColumn;
import org.rangescope.report.export.ExportColumn.Type;
import org.rangescope.report.export.ExportTable;
import org.rangescope.report.export.ExportTables;
import org.rangescope.report.export.Work;

/**
 * A database in a directory of its own, which is removed in the end. What does not fit into its memory goes there. Used by one thread; {@link #interrupt()} by
 * any.
 *
 * <p>What recordings say is hostile, and so may be SQL that somebody was sent: unless it is asked for, SQL reaches no file but those that were given, no
 * network, and no extension, and cannot change that.
 */
public final class Database implements Closeable {

    private static final String RECORDINGS = "recordings";
    private static final String MEMORY = "1GB";
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]+");

    private final Path directory;
    private final DuckDBConnection connection;
    private final Map<String, List<Parquet>> parquet = new LinkedHashMap<>();
    private final Set<String> loaded = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private volatile @Nullable Statement running;

    /** A file, and what recordings in it are called here where another one has their name already. */
    private record Parquet(Path file, Map<String, String> renamed) {

        /** Its rows. */
        String select() {
            StringBuilder columns = new StringBuilder("*");
            if (!renamed.isEmpty()) {
                columns.append(" REPLACE (CASE recording");
                renamed.forEach((was, is) -> columns.append(" WHEN ").append(text(was)).append(" THEN ").append(text(is)));
                columns.append(" ELSE recording END AS recording)");
            }
            return "SELECT " + columns + " FROM read_parquet(" + text(file.toString()) + ")";
        }
    }

    private Database(Path directory, DuckDBConnection connection) {
        this.directory = directory;
        this.connection = connection;
    }

    /**
     * An empty database.
     *
     * @return to be closed
     * @throws IOException          if it cannot be made
     * @throws NoClassDefFoundError if DuckDB is not there
     */
    public static Database open() throws IOException {
        Path directory = Files.createTempDirectory("rangescope-sql");
        try {
            Properties settings = new Properties();
            settings.setProperty("memory_limit", MEMORY);
            settings.setProperty("temp_directory", directory.resolve("spill").toString());
            settings.setProperty("autoload_known_extensions", "false");
            settings.setProperty("autoinstall_known_extensions", "false");
            settings.setProperty("allow_community_extensions", "false");
            settings.setProperty("preserve_insertion_order", "false");
            settings.setProperty("jdbc_stream_results", "true");
            Class.forName("org.duckdb.DuckDBDriver");
            Connection made = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("tables.duckdb"), settings);
            return new Database(directory, made.unwrap(DuckDBConnection.class));
        } catch (SQLException e) {
            remove(directory);
            throw new IOException("DuckDB cannot be started: " + message(e), e);
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            remove(directory);
            throw new NoClassDefFoundError(String.valueOf(e.getMessage()));
        } catch (IllegalStateException | LinkageError e) {
            remove(directory);
            throw new IOException("DuckDB cannot be started on this machine: " + message(e)
                    + ". It comes for Linux on x86-64 and arm64.", e);
        }
    }

    /**
     * Which tables a query can be about.
     *
     * @param sql the query
     * @return tables of which the name is in it
     */
    public static List<String> tablesOf(String sql) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(sql);
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        // those that ask for all of them
        boolean all = words.contains("show") || words.contains("describe") || words.contains("summarize")
                || words.contains("information_schema") || words.contains("query_table");
        return ExportTables.NAMES.stream().filter(table -> all || words.contains(table)).toList();
    }

    /**
     * Takes the tables of a recording in.
     *
     * @param session  it ran
     * @param tables   of {@link ExportTables#NAMES}
     * @param name     of the recording, made another one if there is one of that name
     * @param progress told how far it is; asked whether to go on
     * @throws IOException if the disk is full, say
     */
    public void load(Session session, List<String> tables, String name, Progress progress) throws IOException {
        String called = unique(name);
        for (int i = 0; i < tables.size(); i++) {
            String table = tables.get(i);
            Work work = new Work(progress, "row", (double) i / tables.size(), 1.0 / tables.size());
            Work.look(session, recording -> {
                try {
                    append(ExportTables.open(table, recording, session.findings(), called), work);
                } catch (SQLException e) {
                    throw failed(e);
                }
            });
        }
    }

    private String unique(String name) {
        String unique = name;
        for (int number = 2; !names.add(unique); number++) {
            unique = name + " (" + number + ")";
        }
        return unique;
    }

    /** A recording of that name is not there any more. */
    void forget(String name) {
        names.remove(name);
    }

    private void append(ExportTable table, Work work) throws SQLException {
        if (loaded.add(table.name())) {
            execute("CREATE TABLE " + stored(table.name()) + " (" + String.join(", ", table.columns().stream()
                    .map(column -> column.name() + " " + column.type()).toList()) + ")");
        }
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, stored(table.name()))) {
            List<ExportColumn> columns = table.columns();
            while (table.next()) {
                appender.beginRow();
                for (ExportColumn column : columns) {
                    append(appender, column);
                }
                appender.endRow();
                work.step(table.rowCount());
            }
        }
    }

    private static void append(DuckDBAppender appender, ExportColumn column) throws SQLException {
        if (column.type() == Type.VARCHAR) {
            String text = column.text().get();
            if (text.isEmpty()) {
                appender.appendNull();
            } else {
                appender.append(text);
            }
            return;
        }
        long number = column.number().getAsLong();
        if (number == ExportColumn.NULL) {
            appender.appendNull();
        } else if (column.type() == Type.BOOLEAN) {
            appender.append(number != 0);
        } else if (column.type() == Type.INTEGER) {
            appender.append((int) number);
        } else {
            appender.append(number);
        }
    }

    private static String stored(String table) {
        return "rs_" + table;
    }

    /**
     * Takes the tables of a directory of Parquet files in, where they are. A recording in them that has the name of one that was taken in before gets
     * another one, as with {@link #load}.
     *
     * @param files a directory that {@link ParquetFormat} made
     * @throws IOException if it is none
     */
    public void attach(Path files) throws IOException {
        Map<String, Path> found = new LinkedHashMap<>();
        for (String table : ExportTables.NAMES) {
            Path file = files.resolve(table + ".parquet");
            if (Files.isRegularFile(file)) {
                found.put(table, file.toRealPath());
            }
        }
        Path all = found.get(RECORDINGS);
        Map<String, String> renamed = new LinkedHashMap<>();
        for (String recording : recordings(all == null ? List.copyOf(found.values()) : List.of(all))) {
            String called = unique(recording);
            if (!called.equals(recording)) {
                renamed.put(recording, called);
            }
        }
        found.forEach((table, file) -> parquet.computeIfAbsent(table, key -> new ArrayList<>()).add(new Parquet(file, renamed)));
        if (found.isEmpty()) {
            throw new IOException(
                    files + " has none of the files that `rangescope export --format parquet` makes, such as mappings.parquet.");
        }
    }

    /** The names of recordings in files. */
    private Set<String> recordings(List<Path> files) throws IOException {
        Set<String> recordings = new TreeSet<>();
        for (Path file : files) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT DISTINCT recording FROM read_parquet(" + text(file.toString())
                            + ") WHERE recording IS NOT NULL")) {
                while (rows.next()) {
                    recordings.add(rows.getString(1));
                }
            } catch (SQLException e) {
                throw failed(e);
            }
        }
        return recordings;
    }

    /**
     * Makes one view of each table from everything that was taken in, and, unless it is asked for, locks everything else away. To be called once, before
     * {@link #query}.
     *
     * @param allowFiles whether SQL may read and write other files
     * @throws IOException if a Parquet file cannot be read
     */
    public void seal(boolean allowFiles) throws IOException {
        try {
            for (ExportTable table : ExportTables.schema()) {
                List<String> sources = new ArrayList<>();
                if (loaded.contains(table.name())) {
                    sources.add("SELECT * FROM " + stored(table.name()));
                }
                List<Parquet> files = parquet.getOrDefault(table.name(), List.of());
                List<String> plain = files.stream().filter(each -> each.renamed().isEmpty()).map(each -> text(each.file().toString()))
                        .toList();
                if (!plain.isEmpty()) {
                    sources.add("SELECT * FROM read_parquet([" + String.join(", ", plain) + "], union_by_name = true)");
                }
                files.stream().filter(each -> !each.renamed().isEmpty()).map(Parquet::select).forEach(sources::add);
                if (sources.isEmpty()) {
                    sources.add("SELECT " + String.join(", ", table.columns().stream()
                            .map(column -> "NULL::" + column.type() + " AS " + column.name()).toList()) + " WHERE false");
                }
                execute("CREATE VIEW " + table.name() + " AS " + String.join(" UNION ALL BY NAME ", sources));
            }
            if (!allowFiles) {
                List<String> given = parquet.values().stream().flatMap(List::stream).map(each -> text(each.file().toString())).distinct()
                        .toList();
                if (!given.isEmpty()) {
                    execute("SET allowed_paths = [" + String.join(", ", given) + "]");
                }
                execute("SET enable_external_access = false");
            }
            execute("SET lock_configuration = true");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Takes the rows of a result. */
    public interface Rows {

        /**
         * The columns.
         *
         * @param columns their names
         * @param numbers which of them are numbers
         * @throws IOException if they cannot be written
         */
        void columns(List<String> columns, boolean[] numbers) throws IOException;

        /**
         * A row.
         *
         * @param values numbers, truth values, texts, null, what else has its own {@code toString()}, and of all these {@link List}s and {@link Map}s;
         *               octets are a text of hexadecimal digits
         * @throws IOException if it cannot be written
         */
        void row(@Nullable Object[] values) throws IOException;
    }

    /**
     * Asks something. Rows come as they are found.
     *
     * @param sql  the query
     * @param rows takes them
     * @return how many there were
     * @throws SQLException if it cannot be understood or done
     * @throws IOException  if the rows cannot be written
     */
    public long query(String sql, Rows rows) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            running = statement;
            if (!statement.execute(sql)) {
                return 0;
            }
            try (ResultSet result = statement.getResultSet()) {
                int count = result.getMetaData().getColumnCount();
                List<String> columns = new ArrayList<>();
                boolean[] numbers = new boolean[count];
                for (int i = 0; i < count; i++) {
                    columns.add(String.valueOf(result.getMetaData().getColumnLabel(i + 1)));
                    String type = String.valueOf(result.getMetaData().getColumnTypeName(i + 1));
                    numbers[i] = type.endsWith("INT") || type.endsWith("INTEGER") || type.startsWith("DECIMAL") || type.equals("DOUBLE")
                            || type.equals("FLOAT");
                }
                rows.columns(columns, numbers);
                long found = 0;
                @Nullable
                Object[] values = new @Nullable Object[count];
                while (result.next()) {
                    for (int i = 0; i < count; i++) {
                        values[i] = value(result.getObject(i + 1));
                    }
                    rows.row(values);
                    found++;
                }
                return found;
            }
        } finally {
            running = null;
        }
    }

    /** A value without DuckDB's own classes, of which some say nothing when they are printed. */
    private static @Nullable Object value(@Nullable Object value) throws SQLException {
        if (value instanceof Blob blob) {
            return HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
        }
        if (value instanceof byte[] octets) {
            return HexFormat.of().formatHex(octets);
        }
        if (value instanceof Array array) {
            return value(array.getArray());
        }
        if (value instanceof Object[] elements) {
            List<@Nullable Object> list = new ArrayList<>();
            for (Object element : elements) {
                list.add(value(element));
            }
            return list;
        }
        Map<?, ?> map = value instanceof DuckDBStruct struct ? struct.getMap() : value instanceof Map<?, ?> given ? given : null;
        if (map == null) {
            return value;
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : map.entrySet()) {
            named.put(String.valueOf(each.getKey()), value(each.getValue()));
        }
        return named;
    }

    /** Writes a table that was loaded. */
    void writeParquet(String table, Path file) throws IOException {
        try {
            execute("COPY " + stored(table) + " TO " + text(file.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
            execute("DROP TABLE " + stored(table));
            loaded.remove(table);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Ends the query that runs. */
    public void interrupt() {
        Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // it has ended
            }
        }
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static IOException failed(SQLException e) {
        return new IOException("DuckDB: " + message(e), e);
    }

    /**
     * What went wrong, for a person.
     *
     * @param e such as a mistake in SQL
     * @return its message without what only DuckDB's developers need
     */
    public static String message(Throwable e) {
        String message = e.getMessage();
        if (message == null) {
            return e.toString();
        }
        return message.replaceAll("(?s)\\n\\s*\\n?Stack Trace:.*", "").strip();
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            // what was asked for is known
        } finally {
            remove(directory);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
