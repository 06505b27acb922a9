// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Adapter;

/** What groups are called. */
final class Names {

    static final String NO_CALL_SITE = "unknown call site";

    private Names() {}

    static String exporter(Recording recording, int exporter) {
        String name = recording.dictionaries().string(exporter);
        return name.isEmpty() ? "unknown exporter" : name;
    }

    static String interconnect(Recording recording, int adapter, int interconnect) {
        Adapter of = Adapter.of(adapter);
        return of.isInterconnect() && interconnect != 0 ? recording.dictionaries().interconnect(interconnect).toString() : of.label();
    }
}
