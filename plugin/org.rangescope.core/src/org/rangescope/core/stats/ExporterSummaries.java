// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.stats.AttachmentSummaries.Numbers;
import org.rangescope.core.store.MappingTable;

/** Makes {@link ExporterSummary}s. */
public final class ExporterSummaries {

    private ExporterSummaries() {}

    /**
     * All exporters in numbers.
     *
     * @param recording under the session's lock
     * @return a summary for each exporter, the one that exposes most first
     */
    public static List<ExporterSummary> of(Recording recording) {
        Map<String, Numbers> numbers = new LinkedHashMap<>();
        Map<String, Long> buffers = new LinkedHashMap<>();
        int size = recording.buffers().size();
        Numbers[] byBuffer = new Numbers[size];
        for (int row = 0; row < size; row++) {
            String exporter = recording.exporter(row);
            byBuffer[row] = numbers.computeIfAbsent(exporter, name -> new Numbers(3));
            buffers.merge(exporter, 1L, Long::sum);
        }
        MappingTable mappings = recording.mappings();
        for (int row = 0; row < mappings.size(); row++) {
            byBuffer[mappings.buffer(row)].add(recording, row);
        }
        List<ExporterSummary> summaries = new ArrayList<>();
        numbers.forEach(
                (exporter, n) -> summaries.add(new ExporterSummary(exporter, buffers.getOrDefault(exporter, 0L), n.maps, n.live, n.leaked,
                        n.exposedBytes, n.percentile(50), n.percentile(99), n.max(), n.failed)));
        summaries.sort((a, b) -> a.exposedBytes() != b.exposedBytes()
                ? Long.compare(b.exposedBytes(), a.exposedBytes())
                : Long.compare(b.maps(), a.maps()));
        return summaries;
    }
}
