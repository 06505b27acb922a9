// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.sync;

import static org.rangescope.model.ModelPackage.Literals.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.BufferTable;
import org.rangescope.core.store.Device;
import org.rangescope.core.store.Dictionaries;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.RangeTable;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.util.Units;
import org.rangescope.model.CaptureState;

/** Picks what becomes an object, and puts it into nodes. Used once, by one thread. */
final class SnapshotBuilder {
    private static final String[] DIRECTIONS = {"both ways", "to the device", "from the device", "none"};

    private final Recording recording;
    private final Findings findings;
    private final Wanted wanted;
    private final Limits limits;
    private final Dictionaries names;
    private final BufferTable buffers;
    private final AttachmentTable attachments;
    private final MappingTable mappings;
    private final Map<Integer, List<String>> stacks = new HashMap<>();
    private final Map<Integer, Trouble> troubleOfAttachment = new HashMap<>();
    private final Map<Integer, List<Integer>> picked = new HashMap<>();
    private final Map<Integer, List<Integer>> ended = new HashMap<>();
    private final Set<Integer> troubledBuffers = new TreeSet<>();
    /** Mapping rows that a finding calls leaked. */
    private final Set<Integer> leakedRows = new HashSet<>();
    private final Map<Integer, List<Integer>> findingsOfShown = new HashMap<>();
    private final List<Node> shownMappings = new ArrayList<>();
    private int budget;

    /** What findings say of one attachment. */
    private static final class Trouble {
        /** The first so many mappings. */
        final List<Integer> rows = new ArrayList<>();
        long leaked;
        long leakedBytes;
    }

    SnapshotBuilder(Recording recording, Findings findings, Wanted wanted, Limits limits) {
        this.recording = recording;
        this.findings = findings;
        this.wanted = wanted;
        this.limits = limits;
        names = recording.dictionaries();
        buffers = recording.buffers();
        attachments = recording.attachments();
        mappings = recording.mappings();
        budget = limits.total();
    }

    Node build(CaptureState state, String reason) {
        sortFindings();
        findEnded();
        for (Integer row : wanted.mappings()) {
            if (row.intValue() >= 0 && row.intValue() < mappings.size()) {
                picked.computeIfAbsent(Integer.valueOf(mappings.attachment(row.intValue())), a -> new ArrayList<>()).add(row);
            }
        }
        Health health = recording.health();
        Node capture = Node.of(CAPTURE, "capture").with(CAPTURE__NAME, recording.name()).with(CAPTURE__VERDICT, findings.verdictLine())
                .with(CAPTURE__SUMMARY, findings.summaryLine()).with(CAPTURE__STATE, state).with(CAPTURE__REASON, reason)
                .with(CAPTURE__START_NS, Long.valueOf(recording.startNs())).with(CAPTURE__END_NS, Long.valueOf(recording.endNs()))
                .with(CAPTURE__COMPLETE, Boolean.valueOf(recording.isComplete())).with(CAPTURE__EVENTS, Long.valueOf(health.events()))
                .with(CAPTURE__LOST, Long.valueOf(health.lost()));
        CaptureHeader header = recording.header();
        if (header.isKnown()) {
            capture.with(CAPTURE__TARGET, target(header, health));
        }
        capture.with(CAPTURE__BUFFERS, buffers(capture));
        capture.with(CAPTURE__FINDINGS, findings.list().stream().map(this::finding).toList());
        linkFindings();
        return capture;
    }

    private Node target(CaptureHeader header, Health health) {
        List<String> adapters = header.adapters().stream().map(SnapshotBuilder::adapterLabel).toList();
        Node target = Node.of(TARGET, "target").with(TARGET__HOST, header.hostname()).with(TARGET__KERNEL_RELEASE, header.kernelRelease())
                .with(TARGET__ARCHITECTURE, header.architecture()).with(TARGET__ADAPTERS, adapters)
                .with(TARGET__HOOKS_ATTACHED, header.hooksAttached())
                .with(TARGET__HOOKS_MISSING, header.hooksMissing().stream().map(Object::toString).toList())
                .with(TARGET__RANGE_TIMES, header.rangeTimes())
                .with(TARGET__POINTERS_HASHED, Boolean.valueOf(header.pointersHashed()));
        health.losses().byName()
                .forEach((name, count) -> target.with(TARGET__LOSSES, Node.of(LOSS, name).with(LOSS__NAME, name).with(LOSS__COUNT, count)));
        return target;
    }

