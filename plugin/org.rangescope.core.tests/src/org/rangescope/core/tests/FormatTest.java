// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.rangescope.core.analysis.Choices;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.AttachMode;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.MissingHook;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.capture.event.KernelEvent;
import org.rangescope.core.capture.event.MatchEvent;
import org.rangescope.core.capture.event.PinEvent;
import org.rangescope.core.capture.event.TaskExitEvent;
import org.rangescope.core.capture.event.TriggerEvent;
import org.rangescope.core.capture.event.UnmapEndEvent;
import org.rangescope.core.capture.event.UnpinEvent;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.Rule;
import org.rangescope.core.rules.RuleContext;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;
import org.rangescope.core.stats.MapSteps;
import org.rangescope.core.stats.Steps;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.util.Units;

/** What format 1.1 says beyond 1.0, and that 1.0 is still read. */
class FormatTest {

    private static final String REUSED = "Stack: call site read for this event; the rest of the stack as last walked from there.";
    private static final int NOT_LIVE = CaptureWriter.ALLOWED | MapFlags.NOT_LIVE;

    private static CaptureWriter attached() {
        return new CaptureWriter().start().export(1, 1 << 20).attach(1, 0x1000, "gpu0");
    }

    private static CaptureWriter mapped(CaptureWriter w, int flags) {
        return w.map(1, 0x1000, 0xa0, "gpu0", "ex_bind", CaptureWriter.V2, 0, 4, 4, CaptureWriter.MAPPED | flags);
    }

    @Test
    void readsTheFirstFormat() throws IOException {
        Opened opened = Opened.of(new CaptureWriter().firstFormat().start().export(1, 1 << 20).attach(1, 0x1000, "gpu0")
                .map(1, 0x1000, 0xa0, "gpu0", "ex_bind", CaptureWriter.V2, 0, 4, 4, CaptureWriter.MAPPED | MapFlags.WATCHED)
                .detach(1, 0x1000).live(0x1000, 0xa0, 1, CaptureWriter.V2).stop(1).statistics(0));
        assertTrue(opened.health().isWhole(), () -> opened.health().toString());
        assertEquals(1, opened.count("RS01"));
        assertEquals(Choices.NONE, opened.health().choices());
        assertEquals(0, opened.read(Recording::part));
        assertEquals(-1, opened.read(recording -> recording.mappings().allocated(0)));
        assertEquals(-1, opened.read(recording -> recording.mappings().kept(0)));
        assertEquals(AttachMode.UNKNOWN, opened.read(recording -> recording.header().attachMode()));
        assertEquals(0, opened.read(recording -> recording.header().minor()));
    }

    @Test
    void keepsTheNewEventsAsValues() throws IOException {
        CaptureWriter w = attached();
        int qemu = w.task("qemu", 100);
        int iov = w.interconnect("iov");
        int stack = w.stack("dma_buf_pin", "ex_pin");
        long before = w.now();
        w.record(EventKind.MATCH, 1, 4001, 0x1000, iov, 1, qemu, stack).record(EventKind.PIN, 1, 4001, 0x1000, -12, 2, qemu, stack)
                .record(EventKind.UNPIN, 1, 4001, 0x1000, 2, 0, qemu, stack).record(EventKind.TASK_EXIT, qemu, 1)
                .record(EventKind.UNMAP_END, 0x1000, 0xa0, 77, CaptureWriter.V2, 4, 1, 0)
                .record(EventKind.TRIGGER, 1, 0x1000, 0xa0, 3, 2).stop(StopReason.TRIGGER, 0);
        Opened opened = Opened.of(w);
        List<KernelEvent> events = opened.read(recording -> List.copyOf(recording.events()));
        assertEquals(List.of(new MatchEvent(before + 1_000, 1, 4001, 0x1000, iov, 1, qemu, stack),
                new PinEvent(before + 2_000, 1, 4001, 0x1000, -12, 2, qemu, stack),
                new UnpinEvent(before + 3_000, 1, 4001, 0x1000, 2, qemu, stack), new TaskExitEvent(before + 4_000, qemu, 1),
                new UnmapEndEvent(before + 5_000, 0x1000, 0xa0, 77, CaptureWriter.V2, 4, 1),
                new TriggerEvent(before + 6_000, 1, 0x1000, 0xa0, 3, 2)), events);
        assertEquals("RS03", ((TriggerEvent) events.get(5)).ruleId());
        assertEquals(StopReason.TRIGGER, StopReason.of(opened.health().stopReason()));
        assertEquals(1, opened.health().count(EventKind.PIN));
        assertEquals(0, opened.health().unknownRecords());
        assertTrue(opened.health().isWhole());
    }

