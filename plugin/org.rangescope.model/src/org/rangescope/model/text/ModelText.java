// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.text;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.PopulationSource;
import org.rangescope.core.util.Units;
import org.rangescope.model.Attachment;
import org.rangescope.model.Buffer;
import org.rangescope.model.Capture;
import org.rangescope.model.Finding;
import org.rangescope.model.Loss;
import org.rangescope.model.Mapping;
import org.rangescope.model.Range;
import org.rangescope.model.Target;

/** Puts objects of the model into words. In the thread that owns the model. */
public final class ModelText {
    private static final String DOT = " · ";

    private ModelText() {}

    /** One line for a tree or a list. */
    public static String label(Object element) {
        if (element instanceof Capture capture) {
            return capture.getName();
        } else if (element instanceof Target target) {
            return joined(or(target.getHost(), "unknown host"), target.getKernelRelease(), String.join(", ", target.getAdapters()));
        } else if (element instanceof Buffer buffer) {
            return joined(or(buffer.getExporter(), "unknown exporter"), "inode " + Long.toUnsignedString(buffer.getInode()),
                    buffer.getSizeBytes() < 0 ? "" : Units.bytes(buffer.getSizeBytes()), buffer.getReleasedNs() < 0 ? "" : "released",
                    leaked(buffer.getLeaked()));
        } else if (element instanceof Attachment attachment) {
            return joined(device(attachment), path(attachment), attachment.getDetachedNs() < 0 ? "" : "detached",
                    leaked(attachment.getLeaked()));
        } else if (element instanceof Mapping mapping) {
            return joined("map #" + mapping.getSerial(), mapping.getError() != 0 ? "" : contents(mapping),
                    state(mapping));
        } else if (element instanceof Range range) {
            return joined("range " + range.getIndex(), Units.bytes(range.getLengthBytes()),
                    range.getPopulatedNs() < 0 ? "" : "after " + Units.duration(range.getPopulatedNs()));
        } else if (element instanceof Finding finding) {
            return finding.getNumber() + ". " + plain(finding.getSentence());
        } else if (element instanceof More more) {
            return more.text();
        }
        return String.valueOf(element);
    }

    /** A sentence without the marks around names of functions. */
    public static String plain(String sentence) {
        return sentence.replace("`", "");
    }

    private static String leaked(long count) {
        return count == 0 ? "" : Units.count(count) + " leaked";
    }

    private static String device(Attachment attachment) {
        if (attachment.getDevice().isEmpty()) {
            return "device attached before the capture";
        }
        return attachment.getDriver().isEmpty() || attachment.getDriver().equals(attachment.getDevice())
                ? attachment.getDevice()
                : attachment.getDevice() + " " + attachment.getDriver();
    }

    private static String path(Attachment attachment) {
        return attachment.getInterconnect().isEmpty() ? String.join(", ", attachment.getAdapters()) : attachment.getInterconnect();
    }

    private static boolean isSgTable(Mapping mapping) {
        return Adapter.SGT.label().equals(mapping.getAdapter());
    }

    private static String entries(Mapping mapping) {
        return Units.count(mapping.getRangeCount()) + (mapping.getRangeCount() == 1 ? " entry" : " entries");
    }

    /** How much a mapping yielded: "12 ranges", or "12 sg entries". */
    private static String contents(Mapping mapping) {
        return isSgTable(mapping)
                ? Units.count(mapping.getRangeCount()) + (mapping.getRangeCount() == 1 ? " sg entry" : " sg entries")
                : Units.counted(mapping.getRangeCount(), "range");
    }

    /** What became of a mapping: "leaked", "1.2 ms", "failed: -EINVAL". */
    private static String state(Mapping mapping) {
        if (mapping.getState() == MappingState.IN_FLIGHT) {
            return "in flight at the end";
        }
        if (mapping.getError() != 0) {
            return "failed: " + error(mapping.getError());
        }
        if (mapping.isLeaked()) {
            return "leaked";
        }
        String time = mapping.getPopulationNs() < 0 ? "" : Units.duration(mapping.getPopulationNs());
        return joined(time, mapping.getState() == null || mapping.getState().isOutstanding() ? "" : "ended");
    }

