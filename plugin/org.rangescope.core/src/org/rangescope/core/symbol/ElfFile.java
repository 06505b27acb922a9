// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.symbol;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.rangescope.core.util.annotation.Nullable;

/**
 * As much of an ELF file as it takes to find a function in it: sections, functions, and what tells builds apart. Only 64-bit files, for the kernels that the
 * probe runs on are. Nothing in the file is trusted. One thread.
 */
final class ElfFile {

    /** Relocatable: addresses count from the section's start. */
    static final int ET_REL = 1;
    static final int EM_X86_64 = 62;
    static final int EM_AARCH64 = 183;

    private static final int HEADER = 64;
    private static final int SECTION_HEADER = 64;
    private static final int SYMBOL = 24;
    private static final int SHT_SYMTAB = 2;
    private static final int SHT_NOTE = 7;
    private static final int SHT_NOBITS = 8;
    private static final int SHF_EXECINSTR = 4;
    private static final int STT_FUNC = 2;
    private static final int STT_GNU_IFUNC = 10;
    private static final int STT_SECTION = 3;
    private static final int STT_FILE = 4;
    private static final int SHN_XINDEX = 0xffff;
    private static final int NT_GNU_BUILD_ID = 3;
    private static final long MOST_BYTES = 512L << 20;
    private static final long MOST_MODINFO = 1L << 20;
    private static final Pattern VERMAGIC = Pattern.compile("(?:^|\0)vermagic=([^ \0]+)");
    private static final Pattern BANNER = Pattern.compile("^Linux version (\\S+)");

    /**
     * A section.
     *
     * @param index from 0
     * @param size  bytes, in the file or when loaded
     */
    record Section(int index, String name, int type, long flags, long address, long offset, long size, int link) {

        boolean isCode() {
            return (flags & SHF_EXECINSTR) != 0;
        }
    }

    /**
     * A function.
     *
     * @param section that it is in
     * @param address of its start; from the start of the section in a relocatable file
     * @param size    as the symbol says; 0 when it does not
     * @param room    bytes to the next symbol of the section; {@link Long#MAX_VALUE} for the last one
     */
    record Function(String name, Section section, long address, long size, long room) {}

    private final Path path;
    private final FileChannel channel;
    private final ByteOrder order;
    private final int type;
    private final int machine;
    private final List<Section> sections;

    private ElfFile(Path path, FileChannel channel, ByteOrder order, int type, int machine, List<Section> sections) {
        this.path = path;
        this.channel = channel;
        this.order = order;
        this.type = type;
        this.machine = machine;
        this.sections = sections;
    }

    /** What is asked of an open file. */
    interface Question<T> {
        T ask(ElfFile file) throws IOException;
    }