    private static String adapterLabel(String streamName) {
        return Arrays.stream(Adapter.values()).filter(adapter -> adapter.streamName().equals(streamName)).map(Adapter::label).findFirst()
                .orElse(streamName);
    }

    /** Which attachments and buffers findings are about, and the first mappings of each. */
    private void sortFindings() {
        for (Finding finding : findings.list()) {
            for (int row : finding.mappings()) {
                if (row < 0 || row >= mappings.size()) {
                    continue;
                }
                if (finding.leak()) {
                    leakedRows.add(Integer.valueOf(row));
                }
                Integer attachment = Integer.valueOf(mappings.attachment(row));
                Trouble trouble = troubleOfAttachment.computeIfAbsent(attachment, a -> new Trouble());
                // One that a rule calls a leak while it is live is counted among the live ones.
                if (finding.leak() && mappings.state(row).isLeak()) {
                    trouble.leaked++;
                    trouble.leakedBytes += recording.exposedBytes(row);
                }
                if (trouble.rows.size() < room(attachment.intValue()) && !trouble.rows.contains(Integer.valueOf(row))) {
                    trouble.rows.add(Integer.valueOf(row));
                }
            }
            for (int row : finding.attachments()) {
                if (row >= 0 && row < attachments.size()) {
                    troubleOfAttachment.computeIfAbsent(Integer.valueOf(row), a -> new Trouble());
                }
            }
        }
        for (Integer attachment : troubleOfAttachment.keySet()) {
            if (attachment.intValue() >= 0) {
                troubledBuffers.add(Integer.valueOf(attachments.buffer(attachment.intValue())));
            }
        }
    }

    /** The latest mappings that ended, of the attachments that somebody wants more of: one walk through the table for all of them. */
    private void findEnded() {
        int missing = 0;
        for (Map.Entry<Integer, Integer> more : wanted.more().entrySet()) {
            if (more.getKey().intValue() >= 0 && more.getKey().intValue() < attachments.size()) {
                ended.put(more.getKey(), new ArrayList<>());
                missing++;
            }
        }
        for (int row = mappings.size() - 1; row >= 0 && missing > 0; row--) {
            Integer attachment = Integer.valueOf(mappings.attachment(row));
            List<Integer> rows = ended.get(attachment);
            if (rows != null && !mappings.state(row).isOutstanding() && rows.size() < room(attachment.intValue())) {
                rows.add(Integer.valueOf(row));
                missing -= rows.size() == room(attachment.intValue()) ? 1 : 0;
            }
        }
    }

    private int room(int attachment) {
        return Math.max(limits.mappings(), wanted.more().getOrDefault(Integer.valueOf(attachment), Integer.valueOf(0)).intValue());
    }

    private List<Node> buffers(Node capture) {
        Set<Integer> rows = new LinkedHashSet<>();
        // What somebody looks at is there whatever the limits say.
        for (Integer attachment : picked.keySet()) {
            if (attachment.intValue() >= 0) {
                rows.add(Integer.valueOf(attachments.buffer(attachment.intValue())));
            }
        }
        int most = limits.buffers() + rows.size();
        for (Integer row : troubledBuffers) {
            if (rows.size() < most) {
                rows.add(row);
            }
        }
        long unreleased = 0;
        long unreleasedShown = 0;
        for (int row = 0; row < buffers.size(); row++) {
            if (buffers.releaseNs(row) == Units.UNKNOWN) {
                unreleased++;
                if (rows.size() < most) {
                    rows.add(Integer.valueOf(row));
                }
                unreleasedShown += rows.contains(Integer.valueOf(row)) ? 1 : 0;
            }
        }
        long released = buffers.size() - unreleased;
        long releasedShown = rows.size() - unreleasedShown;
        int left = limits.released();
        for (int row = buffers.size() - 1; row >= 0 && left > 0; row--) {
            if (buffers.releaseNs(row) != Units.UNKNOWN && rows.add(Integer.valueOf(row))) {
                left--;
                releasedShown++;
            }
        }
        capture.with(CAPTURE__MORE_BUFFERS, Long.valueOf(unreleased - unreleasedShown));
        capture.with(CAPTURE__MORE_RELEASED, Long.valueOf(released - releasedShown));
        List<Integer> order = new ArrayList<>(rows);
        order.sort((a, b) -> {
            boolean goneA = isQuiet(a.intValue());
            boolean goneB = isQuiet(b.intValue());
            return goneA != goneB ? Boolean.compare(goneA, goneB) : goneA ? b.compareTo(a) : a.compareTo(b);
        });
        return order.stream().map(row -> buffer(row.intValue())).toList();
    }

