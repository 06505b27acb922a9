// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.util.List;

/** What can be asked of the probe when its recording comes in as a stream; {@code rangescope-probe --help} explains them. */
public enum ProbeOption {

    /** Only calls of these processes. */
    PID("pid", Kind.NUMBERS, 1, 4_194_304, List.of(), ""),
    /** Only calls of processes of these names. */
    PROCESS("process", Kind.WORDS, 0, 0, List.of(), ""),
    /** Only buffers of these exporters. */
    EXPORTER("exporter", Kind.WORDS, 0, 0, List.of(), ""),
    /** Only attachments of these importing devices. */
    DEVICE("device", Kind.WORDS, 0, 0, List.of(), ""),
    /** Only maps of this kind. */
    ADAPTER("adapter", Kind.CHOICE, 0, 0, List.of("interconnect", "interconnect-v1", "interconnect-v2", "sgt"), ""),
    /** How call stacks are taken. */
    STACKS("stacks", Kind.CHOICE, 0, 0, List.of("reused", "all", "none"), "reused"),
    /** How many ranges of each map are walked at most. */
    MAX_RANGES("max-ranges", Kind.NUMBER, 1, 65_536, List.of(), "4096"),
    /** How many ranges are recorded a second at most; 0: no limit. */
    RANGE_RATE("range-rate", Kind.NUMBER, 0, 1_000_000_000, List.of(), "20000"),
    /** See each store of a range. */
    PRECISE("precise", Kind.FLAG, 0, 0, List.of(), ""),
    /** See what unmaps and failed maps free. */
    FREES("frees", Kind.FLAG, 0, 0, List.of(), ""),
    /** Record kernel addresses as they are. */
    RAW_POINTERS("raw-pointers", Kind.FLAG, 0, 0, List.of(), ""),
    /** How functions of the kernel are hooked. */
    ATTACH("attach", Kind.CHOICE, 0, 0, List.of("auto", "fentry", "kprobe", "tracefs"), "auto"),
    /** A file on the target with the kernel's types. */
    BTF("btf", Kind.TEXT, 0, 0, List.of(), ""),
    /** Room for events on their way, in MiB. */
    RING_SIZE("ring-size", Kind.CHOICE, 0, 0, List.of("1", "2", "4", "8", "16", "32", "64", "128", "256", "512"), "8"),
    /** Seconds after which the capture ends. */
    DURATION("duration", Kind.DECIMAL, 0.001, 1e8, List.of(), ""),
    /** Show what libbpf says. */
    VERBOSE("verbose", Kind.FLAG, 0, 0, List.of(), "");

    /** How often a filter can be given. */
    public static final int FILTERS_MAX = 16;

    /** What an option's value looks like. */
    public enum Kind {
        /** None: it is given or not; {@code "true"} is given. */
        FLAG,
        /** One of some words. */
        CHOICE,
        /** A whole number. */
        NUMBER,
        /** A number. */
        DECIMAL,
        /** Whole numbers, separated by commas. */
        NUMBERS,
        /** Names, separated by commas. */
        WORDS,
        /** Any text. */
        TEXT
    }

    private final String name;
    private final Kind kind;
    private final double least;
    private final double most;
    private final List<String> choices;
    private final String preset;

    ProbeOption(String name, Kind kind, double least, double most, List<String> choices, String preset) {
        this.name = name;
        this.kind = kind;
        this.least = least;
        this.most = most;
        this.choices = choices;
        this.preset = preset;
    }

    /**
     * Its name on the command line.
     *
     * @return without the dashes
     */
    public String optionName() {
        return name;
    }

    /**
     * What its value looks like.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * What it can be, for a choice.
     *
     * @return words
     */
    public List<String> choices() {
        return choices;
    }

    /**
     * What the probe does when it is not given.
     *
     * @return that value, empty when there is none
     */
    public String preset() {
        return preset;
    }

    /**
     * The smallest number it takes.
     *
     * @return for numbers
     */
    public double least() {
        return least;
    }

    /**
     * The largest number it takes.
     *
     * @return for numbers
     */
    public double most() {
        return most;
    }
}