    /** The shape for an element. */
    public static Icon icon(Object element) {
        if (element instanceof Buffer buffer) {
            return buffer.getReleasedNs() < 0 ? Icon.BUFFER : Icon.BUFFER_RELEASED;
        } else if (element instanceof Attachment attachment) {
            return attachment.getDetachedNs() < 0 ? Icon.ATTACHMENT : Icon.ATTACHMENT_DETACHED;
        } else if (element instanceof Mapping mapping) {
            return mapping.getError() != 0 && mapping.getState() != MappingState.IN_FLIGHT
                    ? Icon.MAPPING_FAILED
                    : mapping.isLeaked()
                            ? Icon.MAPPING_LEAKED
                            : mapping.getState() != null && mapping.getState().isOutstanding() ? Icon.MAPPING_LIVE : Icon.MAPPING_ENDED;
        } else if (element instanceof Range) {
            return Icon.RANGE;
        } else if (element instanceof Finding finding && finding.getSeverity() != null) {
            return switch (finding.getSeverity()) {
            case ERROR -> Icon.FINDING_ERROR;
            case WARNING -> Icon.FINDING_WARNING;
            case PERF -> Icon.FINDING_PERFORMANCE;
            case INFO -> Icon.FINDING_INFO;
            };
        }
        return element instanceof More ? Icon.MORE : Icon.TARGET;
    }

    /** Heading over the properties of an element: "Mapping #8812". */
    public static String title(Object element) {
        if (element instanceof Mapping mapping) {
            return "Mapping #" + mapping.getSerial();
        } else if (element instanceof Range range) {
            return "Range " + range.getIndex();
        } else if (element instanceof Finding finding) {
            return "Finding " + finding.getNumber();
        } else if (element instanceof Buffer buffer) {
            return "Buffer, inode " + Long.toUnsignedString(buffer.getInode());
        } else if (element instanceof Attachment attachment) {
            return "Attachment of " + device(attachment);
        } else if (element instanceof Target target) {
            return "Target " + or(target.getHost(), "unknown host");
        }
        return label(element);
    }

    /** The properties of an element, in the order in which they matter; empty for lines that stand for what is not shown. */
    public static List<Property> properties(Object element) {
        List<Property> list = new ArrayList<>();
        if (element instanceof Mapping mapping) {
            mapping(list, mapping);
        } else if (element instanceof Range range) {
            range(list, range);
        } else if (element instanceof Attachment attachment) {
            attachment(list, attachment);
        } else if (element instanceof Buffer buffer) {
            buffer(list, buffer);
        } else if (element instanceof Finding finding) {
            finding(list, finding);
        } else if (element instanceof Target target) {
            target(list, target);
        } else if (element instanceof Capture capture) {
            capture(list, capture);
        }
        return list;
    }

    private static void mapping(List<Property> list, Mapping mapping) {
        list.add(time(mapping, "Mapped at", mapping.getMappedNs(), "before the capture, or not seen"));
        list.add(duration("Population", mapping.getPopulationNs()));
        list.add(duration("Blocked", mapping.getBlockedNs()));
        list.add(isSgTable(mapping)
                ? Property.of("Sg-table", entries(mapping) + "; it has no ranges")
                : Property.of("Ranges", joinedBy(", ", Units.count(mapping.getRangeCount()), mapping.getPattern())));
        list.add(bytes("Exposed", mapping.getBytes()));
        list.add(unmapped(mapping));
        list.add(Property.of("State", mapping.getState() == null ? "unknown" : stateName(mapping)));
        if (mapping.getError() != 0) {
            list.add(Property.of("Error", error(mapping.getError())));
        }
        list.add(Property.of("Mapped by", or(mapping.getTask(), "unknown")));
        list.add(Property.of("Call site", or(mapping.getCallSite(), "unknown: no stack was taken")));
        if (!mapping.getUnmappedBy().isEmpty()) {
            list.add(Property.of("Unmapped by", mapping.getUnmappedBy()));
        }
        list.add(Property.of("Device", or(mapping.getDevice(), "unknown: attached before the capture")));
        list.add(Property.of("Interface", joinedBy(", ", mapping.getAdapter(), mapping.getDirection())));
        list.add(Property.of("Interconnect", or(mapping.getInterconnect(), "none")));
        optional(list, "Flags", String.join(", ", mapping.getFlags()));
        list.add(Property.of("Identity", identity(mapping.getIdentity())));
        list.add(time(mapping, "Returned at", mapping.getReturnedNs(), "not seen"));
        for (Finding finding : mapping.getFindings()) {
            list.add(Property.of("Finding " + finding.getNumber(), plain(finding.getSentence())));
        }
    }