    @Test
    void keepsManyEvents() throws IOException {
        CaptureWriter w = attached();
        int qemu = w.task("qemu", 100);
        for (int i = 0; i < 3_000; i++) {
            w.record(EventKind.PIN, i, 4001, 0x1000, 0, 0, qemu, 0);
        }
        List<KernelEvent> events = Opened.of(w.stop(0)).read(recording -> List.copyOf(recording.events()));
        assertEquals(3_000, events.size());
        for (int i = 0; i < 3_000; i++) {
            assertEquals(i, ((PinEvent) events.get(i)).buffer());
        }
    }

    @Test
    void keepsWhatAMapAllocated() throws IOException {
        Opened opened = Opened.of(mapped(mapped(attached(), 0), MapFlags.WATCHED).stop(0));
        assertEquals(-1, opened.read(recording -> recording.mappings().allocated(0)));
        assertEquals(5, opened.read(recording -> recording.mappings().allocated(1)));
        assertEquals(3, opened.read(recording -> recording.mappings().kept(1)));
    }

    @Test
    void aSampledMapIsLeftOutOnPurposeAndNotLost() throws IOException {
        Opened opened = Opened
                .of(mapped(attached(), MapFlags.SAMPLED).unmap(1, 0x1000, 0xa0).record(EventKind.STATISTICS, 9, 0, 0, 0, 0, 0, 0,
                        0, 0, 1, 0).stop(0));
        assertEquals(List.of(), opened.findings());
        assertTrue(opened.health().isWhole());
        assertEquals(new Choices(0, 1, 0), opened.health().choices());
        Steps steps = opened.read(recording -> MapSteps.of(recording, 0));
        assertEquals(Steps.Absence.SAMPLED, steps.absence());
        assertFalse(steps.truncated());
        assertEquals("No leaks found", opened.session().findings().verdictLine());
    }

    @Test
    void anSgTableHasNoRanges() throws IOException {
        Opened opened = Opened.of(attached().map(1, 0x1000, 0xb0, "gpu0", "ex_map_sg", CaptureWriter.SGT, 0, 4, 4, 0).stop(1));
        assertEquals(Steps.Absence.SG_TABLE, opened.read(recording -> MapSteps.of(recording, 0)).absence());
    }

    @Test
    void aFindingSaysWhenItsStackWasNotWalkedForIt() throws IOException {
        Finding fresh = Opened.of(mapped(attached(), 0).detach(1, 0x1000).stop(0)).only("RS01");
        assertFalse(fresh.evidence().contains(REUSED));
        Finding reused = Opened.of(mapped(attached(), MapFlags.STACK_REUSED).detach(1, 0x1000).stop(0)).only("RS01");
        assertTrue(reused.evidence().contains(REUSED), () -> reused.evidence().toString());
        Finding unmap = Opened.of(mapped(attached(), 0).unmap(1, 0x1000, 0xa0)
                .unmap(1, 0x1000, 0xa0, CaptureWriter.V2, NOT_LIVE | MapFlags.STACK_REUSED).stop(0)).only("RS06");
        assertTrue(unmap.evidence().contains(REUSED), () -> unmap.evidence().toString());
    }

    // filters

    /** Stands for all rules that blame somebody for a call which is not there. */
    private static final class Suspicious implements Rule {

        @Override
        public String id() {
            return "RS99";
        }

        @Override
        public String title() {
            return "A call is missing";
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public List<EventKind> needs() {
            return List.of();
        }

        @Override
        public boolean needsEveryCall() {
            return true;
        }

        @Override
        public List<Finding> evaluate(RuleContext context) {
            return List.of();
        }
    }

    @Test
    void aRuleThatNeedsEveryCallDoesNotApplyToAFilteredRecording() throws IOException {
        RuleEngine engine = new RuleEngine(List.of(new Suspicious()));
        Findings all = Opened.of(attached().stop(0)).read(engine::evaluate);
        assertEquals(RuleResult.Status.APPLIED, all.results().get(0).status());
        Findings filtered = Opened.of(attached().env("filters", "\"--pid 214\"").stop(0)).read(engine::evaluate);
        assertEquals(RuleResult.Status.NOT_APPLICABLE, filtered.results().get(0).status());
        assertEquals("the recording has only the calls that its filters let pass (--pid 214)", filtered.results().get(0).why());
    }

    @Test
    void whatWasFilteredIsSaidAndIsNoLoss() throws IOException {
        Opened opened = Opened.of(mapped(attached().env("filters", "\"--pid 214\""), 0).unmap(1, 0x1000, 0xa0).detach(1, 0x1000)
                .record(EventKind.STATISTICS, 9, 0, 0, 0, 0, 0, 0, 0, 1_204, 0, 0).stop(0));
        assertTrue(opened.health().isWhole());
        assertEquals(1_204, opened.health().choices().filtered());
        assertEquals("No leaks found in what was recorded (--pid 214)", opened.session().findings().verdictLine());
        assertTrue(opened.session().findings().summaryLine().contains(" · only --pid 214 (1,204 calls left out)"),
                opened.session().findings().summaryLine());
    }

