// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

import java.util.Locale;

/** What does not fit in a recording and is nobody's mistake but that of the recording: each is counted, and kept out of the verdicts. */
public enum Oddity {

    /** A map call told twice. */
    DUPLICATE_MAP("map calls that the recording tells twice"),
    /** A range told twice. */
    DUPLICATE_RANGE("ranges that the recording tells twice"),
    /** An unmap call told twice. */
    DUPLICATE_UNMAP("unmap calls that the recording tells twice"),
    /** An attach told twice. */
    DUPLICATE_ATTACH("attachments whose attach the recording tells twice"),
    /** A detach of what was detached before. */
    DUPLICATE_DETACH("detaches of an attachment that was detached before and not attached since"),
    /** An export told twice. */
    DUPLICATE_EXPORT("buffers whose export the recording tells twice"),
    /** A release told twice. */
    DUPLICATE_RELEASE("buffers whose release the recording tells twice"),
    /** An unmap without its map. */
    UNKNOWN_UNMAP("unmaps of mappings that were never seen being mapped, most of them from before the capture"),
    /** An unmap of a table that the core keeps. */
    CACHED_UNMAP("unmaps of an sg-table that the core keeps until detach: they do nothing, and are right"),
    /** A mapping that is gone although no unmap was seen. */
    UNSEEN_END("mappings whose unmap was not seen although they are gone"),
    /** A detach of what was never seen. */
    UNKNOWN_DETACH("detaches of an attachment that was not seen before"),
    /** An attach at an address where another attachment was. */
    UNSEEN_DETACH("attachments whose detach was not seen although their address is used again"),
    /** An export with a number that another buffer had. */
    UNSEEN_RELEASE("buffers whose release was not seen although their inode number is used again"),
    /** A range without its map. */
    ORPHAN_RANGE("range records without their map record"),
    /** A map call whose begin was not seen. */
    RETURN_WITHOUT_ENTRY("map calls of which only the return was seen"),
    /** An unmap_end without its unmap. */
    END_WITHOUT_UNMAP("returns of unmap calls whose begin was not seen"),
    /** A live record without its map. */
    UNKNOWN_LIVE("mappings that were live at the end by the probe's own table and were never seen being mapped"),
    /** Late, and put in order. */
    REORDERED("records that came after later ones and were put in order"),
    /** Time goes back. */
    CLOCK_BACK("records that are older than the one before them, and came too late to be put in order"),
    /** A time before the capture. */
    BEFORE_START("records that are older than the capture"),
    /** A map call that begins after it returned. */
    BEGIN_AFTER_RETURN("map calls that began after they had returned");

    private final String meaning;

    Oddity(String meaning) {
        this.meaning = meaning;
    }

    /**
     * What is counted, for a person.
     *
     * @return in the plural, without a full stop
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Its name for a machine.
     *
     * @return such as {@code duplicate_map}
     */
    public String streamName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