    /**
     * Opens a file for a question.
     *
     * @throws IOException if it cannot be read or is none; the message names it
     */
    static <T> T ask(Path path, Question<T> question) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return question.ask(open(path, channel));
        } catch (java.nio.file.NoSuchFileException e) {
            throw new IOException(path + " does not exist.", e);
        } catch (java.nio.file.AccessDeniedException e) {
            throw new IOException(path + " may not be read: no permission.", e);
        } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException | ArithmeticException e) {
            throw new IOException(path + " is damaged: it points outside of itself.", e);
        }
    }

    private static ElfFile open(Path path, FileChannel channel) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        if (!fill(channel, header, 0) || header.getInt(0) != 0x7f454c46) {
            throw new IOException(path + " is no ELF file" + compressed(path) + ".");
        }
        if (header.get(4) != 2) {
            throw new IOException(path + " is a 32-bit ELF file; only 64-bit kernels are supported.");
        }
        ByteOrder order = header.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        header.order(order);
        long tableAt = header.getLong(40);
        int entry = Short.toUnsignedInt(header.getShort(58));
        long count = Short.toUnsignedInt(header.getShort(60));
        int names = Short.toUnsignedInt(header.getShort(62));
        if (tableAt == 0 || entry < SECTION_HEADER) {
            throw new IOException(path + " has no sections, and so no symbols.");
        }
        if (count == 0 || names == SHN_XINDEX) {
            ByteBuffer first = read(path, channel, order, tableAt, SECTION_HEADER);
            count = count == 0 ? first.getLong(32) : count;
            names = names == SHN_XINDEX ? first.getInt(40) : names;
        }
        ByteBuffer table = read(path, channel, order, tableAt, Math.multiplyExact(count, entry));
        List<Section> raw = new ArrayList<>();
        int[] nameAt = new int[(int) count];
        for (int i = 0; i < count; i++) {
            int at = i * entry;
            nameAt[i] = table.getInt(at);
            raw.add(new Section(i, "", table.getInt(at + 4), table.getLong(at + 8), table.getLong(at + 16), table.getLong(at + 24),
                    table.getLong(at + 32), table.getInt(at + 40)));
        }
        Section strings = raw.get(names);
        ByteBuffer texts = read(path, channel, order, strings.offset(), strings.size());
        List<Section> sections = new ArrayList<>();
        for (Section each : raw) {
            sections.add(new Section(each.index(), text(texts, nameAt[each.index()]), each.type(), each.flags(), each.address(),
                    each.offset(), each.size(), each.link()));
        }
        return new ElfFile(path, channel, order, Short.toUnsignedInt(header.getShort(16)), Short.toUnsignedInt(header.getShort(18)),
                sections);
    }

    private static String compressed(Path path) {
        String name = String.valueOf(path.getFileName());
        for (String ending : List.of(".xz", ".zst", ".gz")) {
            if (name.endsWith(ending)) {
                return ", it is compressed; unpack it";
            }
        }
        return name.startsWith("vmlinuz") || "bzImage".equals(name)
                ? ", it is the image that boots; set the vmlinux that it was made of"
                : "";
    }

    private static boolean fill(FileChannel channel, ByteBuffer into, long from) throws IOException {
        long at = from;
        while (into.hasRemaining()) {
            int n = channel.read(into, at);
            if (n < 0) {
                return false;
            }
            at += n;
        }
        into.flip();
        return true;
    }

    private static ByteBuffer read(Path path, FileChannel channel, ByteOrder order, long offset, long size) throws IOException {
        if (offset < 0 || size < 0 || size > MOST_BYTES || offset > channel.size() - size) {
            throw new EOFException(path + " is damaged or cut off: " + size + " bytes at offset " + offset + " are not all there.");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) size).order(order);
        if (!fill(channel, bytes, offset)) {
            throw new EOFException(path + " became shorter while it was read.");
        }
        return bytes;
    }

    private ByteBuffer contents(Section section) throws IOException {
        return read(path, channel, order, section.offset(), section.size());
    }

    private static String text(ByteBuffer texts, int at) {
        int end = at;
        while (texts.get(end) != 0) {
            end++;
        }
        return new String(texts.array(), at, end - at, StandardCharsets.UTF_8);
    }

    boolean isRelocatable() {
        return type == ET_REL;
    }

    int machine() {
        return machine;
    }

    List<Section> sections() {
        return sections;
    }

    private @Nullable Section section(String name) {
        return sections.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    /** Whether it has DWARF with lines. */
    boolean hasDebugInfo() {
        return List.of(".debug_line", ".zdebug_line").stream().map(this::section)
                .anyMatch(each -> each != null && each.type() != SHT_NOBITS && each.size() > 0);
    }

    /** Tells builds apart; an empty text when there is none. */
    String buildId() throws IOException {
        for (Section section : sections) {
            if (section.type() != SHT_NOTE || section.size() > MOST_MODINFO) {
                continue;
            }
            ByteBuffer notes = contents(section);
            while (notes.remaining() >= 12) {
                int nameSize = notes.getInt();
                int size = notes.getInt();
                int kind = notes.getInt();
                if (nameSize < 0 || size < 0 || aligned(nameSize) + aligned(size) > notes.remaining()) {
                    break;
                }
                byte[] name = new byte[nameSize];
                notes.get(name);
                notes.position(notes.position() + (int) (aligned(nameSize) - nameSize));
                byte[] value = new byte[size];
                notes.get(value);
                notes.position(notes.position() + (int) (aligned(size) - size));
                if (kind == NT_GNU_BUILD_ID && Arrays.equals(name, new byte[]{'G', 'N', 'U', 0})) {
                    return HexFormat.of().formatHex(value);
                }
            }
        }
        return "";
    }

    private static long aligned(int size) {
        return size + 3L & ~3L;
    }

    /** The kernel that it is or is for, such as {@code 6.12.117}; an empty text when it does not say. */
    String kernelRelease() throws IOException {
        Section modinfo = section(".modinfo");
        if (modinfo != null && modinfo.type() != SHT_NOBITS && modinfo.size() <= MOST_MODINFO) {
            ByteBuffer bytes = contents(modinfo);
            Matcher matcher = VERMAGIC.matcher(new String(bytes.array(), StandardCharsets.ISO_8859_1));
            if (matcher.find()) {
                return String.valueOf(matcher.group(1));
            }
        }
        if (isRelocatable()) {
            return "";
        }
        String[] found = {""};
        symbols((name, sectionIndex, kind, value, size) -> {
            if (!"linux_banner".equals(name) || sectionIndex <= 0 || sectionIndex >= sections.size()) {
                return;
            }
            Section section = sections.get(sectionIndex);
            long at = value - section.address();
            if (section.type() != SHT_NOBITS && at >= 0 && at < section.size()) {
                ByteBuffer bytes = read(path, channel, order, section.offset() + at, Math.min(256, section.size() - at));
                Matcher matcher = BANNER.matcher(new String(bytes.array(), StandardCharsets.ISO_8859_1));
                if (matcher.find()) {
                    found[0] = String.valueOf(matcher.group(1));
                }
            }
        }, Set.of("linux_banner"));
        return found[0];
    }

    private interface Symbols {
        void take(String name, int section, int kind, long value, long size) throws IOException;
    }

    /** Goes through all symbols; names other than the wanted ones are not decoded, and given as empty. */
    private void symbols(Symbols to, Set<String> wanted) throws IOException {
        Section table = sections.stream().filter(each -> each.type() == SHT_SYMTAB).findFirst().orElse(null);
        if (table == null) {
            throw new IOException(path + " has no symbol table; set a file that was not stripped.");
        }
        if (table.link() <= 0 || table.link() >= sections.size()) {
            throw new IOException(path + " is damaged: its symbols have no names.");
        }
        Section extended = sections.stream().filter(each -> each.type() == 18 && each.link() == table.index()).findFirst().orElse(null);
        ByteBuffer indexes = extended == null ? null : contents(extended);
        Map<Integer, List<byte[]>> byLength = new HashMap<>();
        for (String name : wanted) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            byLength.computeIfAbsent(bytes.length, length -> new ArrayList<>()).add(bytes);
        }
        ByteBuffer symbols = contents(table);
        ByteBuffer names = contents(sections.get(table.link()));
        byte[] texts = names.array();
        for (int i = 0; i < symbols.limit() / SYMBOL; i++) {
            int at = i * SYMBOL;
            int kind = symbols.get(at + 4) & 0xf;
            int section = Short.toUnsignedInt(symbols.getShort(at + 6));
            if (section == SHN_XINDEX && indexes != null) {
                section = indexes.getInt(4 * i);
            }
            if (section == 0 || kind == STT_SECTION || kind == STT_FILE) {
                continue;
            }
            int from = symbols.getInt(at);
            int end = from;
            while (texts[end] != 0) {
                end++;
            }
            // the assembler's own marks are in no list of the kernel's symbols
            if (end == from || texts[from] == '$' || texts[from] == '.' && end > from + 1 && texts[from + 1] == 'L') {
                continue;
            }
            String name = "";
            for (byte[] each : byLength.getOrDefault(end - from, List.of())) {
                if (Arrays.equals(each, 0, each.length, texts, from, end)) {
                    name = new String(each, StandardCharsets.UTF_8);
                }
            }
            to.take(name, section, kind, symbols.getLong(at + 8), symbols.getLong(at + 16));
        }
    }

    /**
     * Finds functions.
     *
     * @param names of all that are wanted
     * @return all functions of each name, at each address once
     */
    Map<String, List<Function>> functions(Set<String> names) throws IOException {
        record Found(String name, int section, long value, long size) {}
        List<Found> found = new ArrayList<>();
        Map<Integer, Values> values = new HashMap<>();
        symbols((name, section, kind, value, size) -> {
            if (section >= sections.size() || !sections.get(section).isCode()) {
                return;
            }
            values.computeIfAbsent(section, s -> new Values()).add(value);
            if (!name.isEmpty() && (kind == STT_FUNC || kind == STT_GNU_IFUNC || kind == 0)
                    && found.stream().noneMatch(f -> f.name().equals(name) && f.section() == section && f.value() == value)) {
                found.add(new Found(name, section, value, size));
            }
        }, names);
        values.values().forEach(Values::sort);
        Map<String, List<Function>> functions = new LinkedHashMap<>();
        for (Found each : found) {
            Values of = values.get(each.section());
            functions.computeIfAbsent(each.name(), name -> new ArrayList<>())
                    .add(new Function(each.name(), sections.get(each.section()), each.value(), each.size(),
                            of == null ? Long.MAX_VALUE : of.room(each.value())));
        }
        return functions;
    }

    /** Where symbols of a section are. */
    private static final class Values {

        private long[] values = new long[64];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        void sort() {
            Arrays.sort(values, 0, size);
        }

        long room(long value) {
            int at = Arrays.binarySearch(values, 0, size, value + 1);
            at = at < 0 ? -at - 1 : at;
            return at < size ? values[at] - value : Long.MAX_VALUE;
        }
    }
}