    @Test
    void aDoubleUnmapIsOnlySuspectedWhenOtherProcessesWereLeftOut() throws IOException {
        CaptureWriter w = mapped(attached().env("filters", "\"--process gpu-test\""), 0).unmap(1, 0x1000, 0xa0)
                .unmap(1, 0x1000, 0xa0, CaptureWriter.V2, NOT_LIVE).stop(0);
        Finding twice = Opened.of(w).only("RS06");
        assertEquals(Verdict.SUSPECTED, twice.verdict());
        assertTrue(twice.certainty().contains("--process gpu-test"), twice.certainty());
    }

    @Test
    void aFallBackThatWasNotRecordedIsNotDenied() throws IOException {
        CaptureWriter w = attached().env("filters", "\"--adapter interconnect-v2\"")
                .map(1, 0x1000, 0, "gpu0", "ex_bind", CaptureWriter.V2, -95, 0, 0, MapFlags.DYNAMIC).stop(0);
        assertTrue(Opened.of(w).only("RS12").sentence().endsWith("whether the importer fell back to the sg-table was not recorded."));
    }

    // how it was recorded

    @Test
    void theHeaderSaysHowItWasRecorded() throws IOException {
        CaptureHeader header = Opened.of(attached().env("attach_mode", "\"kprobe\"").env("stacks", "\"reused\"")
                .env("range_rate", "\"10000\"").env("filters", "\"\"").stop(0)).read(Recording::header);
        assertEquals(AttachMode.KPROBE, header.attachMode());
        assertFalse(header.attachMode().limits().isEmpty());
        assertEquals("reused", header.stacks());
        assertEquals("10000", header.rangeRate());
        assertFalse(header.isFiltered());
        assertTrue(AttachMode.FENTRY.limits().isEmpty());
        assertEquals(AttachMode.UNKNOWN, AttachMode.of("something newer"));
    }

    @Test
    void aTableOutsideTheKernelConfirmsNothingWhenEventsWereLost() throws IOException {
        for (String mode : List.of("fentry", "kprobe", "tracefs")) {
            boolean inKernel = !mode.equals("tracefs");
            for (long lost : new long[]{0, 9}) {
                CaptureWriter w = mapped(attached().env("attach_mode", '"' + mode + '"').statistics(0), 0).statistics(lost)
                        .detach(1, 0x1000)
                        .live(0x1000, 0xa0, 1, CaptureWriter.V2).stop(1);
                Opened opened = Opened.of(w);
                Finding leak = opened.only("RS01");
                assertEquals(inKernel || lost == 0 ? Verdict.DEFINITE : Verdict.SUSPECTED, leak.verdict(), mode + ", lost " + lost);
                assertEquals(inKernel, leak.certainty().contains("table in the kernel agrees"), leak.certainty());
                assertEquals(inKernel || lost == 0, opened.read(Recording::knowsLiveSet), mode + ", lost " + lost);
            }
        }
    }

    @Test
    void anUnpatchedKernelLacksNothing() throws IOException {
        CaptureWriter w = new CaptureWriter().env("adapters", "\"sgt\"")
                .env("hooks_attached", "\"dma_buf_map_attachment,dma_buf_move_notify\"")
                .env("hooks_missing",
                        "\"dma_buf_map_interconnect: no such function in this kernel; kmalloc: no interconnect interface that is"
                                + " known; dma_buf_pin: refused by the kernel\"")
                .start().stop(0);
        Opened opened = Opened.of(w);
        CaptureHeader header = opened.read(Recording::header);
        assertTrue(header.hasNoInterconnects());
        assertEquals(List.of(new MissingHook("dma_buf_pin", "refused by the kernel")), header.hooksMissing());
        assertEquals(List.of("dma_buf_map_interconnect", "kmalloc"), header.hooksMoot().stream().map(MissingHook::name).toList());
        assertEquals("this kernel has no dma-buf interconnects", opened.session().findings().results().stream()
                .filter(result -> result.rule().id().equals("RS03")).findFirst().orElseThrow().why());
    }

    @Test
    void unknownNumbersStayUnknown() throws IOException {
        CaptureWriter w = new CaptureWriter().start(0, 1);
        int exporter = w.string("vgem");
        w.record(EventKind.BUFFER_STATE, 1, 4001, -1, exporter, -1, 1, 0).stop(0);
        assertEquals(Units.UNKNOWN, Opened.of(w).read(recording -> recording.buffers().sizeBytes(0)));
    }
}