    private boolean isQuiet(int buffer) {
        return buffers.releaseNs(buffer) != Units.UNKNOWN && !troubledBuffers.contains(Integer.valueOf(buffer));
    }

    private Node buffer(int row) {
        Set<Integer> rows = new LinkedHashSet<>();
        List<Integer> others = new ArrayList<>();
        long live = 0;
        long leaked = 0;
        long bytes = 0;
        long all = 0;
        for (int each = buffers.firstAttachment(row); each >= 0; each = attachments.nextOfBuffer(each)) {
            all++;
            Trouble trouble = troubleOfAttachment.get(Integer.valueOf(each));
            live += attachments.liveCount(each);
            leaked += trouble == null ? 0 : trouble.leaked;
            bytes += exposed(each);
            if (picked.containsKey(Integer.valueOf(each))) {
                rows.add(Integer.valueOf(each));
            } else if (trouble != null || attachments.liveCount(each) > 0) {
                others.add(0, Integer.valueOf(each));
            } else {
                others.add(Integer.valueOf(each));
            }
        }
        int most = limits.attachments() + rows.size();
        for (Integer each : others) {
            if (rows.size() < most && budget > 0) {
                rows.add(each);
                budget--;
            }
        }
        List<Integer> order = new ArrayList<>(rows);
        Collections.sort(order);
        return Node.of(BUFFER, Integer.valueOf(row)).with(BUFFER__ROW, Integer.valueOf(row)).with(BUFFER__EXPORTER, recording.exporter(row))
                .with(BUFFER__INODE, Long.valueOf(buffers.inode(row))).with(BUFFER__IDENTITY, Long.valueOf(buffers.identity(row)))
                .with(BUFFER__SIZE_BYTES, Long.valueOf(buffers.sizeBytes(row)))
                .with(BUFFER__EXPORTED_NS, Long.valueOf(buffers.exportNs(row)))
                .with(BUFFER__RELEASED_NS, Long.valueOf(buffers.releaseNs(row))).with(BUFFER__TASK, task(buffers.task(row)))
                .with(BUFFER__STACK, stack(buffers.stack(row))).with(BUFFER__LIVE, Long.valueOf(live))
                .with(BUFFER__LEAKED, Long.valueOf(leaked))
                .with(BUFFER__EXPOSED_BYTES, Long.valueOf(bytes))
                .with(BUFFER__TROUBLED, Boolean.valueOf(troubledBuffers.contains(Integer.valueOf(row))))
                .with(BUFFER__MORE_ATTACHMENTS, Long.valueOf(all - order.size()))
                .with(BUFFER__ATTACHMENTS, order.stream().map(each -> attachment(each.intValue())).toList());
    }

    /** Bytes of live and leaked mappings. */
    private long exposed(int attachment) {
        Trouble trouble = troubleOfAttachment.get(Integer.valueOf(attachment));
        long bytes = trouble == null ? 0 : trouble.leakedBytes;
        for (int each = attachments.firstLive(attachment); each >= 0; each = mappings.nextLive(each)) {
            bytes += recording.exposedBytes(each);
        }
        return bytes;
    }

