// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.rules.EvidenceRow;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.Rule;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.rules.RuleResult.Status;
import org.rangescope.core.rules.RuleSettings;
import org.rangescope.core.rules.Suspect;
import org.rangescope.core.rules.Verdict;
import org.rangescope.core.store.MapFlags;

/** Each rule: what it finds, the nearest thing that is right, and what it says when it cannot tell. */
class RulesTest {

    private static final int V2 = CaptureWriter.V2;
    private static final int SGT = CaptureWriter.SGT;
    private static final int ALLOWED = CaptureWriter.ALLOWED;
    private static final int MAPPED = CaptureWriter.MAPPED;
    private static final int NOT_ALLOWED = ALLOWED & ~MapFlags.ALLOW_IC;
    private static final int OWNED = MapFlags.LOCK_KNOWN | MapFlags.LOCK_TAKEN | MapFlags.LOCK_OWNER;
    private static final long MS = 1_000_000L;

    private static final String HOOKS = "dma_buf_map_interconnect,dma_buf_unmap_interconnect,dma_buf_map_attachment,dma_buf_unmap_attachment,"
            + "dma_buf_export,dma_buf_release,dma_buf_dynamic_attach,dma_buf_detach,dma_buf_move_notify,dma_buf_match_interconnects,"
            + "dma_buf_pin,dma_buf_unpin,sched_process_exit,sched_switch,kmalloc,kfree";

    private static CaptureWriter writer() {
        return new CaptureWriter().env("hooks_attached", "\"" + HOOKS + "\"").start();
    }

    private static CaptureWriter attached() {
        return writer().export(1, 4 * 4096).attach(1, 0x1000, "gpu0");
    }

    private static Opened clean(CaptureWriter w) throws IOException {
        Opened opened = Opened.of(w);
        assertEquals(List.of(), opened.findings().stream().map(Finding::sentence).toList());
        return opened;
    }

    private static RuleResult result(Opened opened, String rule) {
        return opened.session().findings().results().stream().filter(each -> each.rule().id().equals(rule)).findFirst().orElseThrow();
    }

    private static Findings with(Opened opened, String... settings) {
        return opened.read(recording -> new RuleEngine(RuleSettings.parse(List.of(settings), RuleEngine.installed())).evaluate(recording));
    }

    private static long count(Findings findings, String rule) {
        return findings.list().stream().filter(each -> each.ruleId().equals(rule)).mapToLong(Finding::count).sum();
    }

    private static CaptureWriter bind(CaptureWriter w, long mapping, int flags) {
        return w.map(1, 0x1000, mapping, "gpu0", "ex_bind", V2, 0, 4, 4, flags);
    }

    private static CaptureWriter bind(CaptureWriter w, long mapping) {
        return bind(w, mapping, MAPPED);
    }

    private static CaptureWriter unbind(CaptureWriter w, long mapping) {
        return w.unmap(1, 0x1000, mapping);
    }

    private static CaptureWriter invalidate(CaptureWriter w) {
        return w.record(EventKind.INVALIDATE, 1, CaptureWriter.inode(1), w.task("exporter", 7), w.stack("dma_buf_move_notify", "ex_move"));
    }

    private static CaptureWriter range(CaptureWriter w, long index, long start, long end) {
        return w.record(EventKind.RANGE, w.serial(), index, start, end, -1, 0, 0);
    }

    // the catalogue

    @Test
    void hasAllRulesOfTheCatalogue() {
        List<Rule> rules = new RuleEngine().rules().stream().filter(rule -> rule.id().startsWith("RS")).toList();
        assertEquals(IntStream.rangeClosed(1, 27).mapToObj(i -> String.format("RS%02d", i)).toList(),
                rules.stream().map(Rule::id).toList());
        for (Rule rule : rules) {
            assertFalse(rule.explanation().isEmpty(), rule.id());
            rule.parameters().forEach(each -> assertTrue(each.value() >= each.least(), rule.id() + "." + each.name()));
        }
    }

    @Test
    void saysNothingOfCorrectTraffic() throws IOException {
        CaptureWriter w = attached().attach(1, 0x2000, "nic0");
        for (int i = 0; i < 100; i++) {
            bind(w, 0xa0 + i % 3, MAPPED | OWNED).range(0, 10).range(1, 20).range(2, 30).range(3, 40);
            w.map(1, 0x2000, 0xb0, "nic0", "ex_sg", SGT, 0, 1, 1, ALLOWED | OWNED);
            if (i % 10 == 0) {
                invalidate(w);
            }
            w.pause(3 * MS).unmap(1, 0x2000, 0xb0, SGT, MapFlags.DYNAMIC | OWNED).unmap(1, 0x1000, 0xa0 + i % 3, V2, ALLOWED | OWNED)
                    .pause(5 * MS);
        }
        w.record(EventKind.TASK_EXIT, w.task("qemu", 100), 1);
        clean(w.detach(1, 0x1000).detach(1, 0x2000).release(1).stop(0));
    }

