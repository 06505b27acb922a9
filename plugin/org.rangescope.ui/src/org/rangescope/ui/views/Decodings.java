// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.views;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.decode.DecodedEntry;
import org.rangescope.core.decode.DecodedField;
import org.rangescope.core.decode.Decoders;
import org.rangescope.core.decode.Decoding;
import org.rangescope.core.util.Units;
import org.rangescope.model.text.Property;

/** What the entries of a mapping mean, for the Properties view. */
final class Decodings {

    private static final int MOST = 64;
    private static final Decoders DECODERS = new Decoders();

    private Decodings() {}

    /**
     * Decodes; where the recording may be read.
     *
     * @param mapping row of the mapping
     * @param range index of one range, whose fields are all told; -1 for a line about each
     */
    static List<Property> of(Recording recording, int mapping, long range) {
        List<Property> lines = new ArrayList<>();
        if (mapping < 0 || mapping >= recording.mappings().size()) {
            return lines;
        }
        Decoding decoding = DECODERS.of(recording, mapping);
        if (!decoding.isDecoded()) {
            return List.of(line(Messages.decoded, decoding.why()));
        }
        lines.add(line(Messages.decodedAs, decoding.decoder()));
        int first = recording.mappings().firstRange(mapping);
        for (int i = 0; i < decoding.size(); i++) {
            boolean one = range != -1 && recording.ranges().index(first + i) == range;
            if (one) {
                all(lines, decoding.entry(i));
                return lines;
            }
            if (range == -1) {
                if (i == MOST) {
                    int more = decoding.size() - MOST;
                    lines.add(line("", NLS.bind(more == 1 ? Messages.moreEntry : Messages.moreEntries, Units.count(more))));
                    break;
                }
                DecodedEntry entry = decoding.entry(i);
                lines.add(line(NLS.bind(Messages.entryOf, Integer.valueOf(i)),
                        entry.description() + (entry.isWellFormed() ? "" : "; " + String.join("; ", entry.malformed()))));
            }
        }
        return lines;
    }

    private static void all(List<Property> lines, DecodedEntry entry) {
        lines.add(line(Messages.entry, entry.description()));
        for (DecodedField field : entry.fields()) {
            lines.add(new Property(field.name(), field.text(), field.exact()));
        }
        entry.malformed().forEach(words -> lines.add(line(Messages.malformed, words)));
    }

    private static Property line(String name, String value) {
        return new Property(name, value, value);
    }
}
