// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.symbol;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.rangescope.core.symbol.ElfFile.Section;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.annotation.Nullable;

/**
 * The platform's program that knows lines: addr2line of the GNU binutils, or LLVM's. Started with a list of arguments, never through a shell; addresses go to
 * its standard input.
 *
 * @param program its file
 * @param llvm    whether it is LLVM's, which knows every architecture, and is fast on a whole kernel, but cannot be told in which section of a relocatable
 *                file an address is
 */
record Symboliser(Path program, boolean llvm) {

    /** A file with debug info of a whole kernel takes the GNU one some seconds; nothing takes as long as this. */
    private static final long LIMIT_NS = TimeUnit.MINUTES.toNanos(5);
    private static final long LOOK_MS = 50;
    private static final int LINE_DIGITS = 9;
    private static final int NEWEST_LLVM = 40;
    private static final int OLDEST_LLVM = 11;
    private static final Pattern PLACE = Pattern.compile("(.+):(\\d+|\\?)(?: \\(discriminator \\d+\\))?");

    /** A frame as the debug info has it. */
    record Line(String function, String file, int line) {}

    /** The programs that there are, the ones that are to be preferred first. */
    static List<Symboliser> onPath(String path, int machine) {
        List<String> names = new ArrayList<>(List.of("llvm-symbolizer", "llvm-addr2line"));
        for (int version = NEWEST_LLVM; version >= OLDEST_LLVM; version--) {
            names.add("llvm-symbolizer-" + version);
        }
        List<Symboliser> found = new ArrayList<>();
        for (String name : names) {
            Path program = find(path, name);
            if (program != null) {
                found.add(new Symboliser(program, true));
                break;
            }
        }
        Path gnu = find(path, isHost(machine) ? "addr2line" : triple(machine) + "-addr2line");
        if (gnu != null) {
            found.add(new Symboliser(gnu, false));
        }
        return found;
    }

    /** A program that somebody chose. */
    static Symboliser of(Path program) {
        return new Symboliser(program, String.valueOf(program.getFileName()).contains("llvm"));
    }

    private static boolean isHost(int machine) {
        String arch = System.getProperty("os.arch", "");
        return machine == ElfFile.EM_X86_64
                ? "amd64".equals(arch) || "x86_64".equals(arch)
                : machine == ElfFile.EM_AARCH64 ? "aarch64".equals(arch) : false;
    }

    private static String triple(int machine) {
        return switch (machine) {
        case ElfFile.EM_X86_64 -> "x86_64-linux-gnu";
        case ElfFile.EM_AARCH64 -> "aarch64-linux-gnu";
        default -> "unknown-linux-gnu";
        };
    }