    @Test
    void rs05DisallowedWhileMapped() throws IOException {
        CaptureWriter w = bind(attached(), 0xa0);
        w.map(1, 0x1000, 0, "gpu0", "ex_bind", V2, -95, 0, 0, NOT_ALLOWED).map(1, 0x1000, 0, "gpu0", "ex_bind", V2, -95, 0, 0, NOT_ALLOWED);
        Opened opened = Opened.of(unbind(w, 0xa0).detach(1, 0x1000).stop(0));
        assertEquals(1, opened.only("RS05").count());
        assertEquals(Verdict.DEFINITE, opened.only("RS05").verdict());
        assertTrue(opened.only("RS05").evidence().stream().anyMatch(line -> line.contains("allowed again")));
        // an unpin tells it too
        CaptureWriter pinned = bind(attached(), 0xa0);
        pinned.record(EventKind.UNPIN, 1, 4001, 0x1000, NOT_ALLOWED, 0, pinned.task("qemu", 100), 0);
        assertEquals(1, Opened.of(unbind(pinned, 0xa0).stop(0)).count("RS05"));
    }

    @Test
    void rs05DisallowedWhileNothingIsMappedIsRight() throws IOException {
        CaptureWriter w = unbind(bind(attached(), 0xa0), 0xa0).map(1, 0x1000, 0, "gpu0", "ex_bind", V2, -95, 0, 0, NOT_ALLOWED);
        w.map(1, 0x1000, 0xb0, "gpu0", "ex_sg", SGT, 0, 1, 1, MapFlags.DYNAMIC)
                .map(1, 0x1000, 0, "gpu0", "ex_bind", V2, -95, 0, 0, NOT_ALLOWED).unmap(1, 0x1000, 0xb0, SGT, MapFlags.DYNAMIC);
        assertEquals(0, Opened.of(w.stop(0)).count("RS05"));
        CaptureWriter lost = attached().statistics(0);
        bind(lost, 0xa0).statistics(9).map(1, 0x1000, 0, "gpu0", "ex_bind", V2, -95, 0, 0, NOT_ALLOWED);
        assertEquals(Verdict.SUSPECTED, Opened.of(lost).only("RS05").verdict());
    }

    @Test
    void rs07UnknownUnmap() throws IOException {
        int notLive = ALLOWED | MapFlags.NOT_LIVE;
        Opened opened = Opened.of(attached().unmap(1, 0x1000, 0xdead, V2, notLive).stop(0));
        assertEquals(Verdict.SUSPECTED, opened.only("RS07").verdict());
        assertEquals(1, opened.health().unknownUnmaps());
        clean(writer().unmap(1, 0x1000, 0xdead, V2, notLive).stop(0));
        Opened lost = Opened.of(attached().statistics(0).unmap(1, 0x1000, 0xdead, V2, notLive).statistics(3).stop(0));
        assertEquals(0, lost.count("RS07"));
        assertEquals(Status.EVIDENCE_LOST, result(lost, "RS07").status());
        // the kernel's side knew it
        clean(attached().unmap(1, 0x1000, 0xdead).stop(0));
        Opened filtered = Opened.of(new CaptureWriter().env("filters", "\"--pid 1\"").start().export(1, 4096).attach(1, 0x1000, "gpu0")
                .unmap(1, 0x1000, 0xdead, V2, notLive).stop(0));
        assertEquals(Status.NOT_APPLICABLE, result(filtered, "RS07").status());
    }

    private static CaptureWriter refusedAsTable(CaptureWriter w) {
        return w.map(1, 0x1000, 0, "gpu0", "ex_sg", SGT, -19, 0, 0, MapFlags.DYNAMIC);
    }

    @Test
    void rs09MappedAfterRevocation() throws IOException {
        CaptureWriter w = refusedAsTable(unbind(invalidate(bind(attached(), 0xa0)), 0xa0));
        Finding found = Opened.of(unbind(bind(w, 0xa1), 0xa1).stop(0)).only("RS09");
        assertEquals(Verdict.SUSPECTED, found.verdict());
        assertEquals(1, found.count());
    }

