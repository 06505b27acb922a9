// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.rangescope.core.analysis.MappingTracker;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.CaptureReader;
import org.rangescope.core.capture.NotACaptureException;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.UnsupportedVersionException;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.core.stats.AttachmentSummaries;
import org.rangescope.core.stats.ExporterSummaries;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.stats.MapSteps;
import org.rangescope.core.stats.OutstandingSeries;
import org.rangescope.core.stats.PopulationPercentiles;
import org.rangescope.core.stats.PopulationScatter;
import org.rangescope.core.stats.SlowestMaps;

/** Whatever the bytes are: reading ends, throws nothing but what says that it is no recording, and what was read can be judged and counted. */
class FuzzTest {

    private static final RuleEngine ENGINE = new RuleEngine();

    /** Reads, and asks everything that the workbench asks. */
    private static void survives(byte[] bytes, String what, boolean figures) {
        try {
            MappingTracker tracker = new MappingTracker(what);
            CaptureReader reader = new CaptureReader(ByteSource.memory(bytes));
            reader.readAll(tracker);
            tracker.end();
            Findings findings = ENGINE.evaluate(tracker);
            assertTrue(reader.damagedBytes() <= bytes.length, () -> what + ": more bytes damaged than there are: " + reader.damage());
            if (figures) {
                PopulationScatter.of(tracker, GroupBy.CALL_SITE, 100, 50);
                PopulationPercentiles.of(tracker, GroupBy.PROCESS);
                OutstandingSeries.of(tracker, findings.marks(), tracker.startNs(), tracker.endNs(), 100);
                AttachmentSummaries.of(tracker);
                ExporterSummaries.of(tracker);
                for (int row : SlowestMaps.of(tracker, 5)) {
                    MapSteps.of(tracker, row);
                }
            }
        } catch (NotACaptureException | UnsupportedVersionException e) {
            // said so
        } catch (IOException | RuntimeException | Error e) {
            fail(what + ": " + e, e);
        }
    }

    @Test
    void survivesFlippedBits() {
        byte[] bytes = Samples.small().bytes();
        for (int at = 0; at < bytes.length; at++) {
            // two bits of every byte, others in the next one
            for (int bit : new int[]{at * 3 % 8, (at * 5 + 1) % 8}) {
                flip(bytes, at, bit);
            }
        }
        for (int packet = 0; packet < 3; packet++) {
            int header = ReaderTest.packetAt(bytes, packet);
            for (int bit = 0; bit < RecordLayout.PACKET_HEADER_SIZE * 8; bit++) {
                flip(bytes, header + bit / 8, bit % 8);
            }
        }
    }

    private static void flip(byte[] bytes, int at, int bit) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << bit);
        survives(flipped, "bit " + bit + " of byte " + at, bit % 3 == 0);
    }

    @Test
    void survivesRandomBytes() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[random.nextInt(5_000)];
            random.nextBytes(bytes);
            survives(bytes, "random bytes " + round, false);
        }
    }

    @Test
    void survivesRandomDamageToRealRecordings() throws IOException {
        Random random = new Random(2);
        for (java.nio.file.Path file : RealRecordingsTest.recordings().toList()) {
            byte[] real = Files.readAllBytes(file);
            for (int round = 0; round < 60; round++) {
                byte[] bytes = real.clone();
                for (int i = random.nextInt(20); i >= 0; i--) {
                    switch (random.nextInt(4)) {
                    case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                    case 1 ->
                        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(random.nextInt(bytes.length - 8), random.nextLong());
                    case 2 -> ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(random.nextInt(bytes.length - 4) & ~3, -1);
                    default -> {
                        int from = random.nextInt(bytes.length);
                        int length = random.nextInt(bytes.length - from);
                        bytes = random.nextBoolean()
                                ? Arrays.copyOf(bytes, Math.max(8, from))
                                : concat(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, from + length, bytes.length));
                        if (bytes.length < 16) {
                            bytes = real.clone();
                        }
                    }
                    }
                }
                survives(bytes, file.getFileName() + " round " + round, true);
            }
        }
    }

    @Test
    void survivesRandomRecords() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            CaptureWriter w = new CaptureWriter().start();
            for (int i = 0; i < 200; i++) {
                long buffer = random.nextInt(4);
                long attachment = random.nextInt(6);
                long mapping = random.nextInt(8);
                switch (random.nextInt(10)) {
                case 0 -> w.export(buffer, 4096);
                case 1 -> w.release(buffer);
                case 2 -> w.attach(buffer, attachment, "gpu" + random.nextInt(2));
                case 3 -> w.detach(buffer, attachment);
                case 4, 5 -> w.map(buffer, attachment, mapping, "gpu0", "ex_bind", random.nextInt(6),
                        random.nextInt(4) == 0 ? -random.nextInt(100) : 0,
                        random.nextInt(5), random.nextInt(5), random.nextInt(1 << 11));
                case 6 -> w.range(random.nextInt(3), random.nextInt(1000) - 1);
                case 7, 8 -> w.unmap(buffer, attachment, mapping, random.nextInt(6), random.nextInt(1 << 11));
                default -> w.statistics(random.nextInt(3)).live(attachment, mapping, random.nextInt(100), random.nextInt(5));
                }
            }
            survives(w.stop(random.nextInt(10)).bytes(), "random records " + round, true);
        }
    }

    @Test
    void aPipeIsReadLikeAFileWhateverIsDamaged() throws IOException {
        Random random = new Random(4);
        byte[] whole = Samples.small().bytes();
        for (int round = 0; round < 300; round++) {
            byte[] bytes = Arrays.copyOf(whole, whole.length - random.nextInt(200));
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            String what = "round " + round;
            try (ByteSource file = ByteSource.memory(bytes); ByteSource pipe = ByteSource.pipe(ReaderTest.dripping(bytes))) {
                assertEquals(everything(file), everything(pipe), what);
            }
        }
    }

    private static String everything(ByteSource source) throws IOException {
        ReaderTest.Trace trace = new ReaderTest.Trace();
        CaptureReader reader = new CaptureReader(source);
        try {
            reader.readAll(trace);
        } catch (NotACaptureException | UnsupportedVersionException e) {
            return String.valueOf(e.getMessage());
        }
        return trace.records + "\n" + reader.damage();
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
