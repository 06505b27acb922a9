// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

import java.time.Instant;
import java.util.List;

import org.rangescope.core.capture.AttachMode;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.capture.event.KernelEvent;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.BufferTable;
import org.rangescope.core.store.Dictionaries;
import org.rangescope.core.store.Exposure;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Populations;
import org.rangescope.core.store.RangeTable;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/** What is known of a capture so far. Written by the thread that reads the stream; others look at it under the session's lock. */
public interface Recording {

    /**
     * The name it was opened by.
     *
     * @return such as a file's name
     */
    String name();

    /**
     * What the metadata says.
     *
     * @return the header; {@link CaptureHeader#NONE} until it was read
     */
    CaptureHeader header();

    /**
     * Names, stacks, tasks and devices.
     *
     * @return what rows refer to by number
     */
    Dictionaries dictionaries();

    /**
     * The dma-bufs.
     *
     * @return one row each
     */
    BufferTable buffers();

    /**
     * The attachments.
     *
     * @return one row each
     */
    AttachmentTable attachments();

    /**
     * The map calls.
     *
     * @return one row each
     */
    MappingTable mappings();

    /**
     * The ranges that they yielded.
     *
     * @return one row each
     */
    RangeTable ranges();

    /**
     * Map calls in sum, by what they have in common.
     *
     * @return sums for any stretch of time
     */
    Populations populations();

    /**
     * What is mapped over time.
     *
     * @return the curve, by what mappings have in common
     */
    Exposure exposure();

    /**
     * What went wrong, or may have, in the order in which it was seen.
     *
     * @return incidents
     */
    IncidentTable incidents();

    /**
     * What the map calls say of themselves, all together.
     *
     * @return the bits of {@link MapFlags} that were set in any of them
     */
    int mapFlags();

    /**
     * What the unmap calls say of themselves, all together.
     *
     * @return the bits of {@link MapFlags} that were set in any of them
     */
    int unmapFlags();

    /**
     * When the last thread of a task's process ended.
     *
     * @param task a task
     * @return ns of the stream, or {@link Units#UNKNOWN} when that was not seen
     */
    long exitNs(int task);

    /**
     * What happened beside exports, attachments and mappings, in order of time: pin and unpin, matches, returns of unmap, ends of threads, triggers.
     *
     * @return values, made when they are asked for; not to be changed
     */
    List<KernelEvent> events();

    /**
     * Which part of a capture this is, when it was written to several recordings.
     *
     * @return 1, 2 ...; 0 when there is one recording only
     */
    int part();

    /**
     * How many records at the beginning say what existed before.
     *
     * @return as the probe announces it; 0 where it could not tell, or there was nothing
     */
    long statesAtStart();

    /**
     * How far it can be trusted.
     *
     * @return a picture of this moment
     */
    Health health();

    /**
     * When the capture began: the time of capture_start, or of the first record.
     *
     * @return ns of the stream, or {@link Units#UNKNOWN} before the first record
     */
    long startNs();

    /**
     * The time of the last record so far.
     *
     * @return ns of the stream, or {@link Units#UNKNOWN} before the first record
     */
    long endNs();

    /**
     * Whether the probe ended the capture in order: capture_stop was seen. Without it the history's end is not known.
     *
     * @return whether it is complete
     */
    boolean isComplete();

    /**
     * Whether no more records will come: the stream was read to its end, in order or not.
     *
     * @return whether what is live now stays so
     */
    boolean isEnded();

    /**
     * Whether the reader stopped before the recording's end, for it was told to or failed. The recording itself may be whole.
     *
     * @return whether there is more than was read
     */
    default boolean isStopped() {
        return false;
    }

    /**
     * Whether the set of mappings that were live at the end is known from the kernel's side of the probe, whole and independent of lost events.
     *
     * @return whether {@link #confirmedLive} can be relied on in both directions
     */
    boolean knowsLiveSet();

    /**
     * Whether the probe followed live mappings in the kernel, where no event can be lost on the way to it. Otherwise its table is made of the events that
     * arrived, and confirms nothing.
     *
     * @return whether what the probe says of a mapping is evidence of its own
     */
    default boolean hasTableInKernel() {
        return header().attachMode() != AttachMode.TRACEFS;
    }

    /**
     * How long successful map calls took, to three digits, as far as their begin was seen.
     *
     * @param percent 0 to 100; 100 is the slowest
     * @return ns, or {@link Units#UNKNOWN} when no duration is known
     */
    long populationNs(double percent);

    /**
     * Whether the kernel's side of the probe still knew a mapping as live at the end.
     *
     * @param mapping mapping row
     * @return whether a live record names it
     */
    boolean confirmedLive(int mapping);

    /**
     * How long it lasts.
     *
     * @return ns, 0 before the first record
     */
    default long spanNs() {
        return startNs() == Units.UNKNOWN ? 0 : Math.max(0, endNs() - startNs());
    }

    /**
     * A time since the capture began.
     *
     * @param timeNs ns of the stream, or UNKNOWN
     * @return ns since {@link #startNs()}, or UNKNOWN
     */
    default long toRelativeNs(long timeNs) {
        return timeNs == Units.UNKNOWN || startNs() == Units.UNKNOWN ? Units.UNKNOWN : timeNs - startNs();
    }

    /**
     * A time by the clock on the wall.
     *
     * @param timeNs ns of the stream
     * @return when that was
     */
    default Instant wallClock(long timeNs) {
        long ns = timeNs + header().clockOffsetNs();
        return Instant.ofEpochSecond(Math.floorDiv(ns, 1_000_000_000L), Math.floorMod(ns, 1_000_000_000L));
    }

    /**
     * The driver's function in a stack: the innermost frame that does not belong to the dma-buf core.
     *
     * @param stack stack, or 0
     * @return the frame, or {@code null} when the stack is not known
     */
    default @Nullable Symbol callSite(int stack) {
        int symbol = dictionaries().callSiteSymbol(stack);
        return symbol == 0 ? null : dictionaries().symbol(symbol);
    }

    /**
     * How much of the buffer a mapping exposes.
     *
     * @param mapping mapping row
     * @return bytes: as the mapping says, otherwise the buffer's size, otherwise 0
     */
    default long exposedBytes(int mapping) {
        return mappings().exposedBytes(mapping);
    }

    /**
     * Who exported a buffer.
     *
     * @param buffer buffer row
     * @return the exporter's name, or {@code unknown exporter}
     */
    default String exporter(int buffer) {
        String name = dictionaries().string(buffers().exporter(buffer));
        return name.isEmpty() ? "unknown exporter" : name;
    }

    /**
     * Whether the importer of an attachment mapped the buffer as sg-table, on this attachment or on another one of the same device.
     *
     * @param attachment attachment row
     * @return whether such a map call succeeded
     */
    boolean sgtMapped(int attachment);

    /**
     * By what a mapping was mapped, for a person.
     *
     * @param mapping mapping row
     * @return the interconnect's name, or {@code sg-table}
     */
    default String interconnect(int mapping) {
        Adapter adapter = Adapter.of(mappings().adapter(mapping));
        int interconnect = mappings().interconnect(mapping);
        return adapter.isInterconnect() && interconnect != 0 ? dictionaries().interconnect(interconnect).toString() : adapter.label();
    }
}