    @Test
    void rs09MappingAgainAfterAMoveIsRight() throws IOException {
        clean(unbind(bind(unbind(invalidate(bind(attached(), 0xa0)), 0xa0), 0xa1), 0xa1).stop(0));
        // refused without ever being invalidated
        clean(unbind(bind(refusedAsTable(attached()), 0xa1), 0xa1).stop(0));
        // restored before: an sg-table map works again
        CaptureWriter w = refusedAsTable(unbind(invalidate(bind(attached(), 0xa0)), 0xa0));
        w.map(1, 0x1000, 0xb0, "gpu0", "ex_sg", SGT, 0, 1, 1, MapFlags.DYNAMIC).unmap(1, 0x1000, 0xb0, SGT, 0);
        clean(unbind(bind(w, 0xa1), 0xa1).stop(0));
        // or soon after
        CaptureWriter v = refusedAsTable(unbind(invalidate(bind(attached(), 0xa0)), 0xa0));
        unbind(bind(v, 0xa1), 0xa1).map(1, 0x1000, 0xb0, "gpu0", "ex_sg", SGT, 0, 1, 1, MapFlags.DYNAMIC).unmap(1, 0x1000, 0xb0, SGT, 0);
        clean(v.stop(0));
        // much later, or attached anew
        clean(unbind(bind(refusedAsTable(unbind(invalidate(bind(attached(), 0xa0)), 0xa0)).pause(2_000 * MS), 0xa1), 0xa1).stop(0));
        CaptureWriter u = refusedAsTable(unbind(invalidate(bind(attached(), 0xa0)), 0xa0)).detach(1, 0x1000).attach(1, 0x1000, "gpu0");
        clean(unbind(bind(u, 0xa1), 0xa1).stop(0));
    }

    @Test
    void rs09MappedFromWithinTheInvalidation() throws IOException {
        CaptureWriter w = attached();
        int task = w.task("exporter", 7);
        int stack = w.stack("dma_buf_map_interconnect", "ex_moved", "dma_buf_move_notify", "ex_move");
        unbind(invalidate(bind(w, 0xa0)), 0xa0);
        w.record(EventKind.MAP, 1, 4001, 4 * 4096, 0x1000, 0xa1, 77, w.now(), 0, 4096, V2, 0, 4, 4, MAPPED, 0, w.interconnect("iov"),
                w.device("gpu0"), task, stack, -1, -1);
        Finding found = Opened.of(unbind(w, 0xa1).stop(0)).only("RS09");
        assertTrue(found.sentence().contains("while the exporter was telling importers to unmap"), found.sentence());
    }

    @Test
    void rs10KeptPastTheDeadline() throws IOException {
        Opened late = Opened.of(unbind(invalidate(bind(attached(), 0xa0)).pause(1_600 * MS), 0xa0).stop(0));
        assertEquals(1, late.count("RS10"));
        assertEquals(Verdict.SUSPECTED, late.only("RS10").verdict());
        assertEquals(0, count(with(late, "RS10.deadline=2s"), "RS10"));
        Opened soon = Opened.of(unbind(invalidate(bind(attached(), 0xa0)).pause(900 * MS), 0xa0).stop(0));
        assertEquals(0, soon.count("RS10"));
        assertEquals(1, count(with(soon, "rs10.deadline = 500 ms"), "RS10"));
        assertEquals(1, Opened.of(invalidate(bind(attached(), 0xa0)).pause(1_600 * MS).live(0x1000, 0xa0, 1, V2).stop(1)).count("RS10"));
        // a static importer has nothing to do
        clean(invalidate(attached().map(1, 0x1000, 0xb0, "gpu0", "ex_sg", SGT, 0, 1, 1, 0)).pause(1_600 * MS).unmap(1, 0x1000, 0xb0, SGT, 0)
                .stop(0));
        Opened blind = Opened
                .of(new CaptureWriter().env("hooks_attached", "\"dma_buf_map_interconnect,dma_buf_unmap_interconnect\"").start());
        assertEquals(Status.NOT_APPLICABLE, result(blind, "RS10").status());
    }

