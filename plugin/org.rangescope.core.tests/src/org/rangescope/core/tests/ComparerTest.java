// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.Session;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.write.SyntheticTraffic;
import org.rangescope.core.compare.Comparer;
import org.rangescope.core.compare.Comparison;
import org.rangescope.core.compare.CostChange;
import org.rangescope.core.compare.Distribution;
import org.rangescope.core.compare.FailureChange;
import org.rangescope.core.compare.FindingChange;
import org.rangescope.core.compare.Key;
import org.rangescope.core.compare.Options;
import org.rangescope.core.compare.Outcome;
import org.rangescope.core.compare.PathChange;
import org.rangescope.core.compare.PopulationChange;
import org.rangescope.core.compare.Profile;
import org.rangescope.core.compare.Side;
import org.rangescope.core.filter.Filter;
import org.rangescope.core.stats.RangeClass;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.table.CompareColumns;
import org.rangescope.core.table.ListColumns;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;

/** Comparison of two recordings. */
class ComparerTest {

    private static CaptureWriter attached() {
        return new CaptureWriter().start().export(1, 1 << 20).attach(1, 0x1000, "gpu0").pause(1_000_000_000L);
    }

    private static void map(CaptureWriter w, long mapping, int ranges, long durationNs, String function) {
        w.record(EventKind.MAP, 1, CaptureWriter.inode(1), 1 << 20, 0x1000, mapping, mapping, w.now() + 1_000 - durationNs, 0, 4096,
                CaptureWriter.V2, 0, ranges, ranges, CaptureWriter.MAPPED, 0, w.interconnect("iov"), w.device("gpu0"), w.task("qemu", 100),
                w.stack("dma_buf_map_interconnect", function));
    }

    /** Calls of 1 to 16 ranges that cost so much, with noise of 10 %. */
    private static CaptureWriter costing(long seed, int calls, long fixed, long perRange, int mostRanges) {
        CaptureWriter w = attached();
        Random random = new Random(seed);
        for (int i = 1; i <= calls; i++) {
            int ranges = 1 + random.nextInt(mostRanges);
            map(w, i, ranges, Math.round((fixed + perRange * ranges) * Math.exp(random.nextGaussian() / 10)),
                    i % 2 == 0 ? "ex_bind" : "ex_prefetch");
            w.unmap(1, 0x1000, i).pause(100_000);
        }
        return w.detach(1, 0x1000).stop(0);
    }

    private static Profile profile(CaptureWriter w) throws IOException {
        Opened opened = Opened.of(w);
        return opened.read(recording -> Profile.of(recording, opened.session().findings()));
    }

    private static Comparison compare(CaptureWriter before, CaptureWriter after) throws IOException {
        return Comparer.compare(profile(before), profile(after), Options.DEFAULT);
    }

    private static PopulationChange of(Comparison comparison, Key key) {
        return comparison.populations().stream().filter(c -> c.key().equals(key) && c.ranges() == null).findFirst().orElseThrow();
    }

