// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.suppress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.rangescope.core.util.annotation.Nullable;

/**
 * The suppressions that apply to a recording: the only place where they are kept is the text file {@link #FILE_NAME}. One suppression a line:
 *
 * <pre>
 * RS01 ex_gpu_prefetch_bo [ex_gpu] exporter=ex-gpu device=gpu1  # freed by the firmware, see bug 4711
 * </pre>
 *
 * rule, function and a reason are needed; module, exporter and device narrow it down. {@code *} stands for each function, {@code -} for findings without a
 * call site, {@code [vmlinux]} for the kernel itself. Names with spaces stand in double quotes. Lines that begin with {@code #} are comments.
 * <p>
 * <b>Which files apply:</b> the one in the recording's own folder, and those in the folders above it up to the root of the project: the nearest folder
 * above that holds {@code .git}, otherwise the nearest that holds {@code .project}. Without such a root only the recording's own folder counts, so that
 * nobody suppresses anything from a folder that everybody may write to. All of these files apply together; the nearest one that matches is named.
 * <p>
 * Does not change; any thread. A line that cannot be understood suppresses nothing and is one of {@link #problems}.
 */
public final class Suppressions {

    /** The file's name. */
    public static final String FILE_NAME = ".rangescope-suppressions";
    /** Nothing is suppressed. */
    public static final Suppressions NONE = new Suppressions(List.of(), List.of());

    private static final List<String> ROOTS = List.of(".git", ".project");
    private static final long MOST_BYTES = 1L << 20;
    /** One at a time in this program; other programs are kept out by the lock of the file. */
    private static final Object APPENDING = new Object();
    private static final String HEADER = """
            # Findings of Rangescope that are not to be heard of. One a line, with the reason:
            # RULE FUNCTION [MODULE] exporter=NAME device=NAME  # reason
            # MODULE, exporter and device may be left out; * as FUNCTION is each, - is none.
            """;

    private final List<Suppression> list;
    private final List<SuppressionProblem> problems;

    private Suppressions(List<Suppression> list, List<SuppressionProblem> problems) {
        this.list = List.copyOf(list);
        this.problems = List.copyOf(problems);
    }

    /**
     * Reads what applies to a recording.
     *
     * @param recording its file or directory; it need not exist
     * @return suppressions; a file that cannot be read is one of its problems
     */
    public static Suppressions of(Path recording) {
        return read(filesOf(recording));
    }

    /**
     * The files that apply to a recording.
     *
     * @param recording its file or directory; it need not exist
     * @return those that exist, the nearest first
     */
    public static List<Path> filesOf(Path recording) {
        return foldersOf(recording).stream().map(folder -> folder.resolve(FILE_NAME)).filter(Files::exists).toList();
    }

    /**
     * Where a suppression for a recording is to be written.
     *
     * @param recording its file or directory; it need not exist
     * @return the nearest file that applies to it already, otherwise one in the nearest folder with {@code .project} or {@code .git}, otherwise one beside
     *         it
     */
    public static Path fileFor(Path recording) {
        List<Path> files = filesOf(recording);
        if (!files.isEmpty()) {
            return files.get(0);
        }
        List<Path> folders = foldersOf(recording);
        return folders.stream().filter(folder -> ROOTS.stream().anyMatch(root -> Files.exists(folder.resolve(root)))).findFirst()
                .orElse(folders.get(0)).resolve(FILE_NAME);
    }

    /**
     * Whether a file of suppressions applies to a recording for whoever knows nothing but where the recording lies.
     *
     * @param file      a file of suppressions; it need not exist
     * @param recording its file or directory; it need not exist
     * @return whether {@link #of} reads it, once it exists
     */
    public static boolean applies(Path file, Path recording) {
        Path plain = file.toAbsolutePath().normalize();
        return foldersOf(recording).stream().anyMatch(folder -> folder.resolve(FILE_NAME).equals(plain));
    }