    @Test
    void rs11LockNotHeld() throws IOException {
        CaptureWriter w = bind(attached(), 0xa0, MAPPED | MapFlags.LOCK_KNOWN).unmap(1, 0x1000, 0xa0, V2, ALLOWED | OWNED);
        bind(w, 0xa1, MAPPED | OWNED).unmap(1, 0x1000, 0xa1, V2, ALLOWED | MapFlags.LOCK_KNOWN | MapFlags.LOCK_TAKEN);
        Opened opened = Opened.of(w.stop(0));
        assertEquals(2, opened.count("RS11"));
        assertEquals(Verdict.DEFINITE, opened.findings("RS11").get(0).verdict());
        assertTrue(opened.findings("RS11").stream().anyMatch(each -> each.sentence().contains("another thread held")));
        Opened right = clean(bind(attached(), 0xa0, MAPPED | OWNED).unmap(1, 0x1000, 0xa0, V2, ALLOWED | OWNED).stop(0));
        assertEquals(Status.APPLIED, result(right, "RS11").status());
        Opened unknown = clean(unbind(bind(attached(), 0xa0), 0xa0).stop(0));
        assertEquals(Status.NOT_APPLICABLE, result(unknown, "RS11").status());
        // a static importer of an old kernel needs no lock
        CaptureWriter old = new CaptureWriter().env("kernel_release", "\"5.10.0-28-amd64\"").start().export(1, 4096).attach(1, 0x1000,
                "gpu0");
        clean(old.map(1, 0x1000, 0xb0, "gpu0", "ex_sg", SGT, 0, 1, 1, MapFlags.LOCK_KNOWN)
                .unmap(1, 0x1000, 0xb0, SGT, MapFlags.LOCK_KNOWN).stop(0));
    }

