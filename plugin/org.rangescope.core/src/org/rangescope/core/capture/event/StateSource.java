// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.event;

/** How the state of something that existed before the capture is known. */
public enum StateSource {

    /** In a way that this version does not know. */
    UNKNOWN("in a way that this version does not know"),
    /** From the kernel's dmabuf iterator. */
    ITERATOR("from the kernel's dmabuf iterator"),
    /** From the kernel's list of buffers, read without its lock. */
    LIST("from the kernel's list of buffers, read without its lock"),
    /** From debugfs, which gives no identities. */
    BUFINFO("from /sys/kernel/debug/dma_buf/bufinfo, which gives no identities"),
    /** From an earlier part of the same capture. */
    PROBE("from an earlier part of this capture");

    private static final StateSource[] ALL = values();

    private final String meaning;

    StateSource(String meaning) {
        this.meaning = meaning;
    }

    /**
     * Where it comes from, for a person.
     *
     * @return part of a sentence
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Finds a source by its number in the stream.
     *
     * @param id any number
     * @return its source, or {@link #UNKNOWN}
     */
    public static StateSource of(int id) {
        return id > 0 && id < ALL.length ? ALL[id] : UNKNOWN;
    }
}