    private static String stateName(Mapping mapping) {
        return switch (mapping.getState()) {
        case LIVE -> "live";
        case UNMAPPED -> "unmapped";
        case FAILED -> "failed";
        case SWALLOWED -> "leaked: its unmap freed nothing";
        case LEAKED_DETACH -> "leaked: still mapped when the importer detached";
        case LEAKED_RELEASE -> "leaked: still mapped when the buffer was released";
        case ENDED_UNSEEN -> "gone; its unmap was not seen";
        case UNMAPPED_LATE -> "unmapped too late: after the detach or the release";
        case IN_FLIGHT -> "in flight: the call had not returned when the capture ended";
        };
    }

    private static Property unmapped(Mapping mapping) {
        if (mapping.getUnmappedNs() >= 0) {
            Property at = time(mapping, "Unmapped", mapping.getUnmappedNs(), "");
            return mapping.isLeaked() ? new Property(at.name(), at.value() + ", which freed nothing", at.exact()) : at;
        }
        String value = "never";
        if (mapping.getError() != 0) {
            value = "nothing to unmap";
        } else if (mapping.getState() != null && !mapping.getState().isOutstanding()) {
            value = "not seen";
        } else if (mapping.eContainer() instanceof Attachment attachment && attachment.getDetachedNs() >= 0) {
            value = "never; detached at " + time(mapping, "", attachment.getDetachedNs(), "").value();
        } else if (!mapping.isLeaked()) {
            value = "not so far";
        }
        return Property.of("Unmapped", value);
    }

    private static void range(List<Property> list, Range range) {
        list.add(Property.of("Index", Long.toUnsignedString(range.getIndex())));
        list.add(bytes("Length", range.getLengthBytes()));
        list.add(Property.of("First byte", "0x" + Long.toHexString(range.getStart())));
        list.add(Property.of("Last byte", "0x" + Long.toHexString(range.getEnd())));
        list.add(duration("Populated after", range.getPopulatedNs()));
        list.add(Property.of("How that is known", how(range.getHow())));
    }

    private static String how(@org.rangescope.core.util.annotation.Nullable PopulationSource how) {
        return how == PopulationSource.ALLOCATION
                ? "the allocation of its entry was seen"
                : how == PopulationSource.STORE
                        ? "its store into the xarray was seen"
                        : "it is not: the exporter stored its ranges in one array";
    }

    private static void attachment(List<Property> list, Attachment attachment) {
        list.add(Property.of("Device", device(attachment)));
        list.add(Property.of("Interconnect", or(attachment.getInterconnect(), "none")));
        optional(list, "Interfaces", String.join(", ", attachment.getAdapters()));
        list.add(time(attachment, "Attached at", attachment.getAttachedNs(), "before the capture"));
        list.add(time(attachment, "Detached at", attachment.getDetachedNs(), "not so far"));
        list.add(count("Map calls", attachment.getMaps()));
        list.add(count("Failed", attachment.getFailed()));
        list.add(count("Live", attachment.getLive()));
        list.add(count("Leaked", attachment.getLeaked()));
        list.add(bytes("Exposed", attachment.getExposedBytes()));
        list.add(Property.of("Attached by", or(attachment.getTask(), "unknown")));
        optional(list, "Flags", String.join(", ", attachment.getFlags()));
        list.add(Property.of("Identity", identity(attachment.getIdentity())));
    }

    private static void buffer(List<Property> list, Buffer buffer) {
        list.add(Property.of("Exporter", or(buffer.getExporter(), "unknown")));
        list.add(Property.of("Inode", Long.toUnsignedString(buffer.getInode())));
        list.add(bytes("Size", buffer.getSizeBytes()));
        list.add(time(buffer, "Exported at", buffer.getExportedNs(), "before the capture"));
        list.add(time(buffer, "Released at", buffer.getReleasedNs(), "not so far"));
        list.add(count("Live mappings", buffer.getLive()));
        list.add(count("Leaked mappings", buffer.getLeaked()));
        list.add(bytes("Exposed", buffer.getExposedBytes()));
        list.add(Property.of("Exported by", or(buffer.getTask(), "unknown")));
        list.add(Property.of("Identity", identity(buffer.getIdentity())));
    }