    private static Opened ranges(long... indexStartEnd) throws IOException {
        CaptureWriter w = attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind", V2, 0, indexStartEnd.length / 3, indexStartEnd.length / 3,
                MAPPED);
        for (int i = 0; i < indexStartEnd.length; i += 3) {
            range(w, indexStartEnd[i], indexStartEnd[i + 1], indexStartEnd[i + 2]);
        }
        return Opened.of(unbind(w, 0xa0).stop(0));
    }

    private static List<String> ids(Opened opened) {
        return opened.findings().stream().map(Finding::ruleId).toList();
    }

    @Test
    void rs14To17LookAtTheRanges() throws IOException {
        assertEquals(List.of(), ids(ranges(0, 0, 0x1fff, 1, 0x4000, 0x5fff)));
        assertEquals(List.of("RS14"), ids(ranges(0, 0, 0x1fff, 2, 0x4000, 0x5fff)));
        assertEquals(List.of("RS15"), ids(ranges(0, 0, 0x1fff, 1, 0x4000, 0x3fff)));
        assertEquals(List.of("RS15"), ids(ranges(0, 0, 0x1fff, 1, 0x4000, 0x5ffe)));
        assertEquals(List.of("RS15"), ids(ranges(0, 0, 0x1fff, 1, Long.MIN_VALUE, Long.MAX_VALUE)));
        assertEquals(List.of("RS16"), ids(ranges(0, 0, 0x1fff, 1, 0x1000, 0x2fff)));
        assertTrue(ranges(0, 0, 0x1fff, 1, 0x1000, 0x2fff).only("RS16").sentence().contains("overlapping"));
        assertTrue(ranges(0, 0, 0x1fff, 1, -0x4000, -0x2001).only("RS16").sentence().contains("unsorted"));
        assertEquals(List.of("RS17"), ids(ranges(0, 0, 0x1fff, 1, 0x4000, 0x4fff)));
        assertTrue(ranges(0, 0, 0x1fff, 1, 0x4000, 0x4fff).only("RS17").sentence().contains("4.0 KiB shorter"));
    }

    @Test
    void rs14DoesNotTakeALostRangeForAHole() throws IOException {
        CaptureWriter w = attached().statistics(0);
        range(range(range(bind(w, 0xa0), 0, 0, 0xfff), 1, 0x1000, 0x1fff), 3, 0x3000, 0x3fff);
        Opened lost = Opened.of(unbind(w, 0xa0).statistics(1).stop(0));
        assertEquals(List.of(), ids(lost));
        assertEquals(Status.EVIDENCE_LOST, result(lost, "RS14").status());
        // as many as there are entries: a hole, whatever else was lost
        CaptureWriter v = attached().statistics(0);
        range(range(bind(v, 0xa0), 0, 0, 0xfff), 1, 0x1000, 0x1fff);
        range(range(v, 3, 0x3000, 0x3fff), 4, 0x4000, 0x4fff);
        assertEquals(Verdict.DEFINITE, Opened.of(unbind(v, 0xa0).statistics(1).stop(0)).only("RS14").verdict());
    }

    /** Unmapped without effect; what is live at the end, or -1 where the recording is cut off. */
    private static Opened swallowed(boolean lossAfter, int live) throws IOException {
        CaptureWriter w = bind(attached(), 0xa0).unmap(1, 0x1000, 0xa0, V2, NOT_ALLOWED).statistics(0).pause(MS)
                .statistics(lossAfter ? 3 : 0);
        if (live > 0) {
            w.live(0x1000, 0xa0, 1, V2);
        }
        return Opened.of(live >= 0 ? w.stop(live) : w);
    }

    @Test
    void rs03AsksTheTableAtTheEnd() throws IOException {
        assertEquals(Verdict.DEFINITE, swallowed(false, 1).only("RS03").verdict());
        assertEquals(Verdict.DEFINITE, swallowed(false, -1).only("RS03").verdict());
        assertEquals(Verdict.DEFINITE, swallowed(true, 1).only("RS03").verdict());
        // it was freed, and that was lost
        Opened freed = swallowed(true, 0);
        assertEquals(0, freed.count("RS03"));
        assertEquals(1, freed.health().unseenEnds());
        assertEquals(Verdict.SUSPECTED, swallowed(true, -1).only("RS03").verdict());
    }

    @Test
    void rs12DoesNotKnowWhatWasLost() throws IOException {
        CaptureWriter w = attached().statistics(0).map(1, 0x1000, 0, "gpu0", "ex_bind", V2, -95, 0, 0, NOT_ALLOWED).statistics(1);
        assertTrue(Opened.of(w.stop(0)).only("RS12").sentence().endsWith("is not known, for events were lost after it."));
    }

    @Test
    void rs14To17NeedRangesThatWereUnderstood() throws IOException {
        Opened other = Opened.of(unbind(range(range(bind(attached(), 0xa0, ALLOWED | MapFlags.WALKED), 3, 1, 0), 9, 5, 2), 0xa0).stop(0));
        assertEquals(List.of(), ids(other));
        assertEquals(Status.NOT_APPLICABLE, result(other, "RS14").status());
        Opened sampled = Opened.of(unbind(bind(attached(), 0xa0, MAPPED | MapFlags.SAMPLED), 0xa0).stop(0));
        assertEquals(List.of(), ids(sampled));
        assertEquals(Status.EVIDENCE_LOST, result(sampled, "RS17").status());
        assertTrue(result(sampled, "RS17").why().contains("--range-rate"));
        // cut off, and told twice
        assertEquals(List.of(),
                ids(Opened.of(unbind(range(bind(attached(), 0xa0, MAPPED | MapFlags.TRUNCATED), 0, 0, 0xfff), 0xa0).stop(0))));
        Opened twice = ranges(0, 0, 0x1fff, 0, 0, 0x1fff, 1, 0x4000, 0x5fff);
        assertEquals(List.of(), ids(twice));
    }

    @Test
    void rs18AndRs19WhatIsKept() throws IOException {
        CaptureWriter w = unbind(bind(attached(), 0xa0, MAPPED | MapFlags.WATCHED), 0xa0);
        w.record(EventKind.UNMAP_END, 0x1000, 0xa0, w.now(), V2, 8, 8, 0);
        Opened kept = Opened.of(w.stop(0));
        assertEquals(1, kept.count("RS18"));
        assertEquals(0, kept.only("RS18").mappings()[0]);
        CaptureWriter v = unbind(bind(attached(), 0xa0, MAPPED | MapFlags.WATCHED), 0xa0);
        Opened freed = clean(v.record(EventKind.UNMAP_END, 0x1000, 0xa0, v.now(), V2, 8, 0, 0).stop(0));
        assertEquals(Status.APPLIED, result(freed, "RS18").status());
        Opened failed = Opened.of(attached().map(1, 0x1000, 0, "gpu0", "ex_bind", V2, -12, 0, 0, ALLOWED | MapFlags.WATCHED).stop(0));
        assertEquals(1, failed.count("RS19"));
        Opened unwatched = clean(attached().map(1, 0x1000, 0, "gpu0", "ex_bind", V2, -12, 0, 0, ALLOWED).stop(0));
        assertEquals(Status.NOT_APPLICABLE, result(unwatched, "RS19").status());
        assertTrue(result(unwatched, "RS18").why().contains("--frees"), result(unwatched, "RS18").why());
    }

    @Test
    void rs20InterconnectChanged() throws IOException {
        CaptureWriter w = unbind(bind(attached(), 0xa0), 0xa0);
        int other = w.interconnect("fabric");
        w.record(EventKind.MAP, 1, 4001, 4 * 4096, 0x1000, 0xa1, 77, w.now(), 0, 4096, V2, 0, 4, 4, ALLOWED, 0, other, w.device("gpu0"),
                w.task("qemu", 100), 0, -1, -1);
        Finding found = Opened.of(unbind(w, 0xa1).stop(0)).only("RS20");
        assertEquals(1, found.count());
        assertEquals(Verdict.DEFINITE, found.verdict());
        assertTrue(found.sentence().contains("interconnect \"fabric\", though importer and exporter had agreed on \"iov\""),
                found.sentence());
        // another attachment may have taken its place
        CaptureWriter u = attached().statistics(0).statistics(2);
        u.record(EventKind.MAP, 1, 4001, 4 * 4096, 0x1000, 0xa1, 77, u.now(), 0, 4096, V2, 0, 4, 4, ALLOWED, 0, u.interconnect("fabric"),
                u.device("gpu0"), u.task("qemu", 100), 0, -1, -1);
        assertEquals(Verdict.SUSPECTED, Opened.of(unbind(u, 0xa1).stop(0)).only("RS20").verdict());
        // the match says it before the attachment is there
        CaptureWriter v = writer().export(1, 4 * 4096);
        int fabric = v.interconnect("fabric");
        v.record(EventKind.MATCH, 1, 4001, 0x1000, fabric, 1, v.task("qemu", 100), 0).attach(1, 0x1000, "gpu0");
        assertEquals(1, Opened.of(v.stop(0)).count("RS20"));
    }

    @Test
    void rs21Slow() throws IOException {
        CaptureWriter w = attached();
        for (int i = 0; i < 40; i++) {
            timed(w, 0xa0, 80_000, 0, 16);
            unbind(w, 0xa0).pause(5 * MS);
        }
        timed(w, 0xa0, 8 * MS, 1_000, 16);
        unbind(w, 0xa0).pause(5 * MS);
        // asleep: that is another rule's
        timed(w, 0xa0, 8 * MS, 7_990_000, 16);
        unbind(w, 0xa0);
        Opened opened = Opened.of(w.stop(0));
        assertEquals(1, opened.count("RS21"));
        assertEquals(40, opened.only("RS21").mappings()[0]);
        assertEquals(0, opened.count("RS23"), "one in forty is no habit");
        assertEquals(0, count(with(opened, "RS21.factor=200"), "RS21"));
        assertEquals(0, count(with(opened, "RS21.samples=100"), "RS21"));
    }

    @Test
    void rs21IsNotHiddenByWhatSlept() throws IOException {
        CaptureWriter w = attached();
        for (int i = 0; i < 20_000; i++) {
            timed(w, 0xa0, 80_000, 0, 16);
            unbind(w, 0xa0).pause(MS);
        }
        for (int i = 0; i < 600; i++) {
            timed(w, 0xa0, (9 + i) * MS, (9 + i) * MS - 10_000, 16);
            unbind(w, 0xa0).pause(600 * MS);
        }
        timed(w, 0xa0, 8 * MS, 1_000, 16);
        Finding found = Opened.of(unbind(w, 0xa0).stop(0)).only("RS21");
        assertEquals(1, found.count());
        assertTrue(found.sentence().contains("1 map call of 16 ranges"), found.sentence());
    }

    private static void timed(CaptureWriter w, long mapping, long durationNs, long blockedNs, int ranges) {
        w.record(EventKind.MAP, 1, 4001, 4 * 4096, 0x1000, mapping, 10_000 + w.now(), w.now() + 1_000 - durationNs, blockedNs, 4096, V2, 0,
                ranges, ranges, ALLOWED, 0, w.interconnect("iov"), w.device("gpu0"), w.task("qemu", 100),
                w.stack("dma_buf_map_interconnect", "ex_bind"), -1, -1);
    }

    @Test
    void rs22DoesNotCountWhatBeganBeforeTheUnmap() throws IOException {
        CaptureWriter w = bind(attached(), 0xa0);
        for (int i = 0; i < 200; i++) {
            // each begins while the one before it is mapped, and returns after that was unmapped
            unbind(w, 0xa0).record(EventKind.MAP, 1, 4001, 4 * 4096, 0x1000, 0xa0, 100 + i, w.now() - 3_000, 0, 4096, V2, 0, 4, 4, ALLOWED,
                    0,
                    w.interconnect("iov"), w.device("gpu0"), w.task("qemu", 100), w.stack("dma_buf_map_interconnect", "ex_bind"), -1, -1);
        }
        assertEquals(0, Opened.of(unbind(w, 0xa0).stop(0)).findings("RS22").size());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 120})
    void rs22Churn(int times) throws IOException {
        CaptureWriter w = attached();
        CaptureWriter slow = attached();
        CaptureWriter moved = attached();
        for (int i = 0; i < times; i++) {
            unbind(bind(w, 0xa0), 0xa0).pause(1_000);
            unbind(invalidate(bind(moved, 0xa0)), 0xa0);
            unbind(bind(slow, 0xa0), 0xa0).pause(2 * MS);
        }
        assertEquals(times > 150 ? 1 : 0, Opened.of(w.stop(0)).findings("RS22").size());
        assertEquals(0, Opened.of(slow.stop(0)).findings("RS22").size());
        CaptureWriter moving = bind(attached(), 0xa0);
        for (int i = 0; i < times; i++) {
            bind(unbind(invalidate(moving), 0xa0), 0xa0);
        }
        assertEquals(0, Opened.of(unbind(moving, 0xa0).stop(0)).findings("RS22").size());
    }

    @Test
    void rs23Blocked() throws IOException {
        CaptureWriter w = attached();
        timed(w, 0xa0, 30 * MS, 29 * MS, 10);
        timed(unbind(w, 0xa0), 0xa0, 30 * MS, 29 * MS, 10);
        Opened opened = Opened.of(unbind(w, 0xa0).stop(0));
        assertEquals(2, opened.count("RS23"));
        assertEquals(Verdict.DEFINITE, opened.only("RS23").verdict());
        CaptureWriter v = attached();
        timed(v, 0xa0, 30 * MS, 10 * MS, 10);
        clean(unbind(v, 0xa0).stop(0));
        Opened blind = Opened.of(unbind(bind(new CaptureWriter().start().attach(1, 0x1000, "gpu0"), 0xa0), 0xa0).stop(0));
        assertEquals(Status.NOT_APPLICABLE, result(blind, "RS23").status());
    }

    @Test
    void rs24OutlivesItsProcess() throws IOException {
        CaptureWriter w = bind(attached(), 0xa0);
        int qemu = w.task("qemu", 100);
        w.record(EventKind.TASK_EXIT, qemu, 1).pause(200 * MS);
        Opened opened = Opened.of(unbind(w, 0xa0).stop(0));
        assertEquals(0, opened.count("RS24"));
        assertEquals(1, count(with(opened, "RS24.grace=100ms"), "RS24"));
        CaptureWriter v = bind(attached(), 0xa0);
        v.record(EventKind.TASK_EXIT, v.task("qemu", 100), 1).pause(1_200 * MS);
        assertEquals(1, Opened.of(v.live(0x1000, 0xa0, 1, V2).stop(1)).count("RS24"));
        // not the last thread; and one that ended before
        CaptureWriter u = bind(attached(), 0xa0);
        u.record(EventKind.TASK_EXIT, u.task("qemu", 100), 0).pause(1_200 * MS);
        clean(unbind(u, 0xa0).stop(0));
        CaptureWriter t = attached();
        t.record(EventKind.TASK_EXIT, t.task("qemu", 100), 1);
        clean(unbind(bind(t, 0xa0).pause(1_200 * MS), 0xa0).stop(0));
    }

    private static CaptureWriter growing(CaptureWriter w, boolean undone) {
        for (int i = 0; i < 60; i++) {
            w.map(1, 0x1000, 0x100 + i, "gpu0", "ex_keep");
            unbind(bind(w, 0xa0), 0xa0).pause(40 * MS);
            if (undone) {
                unbind(w, 0x100 + i);
            }
        }
        for (int i = 0; i < 60 && !undone; i++) {
            unbind(w, 0x100 + i);
        }
        return w;
    }

    @Test
    void rs25Growth() throws IOException {
        Opened opened = Opened.of(growing(attached(), false).stop(0));
        Finding found = opened.only("RS25");
        assertTrue(found.sentence().contains("`ex_keep`"), found.sentence());
        assertEquals(0, Opened.of(growing(attached(), true).stop(0)).count("RS25"));
        assertEquals(0, count(with(opened, "RS25.mappings=100"), "RS25"));
        Opened lost = Opened.of(growing(attached().statistics(0), false).statistics(1).stop(0));
        assertEquals(0, lost.count("RS25"));
        assertEquals(Status.EVIDENCE_LOST, result(lost, "RS25").status());
        // up at the beginning, and then level
        CaptureWriter w = attached();
        for (int i = 0; i < 60; i++) {
            bind(w, 0x100 + i);
        }
        for (int i = 0; i < 60; i++) {
            unbind(bind(w, 0xa0), 0xa0).pause(40 * MS);
        }
        assertEquals(0, Opened.of(w).count("RS25"));
    }

    @Test
    void rs26MappedTwice() throws IOException {
        Opened opened = Opened.of(unbind(unbind(bind(bind(attached(), 0xa0), 0xa1), 0xa1), 0xa0).stop(0));
        assertEquals(1, opened.count("RS26"));
        assertEquals(Verdict.SUSPECTED, opened.only("RS26").verdict());
        // by two interfaces, one after the other, on two attachments
        clean(unbind(bind(attached(), 0xa0).map(1, 0x1000, 0xb0, "gpu0", "ex_sg", SGT, 0, 1, 1, ALLOWED).unmap(1, 0x1000, 0xb0, SGT, 0),
                0xa0)
                .stop(0));
        clean(unbind(bind(attached(), 0xa0).attach(1, 0x2000, "gpu0").map(1, 0x2000, 0xa1, "gpu0", "ex_bind").unmap(1, 0x2000, 0xa1), 0xa0)
                .stop(0));
    }

    // settings

    @ParameterizedTest
    @ValueSource(strings = {
            "RS10|\"RS10\" is no setting: write RULE.PARAMETER=VALUE, such as RS10.deadline=500ms.",
            "RS99.x=1|There is no rule RS99: those that can be set are RS",
            "RS01.deadline=1s|RS01 has no parameter deadline: there is nothing to set about it.",
            "RS10.dead=1s|RS10 has no parameter dead: it has deadline.",
            "RS10.deadline=soon|RS10.deadline cannot be \"soon\": write a time, such as 500ms or 2s.",
            "RS10.deadline=500|RS10.deadline cannot be \"500\": write a time, such as 500ms or 2s.",
            "RS10.deadline=|RS10.deadline cannot be \"\": write a time, such as 500ms or 2s.",
            "RS10.deadline=1ns|RS10.deadline cannot be 1ns: the least that makes sense is 1.00 ms.",
            "RS22.times=-3|RS22.times cannot be \"-3\": write a number, such as 20.",
            "RS22.times=99999999999999999999|RS22.times cannot be \"99999999999999999999\": write a number, such as 20."})
    void aWrongSettingSaysWhatToWrite(String both) {
        String[] parts = both.split("\\|");
        String message = String.valueOf(assertThrows(IllegalArgumentException.class,
                () -> RuleSettings.parse(List.of(parts[0]), new RuleEngine().rules())).getMessage());
        assertTrue(message.startsWith(parts[1]), message);
    }

    // suspects, and very many

    @Test
    void oneCauseIsOneSuspect() throws IOException {
        CaptureWriter w = attached().attach(1, 0x2000, "nic0");
        bind(bind(w, 0xa0), 0xa1).unmap(1, 0x1000, 0xa0, V2, NOT_ALLOWED).unmap(1, 0x1000, 0xa1, V2, NOT_ALLOWED).detach(1, 0x1000);
        w.map(1, 0x2000, 0xc0, "nic0", "ex_register").detach(1, 0x2000);
        Opened opened = Opened.of(w);
        List<Suspect> suspects = opened.session().findings().suspects();
        assertEquals(2, suspects.size(), suspects::toString);
        assertEquals(1, suspects.get(0).head());
        assertTrue(suspects.get(0).sentence().endsWith("; of the same cause: RS05, RS26."), suspects.get(0).sentence());
        assertEquals("RS01", opened.findings().get(suspects.get(1).head() - 1).ruleId());
        assertEquals(opened.findings().size(), suspects.stream().mapToInt(each -> 1 + each.others().size()).sum());
    }

    @Test
    void namesTheEventsItRestsOn() throws IOException {
        CaptureWriter w = attached();
        for (int i = 0; i < 100; i++) {
            bind(w, 0x100 + i);
        }
        Finding leak = Opened.of(w.detach(1, 0x1000)).only("RS01");
        List<EvidenceRow> rows = leak.rows();
        assertTrue(rows.size() > 1 && rows.size() <= Finding.MOST_EVENTS, rows::toString);
        assertTrue(IntStream.range(1, rows.size()).allMatch(i -> rows.get(i - 1).timeNs() <= rows.get(i).timeNs()));
        assertTrue(rows.stream().anyMatch(row -> row.what().equals("detached with it live")));
        assertTrue(rows.stream().anyMatch(row -> row.what().startsWith("mapped through") && row.stack() != 0));
        assertEquals(100, leak.mappingCount());
    }
}
