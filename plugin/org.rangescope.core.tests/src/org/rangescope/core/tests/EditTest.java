// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rangescope.core.analysis.LossWindow;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.edit.Repair;
import org.rangescope.core.edit.Trim;
import org.rangescope.core.edit.Trim.Selection;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;

/** Cuts of recordings are judged as truthfully as the whole, and repaired ones tell what they lost. */
class EditTest {

    private static final Path RECORDINGS = Path.of(System.getProperty("rangescope.home"),
            "plugin/org.rangescope.core.tests/recordings");

    static Stream<Path> recordings() throws IOException {
        try (Stream<Path> all = Files.list(RECORDINGS)) {
            return all.filter(each -> each.toString().endsWith(".rangescope")).sorted().toList().stream();
        }
    }

    private static byte[] trim(byte[] bytes, Selection selection) throws IOException {
        Opened opened = Opened.bytes(bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ByteSource source = ByteSource.memory(bytes)) {
            opened.session().read(recording -> {
                try {
                    return Trim.run(recording, source, selection, out, Progress.none());
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
        }
        return out.toByteArray();
    }

    private static byte[] repair(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ByteSource source = ByteSource.memory(bytes)) {
            Repair.run(source, out, Progress.none());
        }
        return out.toByteArray();
    }

    private static Selection all() {
        return new Selection(Long.MIN_VALUE, Long.MAX_VALUE, List.of(), List.of());
    }

    private static List<String> said(Opened opened) {
        return opened.findings().stream().map(f -> f.ruleId() + " " + f.verdict() + " " + f.plainSentence()).toList();
    }

    /** Errors by rule and place. */
    private static Set<String> errors(Opened opened) {
        Set<String> errors = new TreeSet<>();
        for (Finding finding : opened.findings()) {
            if (finding.severity() == Severity.ERROR) {
                errors.add(finding.ruleId() + " at " + finding.callSite());
            }
        }
        return errors;
    }

    private static void assertSound(Opened opened, String what) {
        assertEquals(0, opened.health().damageCount(), () -> what + ": " + opened.health().damage());
        assertEquals(0, opened.health().unread(), what);
    }

    // trim

    @ParameterizedTest
    @MethodSource("recordings")
    void theWholeOfARecordingSaysTheSame(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Opened before = Opened.bytes(bytes);
        Opened after = Opened.bytes(trim(bytes, all()));
        assertEquals(said(before), said(after));
        assertEquals(before.session().findings().summaryLine(), after.session().findings().summaryLine());
        assertEquals(before.health().losses(), after.health().losses());
        assertEquals(before.health().events(), after.health().events());
        assertSound(after, file.toString());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void aCutAccusesNobodyElse(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Opened whole = Opened.bytes(bytes);
        Set<String> known = errors(whole);
        long start = whole.read(Recording::startNs);
        long span = whole.read(Recording::spanNs);
        for (int tenth = 0; tenth < 10; tenth += 3) {
            Selection selection = new Selection(start + span * tenth / 10, start + span * (tenth + 4) / 10, List.of(), List.of());
            Opened part = Opened.bytes(trim(bytes, selection));
            String what = file + " from " + tenth + "/10: " + said(part);
            assertTrue(known.containsAll(errors(part)), () -> what + " where the whole says " + said(whole));
            assertSound(part, what);
            assertTrue(part.read(Recording::isComplete), what);
            assertEquals(whole.health().losses().total() == 0, part.health().losses().total() == 0, what);
        }
    }

    @Test
    void whatIsMappedAcrossTheCutIsPairedOnBothSides() throws IOException {
        CaptureWriter w = new CaptureWriter();
        w.start().export(1, 1 << 20).attach(1, 0x1000, "gpu0").map(1, 0x1000, 0xa0, "gpu0", "ex_bind");
        long between = w.pause(5_000_000).now();
        w.pause(5_000_000).unmap(1, 0x1000, 0xa0).detach(1, 0x1000).release(1).stop(0);
        byte[] bytes = w.bytes();

        Opened first = Opened.bytes(trim(bytes, new Selection(Long.MIN_VALUE, between, List.of(), List.of())));
        assertEquals(MappingState.LIVE, first.read(r -> r.mappings().state(0)));
        assertEquals(StopReason.SIZE.ordinal(), first.health().stopReason());
        assertEquals(0, errors(first).size(), () -> said(first).toString());
        assertTrue(first.read(Recording::knowsLiveSet));
        assertTrue(first.read(r -> r.confirmedLive(0)));

        Opened second = Opened.bytes(trim(bytes, new Selection(between, Long.MAX_VALUE, List.of(), List.of())));
        assertEquals(MappingState.UNMAPPED, second.read(r -> r.mappings().state(0)));
        assertEquals(3, second.read(Recording::statesAtStart));
        assertEquals("ex_bind", second.read(r -> String.valueOf(r.callSite(r.mappings().stack(0)))).replaceAll("\\+.*", ""));
        assertEquals(0, second.health().unknownUnmaps());
        assertEquals(List.of(), said(second));
        assertTrue(second.read(r -> r.header().trimmed()).startsWith("from "), second.read(r -> r.header().trimmed()));
    }

    @Test
    void aLeakBeforeTheCutIsNoneOfTheCut() throws IOException {
        CaptureWriter w = new CaptureWriter();
        w.start().export(1, 1 << 20).attach(1, 0x1000, "gpu0").map(1, 0x1000, 0xa0, "gpu0", "ex_bind").detach(1, 0x1000);
        long between = w.pause(5_000_000).now();
        w.pause(5_000_000).attach(1, 0x2000, "gpu0").detach(1, 0x2000).live(0x1000, 0xa0, 1, CaptureWriter.V2).stop(1);
        byte[] bytes = w.bytes();
        assertEquals(1, Opened.bytes(bytes).findings("RS01").size());
        Opened part = Opened.bytes(trim(bytes, new Selection(between, Long.MAX_VALUE, List.of(), List.of())));
        assertEquals(Set.of(), errors(part), () -> said(part).toString());
        assertTrue(part.only("RS27").plainSentence().contains("leaked in an earlier part"), () -> said(part).toString());
    }

    @Test
    void oneAttachmentIsTheChoiceOfSomebody() throws IOException {
        CaptureWriter w = Samples.small();
        byte[] bytes = w.bytes();
        Opened part = Opened.bytes(trim(bytes, new Selection(Long.MIN_VALUE, Long.MAX_VALUE, List.of(1), List.of())));
        assertEquals(1, part.read(r -> r.mappings().size()));
        assertEquals(1, part.read(r -> r.attachments().size()));
        assertEquals("attachment 1", part.read(r -> r.header().filters()));
        // two maps and an unmap of the other one
        assertEquals(3, part.health().choices().filtered());
        assertEquals(Set.of(), errors(part));
        assertTrue(part.read(Recording::knowsLiveSet));
    }

    @Test
    void oneMappingTakesAlongWhatItNeeds() throws IOException {
        byte[] bytes = Samples.small().bytes();
        Opened part = Opened.bytes(trim(bytes, new Selection(Long.MIN_VALUE, Long.MAX_VALUE, List.of(), List.of(1))));
        assertEquals(1, part.read(r -> r.mappings().size()));
        assertEquals(Verdict.DEFINITE, part.only("RS01").verdict());
        assertEquals(1, part.read(r -> r.ranges().size()));
    }

    @Test
    void lossesOfTheTimeBeforeAreNotOfTheCut() throws IOException {
        CaptureWriter w = new CaptureWriter();
        w.start().export(1, 1 << 20).attach(1, 0x1000, "gpu0").statistics(7);
        long between = w.pause(5_000_000).now();
        w.pause(5_000_000).map(1, 0x1000, 0xa0, "gpu0", "ex_bind").statistics(7).unmap(1, 0x1000, 0xa0).statistics(9).stop(0);
        Opened part = Opened.bytes(trim(w.bytes(), new Selection(between, Long.MAX_VALUE, List.of(), List.of())));
        assertEquals(2, part.health().losses().total());
        assertEquals(1, part.health().lossWindows().size());
    }

    // repair

    @Test
    void whatIsSoundStaysAsItIs() throws IOException {
        byte[] bytes = Samples.small().bytes();
        assertEquals(said(Opened.bytes(bytes)), said(Opened.bytes(repair(bytes))));
        assertEquals(Opened.bytes(bytes).health().records(), Opened.bytes(repair(bytes)).health().records());
    }

    @Test
    void aTornEndStaysAnEndThatIsMissing() throws IOException {
        byte[] bytes = Files.readAllBytes(RECORDINGS.resolve("parallel-leaks.rangescope"));
        byte[] torn = java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3 - 13);
        Opened before = Opened.bytes(torn);
        assertTrue(before.health().damageCount() > 0);
        Opened after = Opened.bytes(repair(torn));
        assertSound(after, "torn");
        assertFalse(after.read(Recording::isComplete));
        assertEquals(before.health().events(), after.health().events());
        assertEquals(errors(before), errors(after));
        assertTrue(after.read(r -> r.header().isRepaired()));
    }

    @Test
    void aHoleBecomesALossWithItsNumber() throws IOException {
        byte[] bytes = Samples.small().bytes();
        int[] packet = packets(bytes).get(1);
        // the size of the third record of the second packet makes no sense
        int at = packet[0] + RecordLayout.PACKET_HEADER_SIZE;
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 2; i++) {
            at += buffer.getShort(at + RecordLayout.HEADER_RECORD_SIZE) & 0xffff;
        }
        buffer.putShort(at + RecordLayout.HEADER_RECORD_SIZE, (short) 3);
        Opened before = Opened.bytes(bytes);
        assertTrue(before.health().unread() > 0, () -> before.health().toString());
        Opened after = Opened.bytes(repair(bytes));
        assertSound(after, "hole");
        assertEquals(before.health().unread(), after.health().losses().total());
        LossWindow window = after.health().lossWindows().get(0);
        assertEquals(before.health().unread(), window.lost());
        assertEquals("the recording is damaged and repaired", window.cause());
        assertEquals(before.health().lossWindows().get(0).fromNs(), window.fromNs());
        assertEquals(before.health().lossWindows().get(0).toNs(), window.toNs());
    }

    @Test
    void aMissingPacketStaysMissing() throws IOException {
        byte[] bytes = Samples.small().bytes();
        int[] packet = packets(bytes).get(1);
        byte[] without = new byte[bytes.length - packet[1]];
        System.arraycopy(bytes, 0, without, 0, packet[0]);
        System.arraycopy(bytes, packet[0] + packet[1], without, packet[0], bytes.length - packet[0] - packet[1]);
        Opened after = Opened.bytes(repair(without));
        assertSound(after, "missing packet");
        assertEquals(1, after.health().packetsMissing());
        assertEquals(Opened.bytes(without).health().lossWindows(), after.health().lossWindows());
    }

    @Test
    void withoutMetadataNothingIsMadeUp() throws IOException {
        byte[] bytes = Samples.small().bytes();
        int first = packets(bytes).get(0)[0];
        byte[] without = java.util.Arrays.copyOfRange(bytes, first, bytes.length);
        Opened after = Opened.bytes(repair(without));
        assertSound(after, "no metadata");
        assertEquals("", after.read(r -> r.header().hostname()));
        assertFalse(after.read(r -> r.header().knowsHooks()));
        assertEquals(3, after.read(r -> r.mappings().size()));
    }

    @Test
    void whateverIsFlippedTheResultReadsWithoutDamage() throws IOException {
        byte[] sound = Files.readAllBytes(RECORDINGS.resolve("rs01-detach-live.rangescope"));
        int from = packets(sound).get(0)[0];
        Random random = new Random(7);
        for (int round = 0; round < 150; round++) {
            byte[] bytes = sound.clone();
            for (int flips = 0; flips < 1 + round % 7; flips++) {
                bytes[from + random.nextInt(bytes.length - from)] ^= (byte) (1 << random.nextInt(8));
            }
            if (round % 5 == 0) {
                int at = from + random.nextInt(bytes.length - from);
                int length = Math.min(bytes.length - at, random.nextInt(3_000));
                java.util.Arrays.fill(bytes, at, at + length, (byte) 0);
            }
            String what = "round " + round;
            Opened before = Opened.bytes(bytes);
            Opened after = Opened.bytes(repair(bytes));
            assertEquals(0, after.health().damageCount(),
                    () -> what + ": " + after.health().damage() + " after " + before.health().damage());
            if (before.health().damagedBytes() > 0) {
                assertFalse(after.health().isWhole(), what);
            }
            Set<String> more = new HashSet<>(errors(after));
            more.removeAll(errors(before));
            assertEquals(Set.of(), more, what);
        }
    }

    private static List<int[]> packets(byte[] recording) {
        List<int[]> packets = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(recording).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < recording.length;) {
            boolean data = bytes.getInt(at) == RecordLayout.DATA_MAGIC;
            int size = data ? (int) (bytes.getLong(at + 48) / 8) : bytes.getInt(at + 28) / 8;
            if (data) {
                packets.add(new int[]{at, size});
            }
            at += size;
        }
        return packets;
    }

    /** What a test reads must be there. */
    @Test
    void thereAreRecordings() throws IOException {
        assertTrue(recordings().count() > 20, "waited for recordings in " + RECORDINGS + ", " + Units.count(recordings().count()));
    }
}