    @Test
    void slowerCallsAreSlowerByEveryName() throws IOException {
        Comparison comparison = compare(costing(1, 600, 20_000, 1_000, 16), costing(2, 700, 24_000, 1_200, 16));
        PopulationChange all = of(comparison, Key.ALL);
        assertEquals(Outcome.SLOWER, all.outcome());
        assertEquals(1.2, all.ratio(), 0.03);
        assertTrue(all.low() < 1.2 && all.high() > 1.2 && all.low() > 1.1 && all.high() < 1.3, all.low() + " to " + all.high());
        assertTrue(all.likeForLike());
        assertTrue(all.superiority() > 0.8 && all.delta() > 0.6);
        assertEquals(600, all.before().calls());
        assertEquals(700, all.after().calls());
        assertTrue(all.sentence().startsWith("Map calls take ") && all.sentence().contains("more time: half took up to ")
                && all.sentence().contains("(600 calls)") && all.sentence().contains("p < 0.001 corrected for "), all.sentence());
        for (Key key : List.of(new Key(Key.Kind.EXPORTER, "vfio-pci"), new Key(Key.Kind.INTERCONNECT, "iov"),
                new Key(Key.Kind.INTERFACE, "interconnect-v2"), new Key(Key.Kind.CALL_SITE, "ex_bind"))) {
            assertEquals(Outcome.SLOWER, of(comparison, key).outcome(), key.toString());
        }
        assertTrue(comparison.populations().stream()
                .anyMatch(c -> c.key().equals(Key.ALL) && Objects.equals(c.ranges(), new RangeClass(8, 15))
                        && c.outcome() == Outcome.SLOWER));
        assertTrue(comparison.isWorse());
        assertTrue(comparison.verdictLine().startsWith("Map calls take "), comparison.verdictLine());
        CostChange cost = comparison.costs().get(0);
        assertEquals(Outcome.SLOWER, cost.fixed(), cost.sentence());
        assertEquals(Outcome.SLOWER, cost.perRange(), cost.sentence());
        assertNotNull(cost.before());
        Comparison back = compare(costing(2, 700, 24_000, 1_200, 16), costing(1, 600, 20_000, 1_000, 16));
        assertEquals(Outcome.FASTER, of(back, Key.ALL).outcome());
        assertEquals(1, of(back, Key.ALL).ratio() * all.ratio(), 0.005);
        assertFalse(back.isWorse());
    }

    @Test
    void theDistributionsOfARowAreItsCalls() throws IOException {
        Profile before = profile(costing(1, 600, 20_000, 1_000, 16));
        Profile after = profile(costing(2, 700, 40_000, 2_000, 16));
        Comparison comparison = Comparer.compare(before, after, Options.DEFAULT);
        for (PopulationChange change : comparison.populations()) {
            for (boolean first : new boolean[]{true, false}) {
                Distribution distribution = (first ? before : after).durations(change);
                Side side = first ? change.before() : change.after();
                assertEquals(side.calls(), distribution.calls(), change.sentence());
                assertEquals(side.calls(), Arrays.stream(distribution.count()).sum());
                assertEquals(side.p50Ns(), distribution.p50Ns());
                assertEquals(side.maxNs(), distribution.maxNs());
                assertEquals(side.calls(), distribution.between(0, Long.MAX_VALUE));
                assertTrue(distribution.between(0, side.p50Ns()) >= side.calls() / 2);
            }
        }
        assertEquals(0, before.durations(of(comparison, Key.ALL)).between(Long.MAX_VALUE - 1, Long.MAX_VALUE));
        assertTrue(comparison.verdictLine().contains("; most of all vfio-pci, ")
                && comparison.verdictLine().contains("× slower (p < 0.001, large effect, "), comparison.verdictLine());
        assertEquals(PopulationChange.Effect.LARGE, of(comparison, Key.ALL).effect());
        assertEquals(before.lengthNs() > 0 ? 600 : 0, before.mapCalls());
    }

    @Test
    void changesAreFiltered() throws Exception {
        Comparison comparison = compare(costing(1, 600, 20_000, 1_000, 16), costing(2, 700, 40_000, 2_000, 16));
        ListColumns<PopulationChange> columns = CompareColumns.populations(comparison.populations());
        List<PopulationChange> found = new ArrayList<>();
        Filter.parse("by == exporter && change > 50 && after > 30us && least >= 8", columns.fields()).on(columns).visit(0, columns.size(),
                row -> found.add(columns.get(row)));
        assertEquals(List.of(new RangeClass(8, 15), new RangeClass(16, 31)), found.stream().map(PopulationChange::ranges).toList());
    }

    @Test
    void theSameAgainIsNoDifference() throws IOException {
        int wrong = 0;
        for (int round = 0; round < 12; round++) {
            Comparison comparison = compare(costing(100 + round, 300, 20_000, 1_000, 16), costing(200 + round, 400, 20_000, 1_000, 16));
            wrong += comparison.populations().stream().anyMatch(c -> c.outcome() != Outcome.NO_DIFFERENCE
                    && c.outcome() != Outcome.NOT_ENOUGH_DATA) ? 1 : 0;
            assertFalse(comparison.findings().stream().anyMatch(c -> c.status() == FindingChange.Status.NEW));
        }
        assertTrue(wrong <= 2, "something seems to differ in " + wrong + " of 12");
    }

