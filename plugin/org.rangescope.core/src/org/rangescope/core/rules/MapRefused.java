// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.util.Units;

/** RS12: an interconnect map was refused. */
public final class MapRefused extends IncidentRule {

    /** For the ServiceLoader. */
    public MapRefused() {
        super("RS12", "Map refused", Severity.INFO, IncidentKind.MAP_REFUSED, false, List.of(EventKind.MAP));
    }

    @Override
    public boolean interconnectOnly() {
        return true;
    }

    @Override
    public String explanation() {
        return "By itself this is allowed: the importer asks, and is told to use something else. It costs when the device then goes through system"
                + " memory, and it is a mistake when both sides meant to agree.";
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        return Verdict.DEFINITE;
    }

    @Override
    String certainty(RuleContext context, Case one) {
        return Judge.inItself();
    }

    @Override
    String what(Incident incident) {
        return "map refused";
    }

    @Override
    long extra(Recording recording, Case one) {
        return one.detail & (MapFlags.ALLOW_IC | MapFlags.DYNAMIC | MapFlags.MAP_OP)
                | (fellBack(recording, one.attachment) ? 1L << 32 : 0);
    }

    private static boolean fellBack(Recording recording, int attachment) {
        return attachment >= 0 && recording.sgtMapped(attachment);
    }

    /** Until when it could have fallen back. */
    private static long lastNs(Recording recording, int attachment) {
        long detachNs = attachment < 0 ? Units.UNKNOWN : recording.attachments().detachNs(attachment);
        return detachNs == Units.UNKNOWN ? recording.endNs() : detachNs;
    }

    private static String reason(Group group) {
        long flags = group.first().detail();
        boolean v1 = "interconnect-v1".equals(group.adapter().streamName());
        boolean dynamic = (flags & MapFlags.DYNAMIC) != 0;
        boolean allowed = (flags & MapFlags.ALLOW_IC) != 0;
        if (!dynamic && (v1 || allowed)) {
            return "the importer is not dynamic (it has no move_notify callback)";
        }
        if (!allowed) {
            return dynamic
                    ? "the interconnect is not allowed on the attachment (importer and exporter did not agree on one, or it was disallowed since)"
                    : "the interconnect is not allowed on the attachment, whose importer is not dynamic";
        }
        if ((flags & MapFlags.MAP_OP) == 0) {
            return "the exporter has no map operation for interconnects";
        }
        return "the exporter's own map callback refused it, although the attachment allows it";
    }

    @Override
    String sentence(Group group) {
        int error = group.context().recording().mappings().error(group.first().mapping());
        Recording recording = group.context().recording();
        String fell = fellBack(recording, group.first().attachment())
                ? "; the importer fell back to the sg-table."
                : recording.header().isFiltered() || !recording.header().adapters().contains("sgt")
                        ? "; whether the importer fell back to the sg-table was not recorded."
                        : group.context().isLossy(group.first().timeNs(), lastNs(recording, group.first().attachment()))
                                ? "; whether the importer fell back to the sg-table is not known, for events were lost after it."
                                : "; the importer did not fall back to the sg-table.";
        return Units.counted(group.count(), "map call") + " " + group.byWhom() + " on " + group.deviceName()
                + (group.count() == 1 ? " was" : " were")
                + " refused with " + Group.errno(error) + " because " + reason(group) + fell;
    }

    @Override
    List<String> evidence(Group group) {
        List<String> evidence = new ArrayList<>();
        long flags = group.first().detail();
        evidence.add("State of the attachment as the call saw it: interconnect "
                + ((flags & MapFlags.ALLOW_IC) != 0 ? "allowed" : "not allowed") + ", importer "
                + ((flags & MapFlags.DYNAMIC) != 0 ? "dynamic" : "not dynamic") + ", exporter "
                + ((flags & MapFlags.MAP_OP) != 0 ? "with" : "without")
                + " map operation.");
        evidence.add(group.buffers());
        return evidence;
    }

    @Override
    List<String> checks(Group group) {
        return List.of("Compare what importer and exporter pass to the match at attach; the sg-table path stays usable either way.");
    }
}
