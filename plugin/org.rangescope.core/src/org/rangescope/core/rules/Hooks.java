// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.MissingHook;

/** Which kernel functions a kind of event comes from, and whether they were observed. */
final class Hooks {

    private Hooks() {}

    private static List<String> functions(EventKind kind, boolean interconnectOnly) {
        return switch (kind) {
        case MAP, RANGE ->
            interconnectOnly ? List.of("dma_buf_map_interconnect") : List.of("dma_buf_map_interconnect", "dma_buf_map_attachment");
        case UNMAP ->
            interconnectOnly ? List.of("dma_buf_unmap_interconnect") : List.of("dma_buf_unmap_interconnect", "dma_buf_unmap_attachment");
        case BUFFER_EXPORT -> List.of("dma_buf_export");
        case BUFFER_RELEASE -> List.of("dma_buf_release");
        case ATTACH -> List.of("dma_buf_dynamic_attach");
        case DETACH -> List.of("dma_buf_detach");
        case INVALIDATE -> List.of("dma_buf_move_notify", "dma_buf_invalidate_mappings");
        case UNMAP_END -> List.of("dma_buf_unmap_interconnect");
        case MATCH -> List.of("dma_buf_match_interconnects");
        case PIN -> List.of("dma_buf_pin");
        case UNPIN -> List.of("dma_buf_unpin");
        case TASK_EXIT -> List.of("sched_process_exit");
        case STRING, SYMBOL, STACK, TASK, DEVICE, INTERCONNECT, CAPTURE_START, CAPTURE_STOP, STATISTICS, LIVE, BUFFER_STATE,
                ATTACHMENT_STATE, MAPPING_STATE, TRIGGER ->
            List.of();
        };
    }

    /** What keeps a rule from saying anything, or an empty text. One of the functions that can give an event is enough. */
    static String missing(Recording recording, Rule rule) {
        CaptureHeader header = recording.header();
        String hooks = missing(header, rule);
        if (hooks.isEmpty() && Evidence.isAsked(recording)) {
            return rule.evidence().stream().sorted().map(evidence -> evidence.missing(recording)).filter(words -> !words.isEmpty())
                    .findFirst().orElse("");
        }
        return hooks;
    }

    private static String missing(CaptureHeader header, Rule rule) {
        if (header.isFiltered() && rule.needsEveryCall()) {
            return "the recording has only the calls that its filters let pass (" + header.filters() + ")";
        }
        if (rule.interconnectOnly() && header.hasNoInterconnects()) {
            return header.filters().contains("--adapter")
                    ? "calls of the interconnect interface were not recorded (" + header.filters() + ")"
                    : "this kernel has no dma-buf interconnects";
        }
        if (!header.knowsHooks()) {
            return "";
        }
        List<String> reasons = new ArrayList<>();
        for (EventKind kind : rule.needs()) {
            List<String> functions = functions(kind, rule.interconnectOnly());
            if (!functions.isEmpty() && functions.stream().noneMatch(header.hooksAttached()::contains)) {
                reasons.add(functions.get(0) + " was not observed (" + reason(header, functions.get(0)) + ")");
            }
        }
        return String.join(", ", reasons);
    }

    private static String reason(CaptureHeader header, String function) {
        for (MissingHook hook : header.hooksMissing()) {
            if (hook.name().equals(function) && !hook.reason().isEmpty()) {
                return hook.reason();
            }
        }
        return "the recording gives no reason";
    }
}
