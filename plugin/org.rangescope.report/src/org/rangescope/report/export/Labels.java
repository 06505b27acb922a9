// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.export;

import java.util.Locale;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.Symbol;

/** What timelines call things. Under the session's lock. */
public final class Labels {

    private Labels() {}

    /**
     * A recording: the name of its file, wherever that lies.
     *
     * @param recording it
     * @return the last part of the name it was opened by
     */
    public static String recording(Recording recording) {
        return recording.name().substring(recording.name().lastIndexOf('/') + 1);
    }

    /**
     * An attachment.
     *
     * @param recording  of it
     * @param attachment attachment row, or -1
     * @return importer, exporter and buffer
     */
    public static String attachment(Recording recording, int attachment) {
        if (attachment < 0) {
            return "unknown attachment";
        }
        int buffer = recording.attachments().buffer(attachment);
        int device = recording.attachments().device(attachment);
        return "attachment " + attachment + ": " + (device == 0 ? "unknown device" : recording.dictionaries().device(device))
                + " from " + recording.exporter(buffer) + " (inode " + Long.toUnsignedString(recording.buffers().inode(buffer)) + ")";
    }

    /**
     * A mapping, by who made it.
     *
     * @param recording of it
     * @param row       mapping row
     * @return the driver's function, or the kernel's where that is not known
     */
    public static String mapping(Recording recording, int row) {
        Symbol site = recording.callSite(recording.mappings().stack(row));
        return site == null ? call(recording, row) : site.name();
    }

    /**
     * A map call.
     *
     * @param recording of it
     * @param row       mapping row
     * @return the kernel's function
     */
    public static String call(Recording recording, int row) {
        return Adapter.of(recording.mappings().adapter(row)).mapFunction();
    }

    /**
     * An unmap call.
     *
     * @param recording of it
     * @param row       mapping row
     * @return the kernel's function
     */
    public static String uncall(Recording recording, int row) {
        return Adapter.of(recording.mappings().adapter(row)).unmapFunction();
    }

    /**
     * A value of an enum as it stands in tables.
     *
     * @param value any
     * @return lower case, with hyphens
     */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