    private static @Nullable Path find(String path, String name) {
        for (String folder : path.split(":")) {
            if (folder.startsWith("/")) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program) && Files.isRegularFile(program)) {
                    return program;
                }
            }
        }
        return null;
    }

    /** Whether its answers for a section can be relied on: LLVM's takes the first section of a relocatable file in which an address could be. */
    boolean knows(ElfFile file, Section section, long highest) {
        return !llvm || !file.isRelocatable() || file.sections().stream()
                .noneMatch(other -> other.isCode() && other.index() != section.index() && other.size() > 0
                        && other.address() <= highest);
    }

    /**
     * Asks for lines; blocks.
     *
     * @param file      with debug info
     * @param section   that the addresses are in; {@code null} where they say it by themselves
     * @param addresses each once
     * @return what it says, innermost first; empty for an address that it does not know
     * @throws IOException          if it cannot be started or fails; the message says so
     * @throws InterruptedException if the thread is interrupted; it is then killed
     */
    Map<Long, List<Line>> lines(Path file, @Nullable Section section, List<Long> addresses, Progress progress)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        if (llvm) {
            command.add("--output-style=GNU");
        } else if (section != null) {
            command.addAll(List.of("-j", section.name()));
        }
        command.addAll(List.of("-a", "-f", "-i", "-e", file.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        // nothing is fetched that nobody asked for
        builder.environment().remove("DEBUGINFOD_URLS");
        builder.environment().put("LC_ALL", "C");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IOException(program + " cannot be started: " + e.getMessage() + ".", e);
        }
        List<String> answer = new ArrayList<>();
        StringBuffer complaints = new StringBuffer();
        Thread asking = start("rangescope symboliser input", () -> {
            try (Writer to = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII))) {
                for (long address : addresses) {
                    to.write("0x" + Long.toHexString(address) + "\n");
                }
            } catch (IOException e) {
                // it has ended; its status says why
            }
        });
        Thread complaining = start("rangescope symboliser messages", () -> read(process.errorReader(StandardCharsets.UTF_8), line -> {
            if (complaints.length() < 500) {
                complaints.append(complaints.length() == 0 ? "" : "; ").append(line.strip());
            }
        }));
        Thread answering = start("rangescope symboliser output",
                () -> read(new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)), answer::add));
        try {
            long end = System.nanoTime() + LIMIT_NS;
            while (!process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
                if (progress.isCanceled()) {
                    throw new InterruptedException("canceled");
                }
                if (System.nanoTime() - end > 0) {
                    throw new IOException(program + " was still busy with " + file + " after "
                            + TimeUnit.NANOSECONDS.toMinutes(LIMIT_NS) + " minutes, and was ended.");
                }
            }
            asking.join();
            answering.join();
            complaining.join();
        } finally {
            process.destroyForcibly();
        }
        Map<Long, List<Line>> lines = parse(answer, addresses);
        if (process.exitValue() != 0 || lines.size() < addresses.size()) {
            throw new IOException(program + " failed on " + file + " (status " + process.exitValue() + ")"
                    + (complaints.length() == 0 ? "" : ": " + complaints) + ".");
        }
        return lines;
    }

    private static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void read(BufferedReader from, java.util.function.Consumer<String> to) {
        try (from) {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                to.accept(line);
            }
        } catch (IOException e) {
            // it was ended
        }
    }

    /** Answers come in the order of the questions: the address, then a line with a function and one with its place for each frame. */
    static Map<Long, List<Line>> parse(List<String> answer, List<Long> addresses) throws IOException {
        Map<Long, List<Line>> lines = new LinkedHashMap<>();
        List<Line> frames = null;
        int asked = 0;
        for (int i = 0; i < answer.size(); i++) {
            String text = answer.get(i);
            if (text.isEmpty()) {
                continue;
            }
            if (text.startsWith("0x")) {
                if (asked == addresses.size() || !isAddress(text, addresses.get(asked))) {
                    throw new IOException("The symboliser answers what was not asked: " + text + ".");
                }
                frames = new ArrayList<>();
                lines.put(addresses.get(asked++), frames);
            } else if (frames == null || i + 1 == answer.size()) {
                throw new IOException("The symboliser's answer is not understood: " + text + ".");
            } else {
                i++;
                Matcher matcher = PLACE.matcher(answer.get(i));
                if (!matcher.matches()) {
                    throw new IOException("The symboliser's answer is not understood: " + answer.get(i) + ".");
                }
                String file = String.valueOf(matcher.group(1));
                String line = String.valueOf(matcher.group(2));
                // a number that no file has as many lines as is as good as none
                if (!"??".equals(file) && !"?".equals(line) && !"0".equals(line) && line.length() <= LINE_DIGITS) {
                    frames.add(new Line(text, file, Integer.parseInt(line)));
                } else if (!frames.isEmpty() || !"??".equals(text)) {
                    // a function whose line is not known, so that what was inlined into it has no place either
                    frames.clear();
                }
            }
        }
        return lines;
    }

    private static boolean isAddress(String text, long address) {
        try {
            return Long.parseUnsignedLong(text.substring(2).toLowerCase(Locale.ROOT), 16) == address;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