    private static void finding(List<Property> list, Finding finding) {
        list.add(Property.of("Finding", plain(finding.getSentence())));
        list.add(Property.of("Rule", finding.getRuleId()));
        list.add(Property.of("How sure", finding.getCertainty()));
        if (finding.getBytes() > 0) {
            list.add(bytes("Exposed", finding.getBytes()));
        }
        list.add(count("Mappings", finding.getMappingRows() == null ? 0 : finding.getMappingRows().length));
        list.add(time(finding, "First at", finding.getFirstNs(), "unknown"));
        list.add(time(finding, "Last at", finding.getLastNs(), "unknown"));
        optional(list, "Call site", finding.getCallSite());
        many(list, "Evidence", finding.getEvidence());
        many(list, "To check", finding.getChecks());
        many(list, "Related", finding.getRelated());
    }

    private static void target(List<Property> list, Target target) {
        list.add(Property.of("Host", or(target.getHost(), "unknown")));
        list.add(Property.of("Kernel", or(target.getKernelRelease(), "unknown")));
        list.add(Property.of("Architecture", or(target.getArchitecture(), "unknown")));
        list.add(Property.of("Interfaces", or(String.join(", ", target.getAdapters()), "unknown")));
        list.add(Property.of("Times of ranges", or(target.getRangeTimes(), "unknown")));
        list.add(Property.of("Identities", target.isPointersHashed() ? "hashed" : "kernel addresses"));
        list.add(Property.of("Hooks",
                Units.count(target.getHooksAttached().size()) + " attached, " + Units.count(target.getHooksMissing().size()) + " missing"));
        many(list, "Attached", target.getHooksAttached());
        many(list, "Missing", target.getHooksMissing());
        for (Loss loss : target.getLosses()) {
            list.add(count(loss.getName().replace('_', ' '), loss.getCount()));
        }
    }

    private static void capture(List<Property> list, Capture capture) {
        list.add(Property.of("Recording", capture.getName()));
        optional(list, "Verdict", capture.getVerdict());
        optional(list, "Summary", capture.getSummary());
        list.add(Property.of("State", capture.getState().getLiteral() + (capture.getReason().isEmpty() ? "" : ": " + capture.getReason())));
        list.add(count("Events", capture.getEvents()));
        list.add(count("Lost", capture.getLost()));
    }

    private static Property time(EObject object, String name, long timeNs, String otherwise) {
        if (timeNs < 0) {
            return Property.of(name, otherwise);
        }
        Capture capture = capture(object);
        long start = capture == null ? Units.UNKNOWN : capture.getStartNs();
        return new Property(name, start < 0 ? Units.exactNs(timeNs) : Units.relative(timeNs - start),
                Units.exactNs(timeNs) + ", monotonic");
    }

    private static @org.rangescope.core.util.annotation.Nullable Capture capture(EObject object) {
        EObject up = object;
        while (up != null && !(up instanceof Capture)) {
            up = up.eContainer();
        }
        return (Capture) up;
    }

    private static Property duration(String name, long ns) {
        return new Property(name, Units.duration(ns), Units.exactNs(ns));
    }

    private static Property bytes(String name, long bytes) {
        return new Property(name, Units.bytes(bytes), Units.exactBytes(bytes));
    }

    private static Property count(String name, long count) {
        return Property.of(name, Units.count(count));
    }

    private static void optional(List<Property> list, String name, String value) {
        if (!value.isEmpty()) {
            list.add(Property.of(name, value));
        }
    }

    private static void many(List<Property> list, String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            list.add(Property.of(i == 0 ? name : "", plain(values.get(i))));
        }
    }

    private static String identity(long identity) {
        return identity == 0 ? "unknown" : "0x" + Long.toHexString(identity);
    }

    private static String or(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }

    private static String joined(String... parts) {
        return joinedBy(DOT, parts);
    }

    private static String joinedBy(String between, String... parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            if (!part.isEmpty()) {
                all.append(all.isEmpty() ? "" : between).append(part);
            }
        }
        return all.toString();
    }

    /** "-22 (EINVAL)", for the errors that map calls are refused with. */
    static String error(int error) {
        String name = switch (-error) {
        case 1 -> "EPERM";
        case 4 -> "EINTR";
        case 5 -> "EIO";
        case 11 -> "EAGAIN";
        case 12 -> "ENOMEM";
        case 14 -> "EFAULT";
        case 16 -> "EBUSY";
        case 19 -> "ENODEV";
        case 22 -> "EINVAL";
        case 28 -> "ENOSPC";
        case 95 -> "EOPNOTSUPP";
        case 110 -> "ETIMEDOUT";
        case 512 -> "ERESTARTSYS";
        default -> "";
        };
        return name.isEmpty() ? Integer.toString(error) : name + " (" + error + ")";
    }
}