    private Node attachment(int row) {
        int most = Math.min(room(row), Math.max(1, budget));
        Trouble trouble = troubleOfAttachment.get(Integer.valueOf(row));
        Set<Integer> rows = new LinkedHashSet<>();
        if (trouble != null) {
            trouble.rows.stream().limit(most).forEach(rows::add);
        }
        // The list starts with the latest: those that live longest stay when there are too many, for they say more and change less.
        int[] oldest = new int[Math.max(1, most)];
        int seen = 0;
        for (int each = attachments.firstLive(row); each >= 0; each = mappings.nextLive(each)) {
            oldest[seen++ % oldest.length] = each;
        }
        for (int i = 0; i < Math.min(seen, oldest.length) && rows.size() < most; i++) {
            rows.add(Integer.valueOf(oldest[(seen - 1 - i) % oldest.length]));
        }
        List<Integer> last = ended.getOrDefault(Integer.valueOf(row), List.of());
        for (int i = 0; i < last.size() && rows.size() < most; i++) {
            rows.add(last.get(i));
        }
        rows.addAll(picked.getOrDefault(Integer.valueOf(row), List.of()));
        budget -= rows.size();
        List<Integer> order = new ArrayList<>(rows);
        Collections.sort(order);

        Device device = names.device(attachments.device(row));
        boolean known = attachments.device(row) != 0;
        long leaked = trouble == null ? 0 : trouble.leaked;
        long openShown = 0;
        for (Integer each : order) {
            openShown += mappings.state(each.intValue()).isOutstanding() ? 1 : 0;
        }
        long open = attachments.liveCount(row) + leaked;
        long maps = attachments.mapCount(row);
        long moreLive = Math.max(0, open - openShown);
        return Node.of(ATTACHMENT, Integer.valueOf(row)).with(ATTACHMENT__ROW, Integer.valueOf(row))
                .with(ATTACHMENT__DEVICE, known ? device.name() : "")
                .with(ATTACHMENT__DRIVER, known ? device.driver() : "")
                .with(ATTACHMENT__INTERCONNECT,
                        attachments.interconnect(row) == 0 ? "" : names.interconnect(attachments.interconnect(row)).toString())
                .with(ATTACHMENT__ADAPTERS, adapters(attachments.adapters(row))).with(ATTACHMENT__FLAGS, flags(attachments.flags(row)))
                .with(ATTACHMENT__IDENTITY, Long.valueOf(attachments.identity(row)))
                .with(ATTACHMENT__ATTACHED_NS, Long.valueOf(attachments.attachNs(row)))
                .with(ATTACHMENT__DETACHED_NS, Long.valueOf(attachments.detachNs(row))).with(ATTACHMENT__TASK, task(attachments.task(row)))
                .with(ATTACHMENT__STACK, stack(attachments.stack(row))).with(ATTACHMENT__MAPS, Long.valueOf(maps))
                .with(ATTACHMENT__FAILED, Long.valueOf(attachments.failedCount(row)))
                .with(ATTACHMENT__LIVE, Long.valueOf(attachments.liveCount(row)))
                .with(ATTACHMENT__LEAKED, Long.valueOf(leaked)).with(ATTACHMENT__EXPOSED_BYTES, Long.valueOf(exposed(row)))
                .with(ATTACHMENT__MORE_LIVE, Long.valueOf(moreLive))
                .with(ATTACHMENT__ENDED, Long.valueOf(Math.max(0, maps - moreLive - order.size())))
                .with(ATTACHMENT__MAPPINGS, order.stream().map(each -> mapping(each.intValue())).toList());
    }