    /** Calls of one burst or buffer are alike: each of them taken for itself, half of these pairs would seem to differ for certain. */
    @Test
    void theSameWorkAnotherTimeIsNoDifference(@TempDir Path directory) throws IOException {
        List<Profile> profiles = new ArrayList<>();
        for (int seed = 1; seed <= 5; seed++) {
            Path file = directory.resolve(seed + ".rangescope");
            new SyntheticTraffic(seed).events(100_000).write(file);
            try (Session session = Session.open(file)) {
                session.run(Progress.none());
                profiles.add(session.read(recording -> Profile.of(recording, session.findings())));
            }
        }
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < profiles.size(); i++) {
            for (int j = i + 1; j < profiles.size(); j++) {
                PopulationChange all = of(Comparer.compare(profiles.get(i), profiles.get(j), Options.DEFAULT), Key.ALL);
                if (all.outcome() != Outcome.NO_DIFFERENCE) {
                    wrong.add(all.sentence());
                }
            }
        }
        assertTrue(wrong.size() <= 1, wrong::toString);
    }

    @Test
    void moreRangesAreNotSlowerCalls() throws IOException {
        CaptureWriter few = attached();
        CaptureWriter many = attached();
        Random random = new Random(5);
        for (int i = 1; i <= 600; i++) {
            for (CaptureWriter w : List.of(few, many)) {
                int ranges = random.nextInt(10) == 0 == (w == few) ? 64 : 1;
                map(w, i, ranges, Math.round((5_000 + 1_000.0 * ranges) * Math.exp(random.nextGaussian() / 10)), "ex_bind");
                w.unmap(1, 0x1000, i);
            }
        }
        PopulationChange all = of(compare(few.stop(0), many.stop(0)), Key.ALL);
        assertEquals(Outcome.NO_DIFFERENCE, all.outcome(), all.sentence());
        assertTrue(all.after().p50Ns() > 5 * all.before().p50Ns(), "although half of them take much longer");
    }

    @Test
    void otherRangesAreComparedAsTheyAre() throws IOException {
        CaptureWriter split = attached();
        CaptureWriter merged = attached();
        for (int i = 1; i <= 50; i++) {
            map(split, i, 64, 70_000 + i * 10, "ex_bind");
            map(merged, i, 1, 6_000 + i, "ex_bind");
        }
        PopulationChange all = of(compare(split, merged), Key.ALL);
        assertEquals(Outcome.FASTER, all.outcome());
        assertFalse(all.likeForLike());
        assertTrue(all.sentence().endsWith("so all were compared as they are."), all.sentence());
    }

    @Test
    void tooLittleDataSaysWhatIsMissing() throws IOException {
        CaptureWriter before = attached();
        CaptureWriter after = attached();
        for (int i = 1; i <= 20; i++) {
            map(before, i, 4, 5_000, "ex_bind");
        }
        for (int i = 1; i <= 3; i++) {
            map(after, i, 4, 50_000, "ex_bind");
        }
        PopulationChange few = of(compare(before, after), Key.ALL);
        assertEquals(Outcome.NOT_ENOUGH_DATA, few.outcome());
        assertEquals("Not enough data for map calls: 20 calls before and 3 after can be compared, and it takes 5 on either side.",
                few.sentence());
        PopulationChange none = of(compare(before, attached()), new Key(Key.Kind.CALL_SITE, "ex_bind"));
        assertEquals("Not enough data for map calls by `ex_bind`: there are none after, and 20 before.", none.sentence());
        assertEquals(Units.UNKNOWN, none.after().p50Ns());
        Comparison nothing = compare(attached(), attached());
        assertEquals("Nothing to compare", nothing.verdictLine());
        assertEquals(List.of(), nothing.populations());
        assertFalse(nothing.isWorse());
    }

    @Test
    void newAndGoneFindingsAreCountedForEachCall() throws IOException {
        CaptureWriter clean = attached();
        CaptureWriter leaky = attached();
        for (int i = 1; i <= 200; i++) {
            map(clean, i, 4, 5_000, "ex_bind");
            clean.unmap(1, 0x1000, i);
            map(leaky, i, 4, 5_000, "ex_bind");
            if (i % 10 != 0) {
                leaky.unmap(1, 0x1000, i);
            }
        }
        clean.detach(1, 0x1000).stop(0);
        leaky.detach(1, 0x1000).stop(0);
        Comparison worse = compare(clean, leaky);
        FindingChange found = worse.findings().get(0);
        assertEquals(FindingChange.Status.NEW, found.status());
        assertEquals("RS01", found.ruleId());
        assertEquals("ex_bind", found.callSite());
        assertEquals(List.of(0L, 200L, 20L, 200L),
                List.of(found.before(), found.callsBefore(), found.after(), found.callsAfter()));
        assertTrue(found.beyondChance() && found.leak());
        assertTrue(found.sentence().startsWith("New: RS01 (Detached with live mappings) at `ex_bind` on gpu0")
                && found.sentence().endsWith("20 times in 200 map calls; never in 200 before."), found.sentence());
        assertTrue(worse.isWorse());
        assertTrue(worse.verdictLine().startsWith("2 new suspected findings; "),
                () -> worse.verdictLine() + ": RS01, and RS26 for what piled up");
        assertEquals(FindingChange.Status.GONE, compare(leaky, clean).findings().stream().filter(change -> change.ruleId().equals("RS01"))
                .findFirst().orElseThrow().status());
        assertEquals(FindingChange.Status.SAME, compare(leaky, leaky).findings().get(0).status());
    }

    @Test
    void aLongerRecordingIsNotBlamed() throws IOException {
        FindingChange longer = compare(leaking(100, 10), leaking(1_000, 10)).findings().get(0);
        assertEquals(List.of(10L, 100L), List.of(longer.before(), longer.after()));
        assertEquals(FindingChange.Status.SAME, longer.status(), longer.sentence());
        assertEquals(FindingChange.Status.MORE, compare(leaking(1_000, 10), leaking(1_000, 2)).findings().get(0).status());
        assertEquals(FindingChange.Status.FEWER, compare(leaking(1_000, 2), leaking(1_000, 10)).findings().get(0).status());
        FindingChange once = compare(leaking(20, 1_000), leaking(1_000, 1_000)).findings().get(0);
        assertEquals(FindingChange.Status.NEW, once.status());
        assertFalse(once.beyondChance());
        assertTrue(once.sentence().endsWith("With so few map calls that can be chance."), once.sentence());
    }

    private static CaptureWriter leaking(int calls, int oneIn) {
        CaptureWriter w = attached();
        for (int i = 1; i <= calls; i++) {
            map(w, i, 4, 5_000, "ex_bind");
            if (i % oneIn != 0) {
                w.unmap(1, 0x1000, i);
            }
        }
        return w.detach(1, 0x1000).stop(0);
    }

    private static CaptureWriter fallingBack(boolean falls) {
        CaptureWriter w = new CaptureWriter().start();
        for (int i = 1; i <= 6; i++) {
            w.export(i, 1 << 20).attach(i, 0x1000 + i, "gpu0");
            if (falls) {
                w.map(i, 0x1000 + i, 0, "gpu0", "ex_bind", CaptureWriter.V2, -95, 0, 0, MapFlags.DYNAMIC);
                w.map(i, 0x1000 + i, 100 + i, "gpu0", "ex_bind_sg", CaptureWriter.SGT, 0, 4, 4, 0);
            } else {
                w.map(i, 0x1000 + i, 100 + i, "gpu0", "ex_bind");
            }
        }
        return w.stop(0);
    }

    @Test
    void fallbacksAreReported() throws IOException {
        Comparison comparison = compare(fallingBack(false), fallingBack(true));
        assertEquals(1, comparison.paths().size());
        PathChange path = comparison.paths().get(0);
        assertTrue(path.nowFallsBack());
        assertEquals(new PathChange.Attachments(6, 0, 0, 0), path.before());
        assertEquals(new PathChange.Attachments(0, 0, 6, 0), path.after());
        assertEquals(
                "Importer gpu0 (gpu0), buffers of vfio-pci: falls back to the sg-table now, after the interconnect was refused, on 6 of 6"
                        + " attachments (before: 0 of 6); by the interconnect on 0 of 6 (before: 6 of 6).".replace("gpu0 (gpu0)",
                                path.importer()),
                path.sentence().replace(path.importer(), "gpu0 (gpu0)"));
        assertTrue(comparison.isWorse());
        PathChange back = compare(fallingBack(true), fallingBack(false)).paths().get(0);
        assertFalse(back.nowFallsBack());
        assertEquals(List.of(), compare(fallingBack(true), fallingBack(true)).paths());
    }

    private static CaptureWriter failing(int calls, int oneIn) {
        CaptureWriter w = attached();
        for (int i = 1; i <= calls; i++) {
            boolean fails = i % oneIn == 0;
            w.map(1, 0x1000, fails ? 0 : i, "gpu0", "ex_bind", CaptureWriter.V2, fails ? -12 : 0, 4, 4, CaptureWriter.MAPPED);
            if (!fails) {
                w.unmap(1, 0x1000, i);
            }
        }
        return w.stop(0);
    }

    @Test
    void moreFailuresAreSeen() throws IOException {
        FailureChange more = compare(failing(400, 100), failing(400, 10)).failures().get(0);
        assertEquals(Outcome.MORE, more.outcome());
        assertEquals(List.of(4L, 400L, 40L, 400L),
                List.of(more.failedBefore(), more.callsBefore(), more.failedAfter(), more.callsAfter()));
        assertEquals(Outcome.FEWER, compare(failing(400, 10), failing(400, 100)).failures().get(0).outcome());
        assertEquals(Outcome.NO_DIFFERENCE, compare(failing(400, 10), failing(100, 10)).failures().get(0).outcome());
        assertEquals(Outcome.NOT_ENOUGH_DATA, compare(failing(400, 10), failing(3, 2)).failures().get(0).outcome());
    }

    @Test
    void whatSpeaksAgainstComparingIsSaid() throws IOException {
        Comparison comparison = compare(costing(1, 50, 20_000, 1_000, 4),
                costing(1, 50, 20_000, 1_000, 4).env("kernel_release", "\"6.13.0\""));
        assertTrue(comparison.caveats().contains("The kernels differ: 6.12.117 before, 6.13.0 after."), comparison.caveats().toString());
        assertTrue(comparison.caveats().stream().anyMatch(c -> c.contains("which the tests weigh: 50 calls stand each for itself before")),
                comparison.caveats().toString());
        assertTrue(compare(attached(), attached()).caveats().contains("The recording before was cut off, or is still being made."));
    }

    @Test
    void numbersThatDoNotSurviveARebootDoNotMatter() throws IOException {
        CaptureWriter before = attached();
        // other ids for everything, other addresses, another process
        CaptureWriter after = new CaptureWriter();
        after.string("x");
        after.device("nic9");
        after.task("other", 7);
        after.stack("something", "else");
        after.start().export(9, 1 << 20).attach(9, 0x9000, "gpu0");
        for (int i = 1; i <= 30; i++) {
            map(before, i, 4, 5_000 + i, "ex_bind");
            after.record(EventKind.MAP, 9, CaptureWriter.inode(9), 1 << 20, 0x9000, 777 + i, i, after.now() + 1_000 - 5_000 - i, 0, 4096,
                    CaptureWriter.V2, 0, 4, 4, CaptureWriter.MAPPED, 0, after.interconnect("iov"), after.device("gpu0"),
                    after.task("crosvm", 555), after.stack("dma_buf_map_interconnect", "ex_bind"));
        }
        Comparison comparison = compare(before, after);
        for (PopulationChange change : comparison.populations()) {
            assertEquals(Outcome.NO_DIFFERENCE, change.outcome(), change.sentence());
        }
        assertTrue(comparison.populations().size() >= 6);
    }
}