    /** The recording's folder, and those above it up to the root of its project. */
    private static List<Path> foldersOf(Path recording) {
        Path folder = recording.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            return List.of(recording.toAbsolutePath());
        }
        for (String root : ROOTS) {
            List<Path> folders = new ArrayList<>();
            for (Path each = folder; each != null; each = each.getParent()) {
                folders.add(each);
                if (Files.exists(each.resolve(root))) {
                    return folders;
                }
            }
        }
        return List.of(folder);
    }

    /**
     * Reads files.
     *
     * @param files each is read; the first that suppresses a finding is the one that is named
     * @return all their suppressions; a file that cannot be read is one of its problems, one that is gone by now is not
     */
    public static Suppressions read(Collection<Path> files) {
        List<Suppression> list = new ArrayList<>();
        List<SuppressionProblem> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                new SuppressionParser(file, list, problems).parse(text(file));
            } catch (NoSuchFileException e) {
                // gone since it was looked for
            } catch (CharacterCodingException e) {
                problems.add(new SuppressionProblem(file, 0, "it is not text in UTF-8, and nothing of it is applied"));
            } catch (IOException e) {
                problems.add(new SuppressionProblem(file, 0, "it cannot be read, and nothing of it is applied: " + e.getMessage()));
            }
        }
        return new Suppressions(list, problems);
    }

    /**
     * Reads the text of a file.
     *
     * @param file to be named in suppressions and problems
     * @param text its lines
     * @return its suppressions
     */
    public static Suppressions parse(Path file, String text) {
        List<Suppression> list = new ArrayList<>();
        List<SuppressionProblem> problems = new ArrayList<>();
        new SuppressionParser(file, list, problems).parse(text);
        return new Suppressions(list, problems);
    }

    private static String text(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("it is no file");
        }
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new IOException("it has " + size + " bytes, and more than " + MOST_BYTES + " are not read");
        }
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
    }

    /**
     * Adds a suppression to a file, which is made if it does not exist. The line is added at the end, in one piece; what somebody else adds at the same time
     * stays. Does nothing when the file suppresses the same already.
     *
     * @param file        the file
     * @param suppression to be added
     * @return it, with its place
     * @throws IOException              if it cannot be written; the file is then as it was, and the message names it
     * @throws IllegalArgumentException if its line would be read as something else
     */
    public static Suppression append(Path file, Suppression suppression) throws IOException {
        List<Suppression> read = parse(file, suppression + "\n").list();
        if (read.size() != 1 || !read.get(0).isForTheSame(suppression)) {
            throw new IllegalArgumentException("No line of " + file + " can say that.");
        }
        boolean existed = Files.exists(file);
        try {
            if (existed) {
                // says what is wrong with it
                text(file);
            }
            synchronized (APPENDING) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE);
                        FileLock lock = lock(channel)) {
                    return add(file, channel, suppression);
                }
            }
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not text in UTF-8; nothing is written to it.", e);
        } catch (IOException e) {
            if (!existed && Files.exists(file) && Files.size(file) == 0) {
                Files.delete(file);
            }
            throw new IOException(file + " cannot be written: " + e.getMessage() + ". The suppression is lost; write it there by hand: "
                    + suppression, e);
        }
    }

    /** Adds a line in place, so that links, owner and permissions stay; what could not be written whole is taken back. */
    private static Suppression add(Path file, FileChannel channel, Suppression suppression) throws IOException {
        ByteBuffer before = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (before.hasRemaining() && channel.read(before, before.position()) >= 0) {
            // read on
        }
        String text = StandardCharsets.UTF_8.newDecoder().decode(before.flip()).toString();
        for (Suppression known : parse(file, text).list()) {
            if (known.isForTheSame(suppression)) {
                return known;
            }
        }
        String more = (text.isEmpty() ? HEADER : text.endsWith("\n") ? "" : "\n") + suppression + "\n";
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(more);
        long end = channel.size();
        try {
            for (long at = end; bytes.hasRemaining();) {
                at += channel.write(bytes, at);
            }
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
        int line = (int) (text + more).chars().filter(c -> c == '\n').count();
        return new Suppression(suppression.ruleId(), suppression.function(), suppression.module(), suppression.exporter(),
                suppression.device(), suppression.reason(), file, line);
    }

    /** Keeps other programs out; where the file system knows no locks, nobody. */
    private static @Nullable FileLock lock(FileChannel channel) {
        try {
            return channel.lock();
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * The suppressions, nearest file first, in the order of their lines.
     *
     * @return each that could be understood
     */
    public List<Suppression> list() {
        return list;
    }

    /**
     * Lines that suppress nothing because they could not be understood, and files that could not be read.
     *
     * @return one each
     */
    public List<SuppressionProblem> problems() {
        return problems;
    }

    /**
     * Suppressions for rules that there are not.
     *
     * @param rules the ids of all rules that there are
     * @return one problem each
     */
    public List<SuppressionProblem> unknownRules(Set<String> rules) {
        List<SuppressionProblem> unknown = new ArrayList<>();
        for (Suppression each : list) {
            if (!rules.contains(each.ruleId())) {
                Path file = each.file();
                unknown.add(
                        new SuppressionProblem(file == null ? Path.of(FILE_NAME) : file, each.line(), "there is no rule " + each.ruleId()
                                + "; there are " + rules.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
        return unknown;
    }

    /**
     * The suppression that is meant for a finding.
     *
     * @param ruleId    the finding's rule
     * @param callSite  the finding's call site, such as {@code ex_gpu_bind_bo+0x4c [ex_gpu]}, or an empty text
     * @param exporters of all buffers that the finding is about
     * @param devices   that the finding is about, by name
     * @return the first that matches, or {@code null}
     */
    public @Nullable Suppression find(String ruleId, String callSite, List<String> exporters, List<String> devices) {
        for (Suppression each : list) {
            if (each.matches(ruleId, callSite, exporters, devices)) {
                return each;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return list.size() + " suppressions, " + problems.size() + " problems";
    }
}