    private Node mapping(int row) {
        MappingState state = mappings.state(row);
        int firstRange = mappings.firstRange(row);
        int recorded = mappings.rangeCount(row);
        boolean leaked = state.isLeak() || leakedRows.contains(Integer.valueOf(row));
        Symbol site = recording.callSite(mappings.stack(row));
        Node node = Node.of(MAPPING, Integer.valueOf(row)).with(MAPPING__ROW, Integer.valueOf(row))
                .with(MAPPING__SERIAL, Long.valueOf(mappings.serial(row)))
                .with(MAPPING__ADAPTER, Adapter.of(mappings.adapter(row)).label()).with(MAPPING__STATE, state)
                .with(MAPPING__LEAKED, Boolean.valueOf(leaked))
                .with(MAPPING__IDENTITY, Long.valueOf(mappings.identity(row))).with(MAPPING__MAPPED_NS, Long.valueOf(mappings.beginNs(row)))
                .with(MAPPING__RETURNED_NS, Long.valueOf(mappings.returnNs(row)))
                .with(MAPPING__POPULATION_NS, Long.valueOf(mappings.durationNs(row)))
                .with(MAPPING__BLOCKED_NS, Long.valueOf(mappings.blockedNs(row)))
                .with(MAPPING__BYTES, Long.valueOf(recording.exposedBytes(row)))
                .with(MAPPING__ERROR, Integer.valueOf(mappings.error(row))).with(MAPPING__RANGE_COUNT, Long.valueOf(mappings.nranges(row)))
                .with(MAPPING__INTERCONNECT, recording.interconnect(row))
                .with(MAPPING__DEVICE, mappings.device(row) == 0 ? "" : names.device(mappings.device(row)).toString())
                .with(MAPPING__DIRECTION, Adapter.of(mappings.adapter(row)) == Adapter.SGT ? direction(mappings.direction(row)) : "")
                .with(MAPPING__FLAGS, flags(mappings.flags(row))).with(MAPPING__TASK, task(mappings.task(row)))
                .with(MAPPING__CALL_SITE, site == null ? "" : site.toString()).with(MAPPING__STACK, stack(mappings.stack(row)))
                .with(MAPPING__UNMAPPED_NS, Long.valueOf(mappings.unmapNs(row)))
                .with(MAPPING__UNMAPPED_BY, mappings.unmapNs(row) == Units.UNKNOWN ? "" : task(mappings.unmapTask(row)));
        Integer count = wanted.ranges().get(Integer.valueOf(row));
        int shown = count == null ? 0 : Math.max(0, Math.min(recorded, count.intValue()));
        if (count != null) {
            List<Node> ranges = new ArrayList<>(shown);
            for (int i = 0; i < shown; i++) {
                ranges.add(range(row, firstRange + i));
            }
            node.with(MAPPING__RANGES, ranges).with(MAPPING__PATTERN, pattern(firstRange, recorded)).with(MAPPING__RANGES_LOADED,
                    Boolean.TRUE);
        }
        node.with(MAPPING__MORE_RANGES, Long.valueOf(recorded - shown));
        findingsOfShown.put(Integer.valueOf(row), new ArrayList<>());
        shownMappings.add(node);
        return node;
    }

    private Node range(int mapping, int row) {
        RangeTable ranges = recording.ranges();
        return Node.of(RANGE, mapping + "/" + row).with(RANGE__INDEX, Long.valueOf(ranges.index(row)))
                .with(RANGE__START, Long.valueOf(ranges.start(row)))
                .with(RANGE__END, Long.valueOf(ranges.end(row))).with(RANGE__LENGTH_BYTES, Long.valueOf(ranges.lengthBytes(row)))
                .with(RANGE__POPULATED_NS, Long.valueOf(ranges.populatedNs(row))).with(RANGE__HOW, ranges.how(row));
    }

    /** "dense, ascending, adjacent": how the ranges lie in the index and in the address space. */
    private String pattern(int first, int count) {
        if (count < 2) {
            return count == 1 ? "a single one" : "";
        }
        RangeTable ranges = recording.ranges();
        boolean dense = ranges.index(first) == 0;
        boolean ascending = true;
        boolean descending = true;
        boolean adjacent = true;
        for (int row = first + 1; row < first + count; row++) {
            dense &= ranges.index(row) == ranges.index(row - 1) + 1;
            ascending &= ranges.start(row) > ranges.start(row - 1);
            descending &= ranges.start(row) < ranges.start(row - 1);
            adjacent &= ranges.start(row) == ranges.end(row - 1) + 1;
        }
        return (dense ? "dense" : "sparse") + ", " + (ascending ? "ascending" : descending ? "descending" : "scattered")
                + (adjacent ? ", adjacent" : "");
    }

