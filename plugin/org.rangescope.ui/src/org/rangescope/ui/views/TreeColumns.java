// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.views;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.Columns;
import org.rangescope.core.filter.FilterField;
import org.rangescope.core.filter.FilterField.Kind;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.table.ListColumns;
import org.rangescope.model.Attachment;
import org.rangescope.model.Buffer;
import org.rangescope.model.Capture;
import org.rangescope.model.Mapping;
import org.rangescope.model.text.ModelText;

/** What a filter can ask of the lines of the tree of attachments: a table of one row, which is one line after the other. */
final class TreeColumns {

    private static final List<String> STATES = Arrays.stream(MappingState.values())
            .map(state -> state.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList();

    /** What can be asked for. */
    static final List<FilterField> FIELDS = new TreeColumns().columns.fields();

    private final Object[] element = new Object[1];
    private final ListColumns<Object> columns = new ListColumns<>(Arrays.asList(element));

    TreeColumns() {
        text("line", "Line", "the line as it stands in the tree", ModelText::label);
        text("exporter", "Exporter", "name of a buffer's exporter", each -> each instanceof Buffer buffer ? buffer.getExporter() : "");
        text("device", "Importer", "device of an attachment", each -> each instanceof Attachment attachment ? attachment.getDevice() : "");
        text("driver", "Driver", "driver of an attachment's device",
                each -> each instanceof Attachment attachment ? attachment.getDriver() : "");
        number("inode", "Inode", Kind.ID, "inode of a buffer", each -> each instanceof Buffer buffer ? buffer.getInode() : Column.UNKNOWN);
        number("size", "Size", Kind.BYTES, "size of a buffer",
                each -> each instanceof Buffer buffer ? known(buffer.getSizeBytes()) : Column.UNKNOWN);
        number("live", "Live", Kind.NUMBER, "live mappings of a buffer or an attachment", each -> each instanceof Buffer buffer
                ? buffer.getLive()
                : each instanceof Attachment attachment ? attachment.getLive() : Column.UNKNOWN);
        number("leaked", "Leaked", Kind.NUMBER, "leaked mappings of a buffer or an attachment", each -> each instanceof Buffer buffer
                ? buffer.getLeaked()
                : each instanceof Attachment attachment ? attachment.getLeaked() : Column.UNKNOWN);
        number("exposed", "Exposed", Kind.BYTES, "what is exposed", each -> each instanceof Buffer buffer
                ? buffer.getExposedBytes()
                : each instanceof Attachment attachment
                        ? attachment.getExposedBytes()
                        : each instanceof Mapping mapping ? known(mapping.getBytes()) : Column.UNKNOWN);
        number("serial", "Map", Kind.ID, "number of a map call",
                each -> each instanceof Mapping mapping ? mapping.getSerial() : Column.UNKNOWN);
        number("duration", "Population", Kind.DURATION, "time to populate a mapping",
                each -> each instanceof Mapping mapping ? known(mapping.getPopulationNs()) : Column.UNKNOWN);
        columns.number(FilterField.choice("state", "State", "what became of a mapping", STATES),
                each -> each instanceof Mapping mapping && mapping.getState() != null ? mapping.getState().ordinal() : Column.UNKNOWN);
    }

    private static long known(long value) {
        return value < 0 ? Column.UNKNOWN : value;
    }

    private void text(String name, String title, String description, Function<Object, String> text) {
        columns.text(new FilterField(name, title, Kind.TEXT, description), text);
    }

    private void number(String name, String title, Kind kind, String description, ToLongFunction<Object> value) {
        columns.number(new FilterField(name, title, kind, description), value);
    }

    /** The table. */
    Columns columns() {
        return columns;
    }

    /** The row of a line, which is the only one until the next call. */
    int row(Object line) {
        element[0] = line;
        return 0;
    }

    /** Which texts there are in a model. */
    static Map<String, List<String>> seen(Object input) {
        TreeSet<String> exporters = new TreeSet<>();
        TreeSet<String> devices = new TreeSet<>();
        TreeSet<String> drivers = new TreeSet<>();
        if (input instanceof Capture capture) {
            for (Buffer buffer : capture.getBuffers()) {
                exporters.add(buffer.getExporter());
                for (Attachment attachment : buffer.getAttachments()) {
                    devices.add(attachment.getDevice());
                    drivers.add(attachment.getDriver());
                }
            }
        }
        drivers.remove("");
        devices.remove("");
        exporters.remove("");
        return Map.of("exporter", List.copyOf(exporters), "device", List.copyOf(devices), "driver", List.copyOf(drivers));
    }
}