    private Node finding(Finding finding) {
        return Node.of(FINDING, Integer.valueOf(finding.number())).with(FINDING__NUMBER, Integer.valueOf(finding.number()))
                .with(FINDING__RULE_ID, finding.ruleId()).with(FINDING__SEVERITY, finding.severity())
                .with(FINDING__VERDICT, finding.verdict())
                .with(FINDING__LEAK, Boolean.valueOf(finding.leak())).with(FINDING__SENTENCE, finding.sentence())
                .with(FINDING__EVIDENCE, finding.evidence())
                .with(FINDING__CHECKS, finding.checks()).with(FINDING__CERTAINTY, finding.certainty())
                .with(FINDING__RELATED, finding.related())
                .with(FINDING__CALL_SITE, finding.callSite()).with(FINDING__STACK, stack(finding.stack()))
                .with(FINDING__BYTES, Long.valueOf(finding.bytes())).with(FINDING__FIRST_NS, Long.valueOf(finding.firstNs()))
                .with(FINDING__LAST_NS, Long.valueOf(finding.lastNs())).with(FINDING__MAPPING_ROWS, finding.mappings())
                .with(FINDING__ATTACHMENT_ROWS, finding.attachments());
    }

    private void linkFindings() {
        for (Finding finding : findings.list()) {
            for (int row : finding.mappings()) {
                List<Integer> numbers = findingsOfShown.get(Integer.valueOf(row));
                if (numbers != null) {
                    numbers.add(Integer.valueOf(finding.number()));
                }
            }
        }
        for (Node node : shownMappings) {
            node.withLinks(MAPPING__FINDINGS,
                    findingsOfShown.getOrDefault(node.key().id(), List.of()).stream().map(number -> new Node.Key(FINDING, number))
                            .toList());
        }
    }

    private String task(int task) {
        return task == 0 ? "" : names.task(task).toString();
    }

    private List<String> stack(int stack) {
        return stacks.computeIfAbsent(Integer.valueOf(stack), id -> names.stack(id.intValue()).stream().map(Object::toString).toList());
    }

    private static List<String> adapters(int bits) {
        return Arrays.stream(Adapter.values()).filter(adapter -> adapter != Adapter.UNKNOWN && (bits & 1 << adapter.id()) != 0)
                .map(Adapter::label)
                .toList();
    }

    private static String direction(int direction) {
        return direction >= 0 && direction < DIRECTIONS.length ? DIRECTIONS[direction] : "unknown (" + direction + ")";
    }

    private static List<String> flags(int flags) {
        List<String> words = new ArrayList<>();
        flag(words, flags, MapFlags.ALLOW_IC, "interconnect allowed");
        flag(words, flags, MapFlags.DYNAMIC, "dynamic importer");
        flag(words, flags, MapFlags.PEER2PEER, "peer to peer");
        flag(words, flags, MapFlags.MAP_OP, "exporter has the map op");
        flag(words, flags, MapFlags.UNMAP_OP, "exporter has the unmap op");
        flag(words, flags, MapFlags.CACHED, "sg-table kept until detach");
        flag(words, flags, MapFlags.EARLIER, "mapped in an earlier part of the capture");
        flag(words, flags, MapFlags.SAMPLED, "ranges left out on purpose, to keep to --range-rate");
        flag(words, flags, MapFlags.STACK_REUSED, "call site read for this call, the rest of the stack as last walked from there");
        if ((flags & MapFlags.LOCK_KNOWN) != 0) {
            words.add((flags & MapFlags.LOCK_OWNER) != 0
                    ? "caller held the reservation lock"
                    : (flags & MapFlags.LOCK_TAKEN) != 0
                            ? "somebody else held the reservation lock"
                            : "nobody held the reservation lock");
        }
        flag(words, flags, MapFlags.TRUNCATED, "more entries than were walked");
        flag(words, flags, MapFlags.PENDING, "in flight when the capture ended");
        return words;
    }

    private static void flag(List<String> words, int flags, int flag, String word) {
        if ((flags & flag) != 0) {
            words.add(word);
        }
    }
}
