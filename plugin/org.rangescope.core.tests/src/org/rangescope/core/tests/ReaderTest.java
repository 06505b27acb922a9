// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rangescope.core.Session;
import org.rangescope.core.analysis.LossWindow;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.capture.CaptureReader;
import org.rangescope.core.capture.Damage;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.EventSink;
import org.rangescope.core.capture.NotACaptureException;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.capture.UnsupportedVersionException;
import org.rangescope.core.util.Progress;

/** What the reader makes of streams that are whole, cut off, damaged, of another version, or something else. */
class ReaderTest {

    @TempDir
    private Path dir;

    /** Everything a reader hands on, as text. */
    static class Trace implements EventSink {

        final List<String> records = new ArrayList<>();
        CaptureHeader header = CaptureHeader.NONE;

        @Override
        public void header(CaptureHeader newHeader) {
            header = newHeader;
        }

        @Override
        public void record(RecordView record) {
            records.add(record.kind() + "@" + record.timestampNs() + "/" + record.size());
        }
    }

    private static Trace trace(byte[] bytes) throws IOException {
        Trace trace = new Trace();
        new CaptureReader(ByteSource.memory(bytes)).readAll(trace);
        return trace;
    }

    private static List<Damage> damage(byte[] bytes) throws IOException {
        CaptureReader reader = new CaptureReader(ByteSource.memory(bytes));
        reader.readAll(new Trace());
        return reader.damage();
    }

    static int packetAt(byte[] bytes, int number) {
        int seen = 0;
        for (int at = 0; at + 4 <= bytes.length; at++) {
            if (le(bytes).getInt(at) == RecordLayout.DATA_MAGIC && seen++ == number) {
                return at;
            }
        }
        throw new AssertionError("no packet " + number);
    }

    private static ByteBuffer le(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    // what it is

    @Test
    void readsTheHeader() throws IOException {
        CaptureHeader header = trace(Samples.small().bytes()).header;
        assertEquals(CaptureWriter.ID, header.uuid());
        assertEquals("testbox", header.hostname());
        assertEquals("6.12.117", header.kernelRelease());
        assertEquals(List.of("interconnect-v2", "sgt"), header.adapters());
        assertEquals(9, header.hooksAttached().size());
        assertEquals(List.of(), header.hooksMissing(), "it was observed under its other name");
        assertTrue(header.pointersHashed());
        assertEquals(1_700_000_000L * 1_000_000_000L + 5, header.clockOffsetNs());
        Opened opened = Opened.of(Samples.small());
        assertEquals(Instant.ofEpochSecond(1_700_000_002L, 5), opened.read(recording -> recording.wallClock(2_000_000_000L)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 300})
    void joinsMetadataOfSeveralPackets(int textPerPacket) throws IOException {
        CaptureWriter split = new CaptureWriter().header(textPerPacket).start();
        assertEquals(new CaptureWriter().metadataText(), trace(split.bytes()).header.text());
    }

    @Test
    void ignoresMetadataThatIsRepeated() throws IOException {
        CaptureWriter w = new CaptureWriter();
        w.start().flush().header(200).export(1, 4096);
        Opened opened = Opened.of(w);
        assertTrue(opened.health().isWhole());
        assertEquals(1, opened.health().count(EventKind.BUFFER_EXPORT));
    }

    @Test
    void refusesAHigherMajorVersion() throws IOException {
        byte[] bytes = new CaptureWriter().env("rangescope_major", "2").start().bytes();
        UnsupportedVersionException e = assertThrows(UnsupportedVersionException.class, () -> trace(bytes));
        assertTrue(e.getMessage().contains("format 2.1") && e.getMessage().contains("reads up to 1.x"), e.getMessage());
        Opened opened = Opened.bytes(bytes);
        assertEquals(Session.State.FAILED, opened.state());
        assertInstanceOf(UnsupportedVersionException.class, opened.session().failureCause());
    }

    @Test
    void stepsOverWhatAHigherMinorVersionAdds() throws IOException {
        CaptureWriter w = new CaptureWriter().env("rangescope_minor", "7").start();
        w.raw(99, new byte[48], new byte[0]);
        // a known record that has grown
        w.raw(EventKind.BUFFER_RELEASE.id(), new byte[RecordLayout.BUFFER_RELEASE_SIZE + 16], new byte[0]);
        Opened opened = Opened.of(w);
        assertTrue(opened.health().isWhole());
        assertEquals(1, opened.health().unknownRecords());
        assertEquals(1, opened.health().count(EventKind.BUFFER_RELEASE));
    }

    @Test
    void reportsAnUnknownKindThatNoVersionExplains() throws IOException {
        List<Damage> damage = damage(new CaptureWriter().start().raw(99, new byte[48], new byte[0]).bytes());
        assertEquals(1, damage.size());
        assertTrue(damage.get(0).what().contains("unknown kind 99"), damage.toString());
    }

    // what it is not

    private String failure(byte[] bytes) throws IOException {
        Path file = Files.write(dir.resolve("x.rangescope"), bytes);
        Opened opened = Opened.file(file);
        assertEquals(Session.State.FAILED, opened.state());
        assertInstanceOf(NotACaptureException.class, opened.session().failureCause());
        return String.valueOf(opened.session().failure());
    }

    @Test
    void saysThatAnEmptyFileIsEmpty() throws IOException {
        assertTrue(failure(new byte[0]).startsWith("It is empty"));
    }

    @Test
    void tellsATextFile() throws IOException {
        String message = failure("Dear diary,\nthere was nothing to record today.\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        assertTrue(message.contains("a text file that begins with \"Dear diary, there was nothing to record …\""), message);
        assertTrue(message.contains("rangescope record"), message);
    }

    @Test
    void tellsShortTextBinaryAndCompressedFiles() throws IOException {
        assertTrue(failure("hi".getBytes(StandardCharsets.UTF_8)).contains("begins with \"hi\""));
        assertTrue(failure(new byte[4096]).contains("no packet was found"));
        assertTrue(failure(new byte[3 << 20]).contains("no packet was found"));
        assertTrue(failure(new byte[]{0x1f, (byte) 0x8b, 8, 0, 0, 0}).contains("gzip"));
        assertTrue(failure("/* CTF 1.8 */ trace {".getBytes(StandardCharsets.UTF_8)).contains("metadata file of a CTF directory"));
    }

    @Test
    void tellsTheTraceOfAnotherTracer() {
        CaptureWriter other = new CaptureWriter().without("rangescope_major").env("tracer_name", "\"lttng-modules\"").start();
        NotACaptureException e = assertThrows(NotACaptureException.class, () -> trace(other.bytes()));
        assertTrue(e.getMessage().contains("lttng-modules"), e.getMessage());
    }

    @Test
    void tellsAMissingFileAndADirectory() {
        assertThrows(NoSuchFileException.class, () -> ByteSource.file(dir.resolve("none")));
        IOException e = assertThrows(IOException.class, () -> ByteSource.file(dir));
        assertTrue(e.getMessage().contains("is a directory"), e.getMessage());
    }

    @Test
    void acceptsAFileWithNothingButAHeader() throws IOException {
        Opened opened = Opened.bytes(new CaptureWriter().header(1000).bytes());
        assertEquals(Session.State.DONE, opened.state());
        assertEquals("testbox", opened.read(recording -> recording.header().hostname()));
        assertEquals(0, opened.health().records());
        assertFalse(opened.read(Recording::isComplete));
    }

    // what is damaged

    @Test
    void keepsEverythingBeforeATearAtAnyByte() throws IOException {
        byte[] bytes = Samples.small().bytes();
        List<String> all = trace(bytes).records;
        int header = packetAt(bytes, 0);
        int before = 0;
        for (int length = 0; length < bytes.length; length++) {
            byte[] torn = Arrays.copyOf(bytes, length);
            if (length < header) {
                if (length < header - 1) {
                    assertThrows(NotACaptureException.class, () -> trace(torn), "cut at byte " + length);
                }
                continue;
            }
            List<String> kept = trace(torn).records;
            assertEquals(all.subList(0, kept.size()), kept, "cut at byte " + length);
            assertTrue(kept.size() >= before, "a longer stream has fewer records: cut at byte " + length);
            before = kept.size();
            List<Damage> damage = damage(torn);
            if (damage.isEmpty()) {
                assertTrue(length == header || length == packetAt(bytes, 1) || length == packetAt(bytes, 2),
                        "no word about the cut at byte " + length);
            } else {
                assertEquals(1, damage.size(), damage.toString());
                assertTrue(damage.get(0).what().contains("cut off here"), damage.toString());
                assertEquals(length, damage.get(0).offset() + damage.get(0).length());
            }
        }
        assertEquals(all.size() - 1, before, "the last record but one ends before the last byte");
    }

    @Test
    void goesOnAtTheNextPacketAfterDamage() throws IOException {
        byte[] bytes = Samples.small().bytes();
        int second = packetAt(bytes, 1);
        int third = packetAt(bytes, 2);
        for (int victim : new int[]{second, second + 47, second + 55}) {
            byte[] damaged = bytes.clone();
            damaged[victim] ^= 0x55;
            List<Damage> damage = damage(damaged);
            assertEquals(1, damage.size(), damage.toString());
            assertEquals(new Damage(second, third - second, damage.get(0).what()), damage.get(0));
            Opened opened = Opened.bytes(damaged);
            assertEquals(1, opened.health().packetsMissing());
            assertTrue(opened.read(Recording::isComplete));
            assertEquals(1, opened.health().lossWindows().size());
            assertFalse(opened.health().isWhole());
        }
    }

    @Test
    void goesOnAtTheNextPacketAfterARecordWithAnImpossibleSize() throws IOException {
        byte[] bytes = Samples.small().bytes();
        int second = packetAt(bytes, 1);
        int third = packetAt(bytes, 2);
        int record = second + RecordLayout.PACKET_HEADER_SIZE + RecordLayout.UNMAP_SIZE;
        long lost = le(bytes).getInt(second + 76) - 1;
        assertTrue(lost > 1, "there is something to lose");
        for (int size : new int[]{0, 8, 15, 129, 0xfff8}) {
            byte[] damaged = bytes.clone();
            le(damaged).putShort(record + RecordLayout.HEADER_RECORD_SIZE, (short) size);
            assertEquals(List.of(new Damage(record, third - record, "record with an impossible size (" + size + " bytes); "
                    + (third - record) + " bytes were skipped to the next packet, with " + lost + " records in them", lost)),
                    damage(damaged));
            Opened opened = Opened.bytes(damaged);
            assertEquals(lost, opened.health().unread());
            assertEquals(lost, opened.health().lost());
            assertEquals(List.of(Long.valueOf(lost)), opened.health().lossWindows().stream().map(LossWindow::lost).toList());
            assertEquals(1, Opened.bytes(damaged).health().count(EventKind.UNMAP));
        }
    }

    @Test
    void countsWhatAPacketAnnouncesAndDoesNotHave() throws IOException {
        byte[] damaged = Samples.small().bytes();
        int second = packetAt(damaged, 1);
        le(damaged).putInt(second + 76, le(damaged).getInt(second + 76) + 3);
        Opened opened = Opened.bytes(damaged);
        assertEquals(3, opened.health().unread());
        assertEquals(List.of(3L), opened.health().lossWindows().stream().map(LossWindow::lost).toList());
        // a number that cannot be is no count of anything
        le(damaged).putInt(second + 76, -1);
        assertEquals(0, Opened.bytes(damaged).health().unread());
    }

    @Test
    void findsTheNextPacketThoughAPacketClaimsToBeLonger() throws IOException {
        byte[] bytes = Samples.small().bytes();
        int second = packetAt(bytes, 1);
        int third = packetAt(bytes, 2);
        byte[] damaged = bytes.clone();
        long longer = (third - second + 64) * 8L;
        le(damaged).putLong(second + 40, longer).putLong(second + 48, longer);
        assertEquals(trace(bytes).records, trace(damaged).records);
    }

    @Test
    void skipsStringsAndStacksWhoseLengthsLie() throws IOException {
        for (int length : new int[]{-1, 16, 1 << 30, Integer.MIN_VALUE}) {
            byte[] string = new byte[RecordLayout.STRING_SIZE];
            le(string).putInt(RecordLayout.STRING_ID, 500).putInt(RecordLayout.STRING_LENGTH, length);
            byte[] stack = new byte[RecordLayout.STACK_SIZE];
            le(stack).putInt(RecordLayout.STACK_ID, 500).putInt(RecordLayout.STACK_LENGTH, length);
            CaptureWriter w = new CaptureWriter().start().raw(EventKind.STRING.id(), string, new byte[8]).raw(EventKind.STACK.id(), stack,
                    new byte[8]);
            Opened opened = Opened.of(w.export(1, 4096));
            assertEquals(2, opened.health().damageCount());
            assertEquals(1, opened.health().count(EventKind.BUFFER_EXPORT));
            assertEquals("", opened.read(recording -> recording.dictionaries().string(500)));
        }
    }

    @Test
    void skipsWhatComesBeforeTheFirstPacket() throws IOException {
        byte[] bytes = Samples.small().bytes();
        byte[] greeted = ("Welcome to testbox!\n" + new String(bytes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(trace(bytes).records, trace(greeted).records);
        assertEquals(20, damage(greeted).get(0).length());
    }

    @Test
    void readsRecordsThoughTheMetadataIsLost() throws IOException {
        byte[] bytes = Samples.small().bytes();
        byte[] headless = Arrays.copyOfRange(bytes, packetAt(bytes, 0), bytes.length);
        assertEquals(trace(bytes).records, trace(headless).records);
        assertTrue(damage(headless).get(0).what().contains("metadata is missing"));
    }

    @Test
    void readsOnlyTheFirstOfTwoRecordings() throws IOException {
        byte[] first = Samples.small().bytes();
        byte[] second = new CaptureWriter().uuid(new UUID(5, 6)).start().export(9, 4096).bytes();
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertEquals(trace(first).records, trace(both).records);
        List<Damage> damage = damage(both);
        assertEquals(first.length, damage.get(0).offset());
        assertTrue(damage.get(0).what().contains("another recording"), damage.toString());
    }

    @Test
    void saysWhenPacketsAreMissing() throws IOException {
        Opened opened = Opened.of(new CaptureWriter().start().flush().skipSequence(3).export(1, 4096));
        assertEquals(3, opened.health().packetsMissing());
        assertTrue(opened.health().lossWindows().get(0).cause().contains("3 packets missing"));
    }

    // where it comes from

    @Test
    void readsALargeFileLikeASmallOne() throws IOException {
        CaptureWriter w = new CaptureWriter().start().export(1, 4096).attach(1, 0x1000, "gpu0");
        for (int i = 0; i < 20_000; i++) {
            w.map(1, 0x1000, 0xa0 + i % 7, "gpu0", "ex_bind").range(0, 5).unmap(1, 0x1000, 0xa0 + i % 7).pause(1_000);
        }
        Opened opened = Opened.file(Files.write(dir.resolve("large"), w.stop(0).bytes()));
        assertTrue(opened.health().isWhole());
        assertEquals(20_000, opened.health().count(EventKind.UNMAP));
        assertEquals(List.of("RS22"), opened.findings().stream().map(finding -> finding.ruleId()).toList());
        assertEquals(20_000, opened.read(recording -> recording.ranges().size()));
    }

    /** Gives bytes in pieces of odd sizes. */
    static InputStream dripping(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            private int next = 1;

            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                next = next * 5 % 1009 + 1;
                return super.read(into, offset, Math.min(length, next));
            }

            @Override
            public synchronized int read(byte[] into) {
                return read(into, 0, into.length);
            }
        };
    }

    @Test
    void readsAPipeLikeAFileAndKeepsACopy() throws IOException {
        byte[] bytes = Samples.small().bytes();
        Path copy = dir.resolve("copy.rangescope");
        try (Session session = Session.open(ByteSource.recording(dripping(bytes), copy), "pipe")) {
            assertEquals(Session.State.DONE, session.run(Progress.none()));
            assertEquals(Opened.bytes(bytes).findings(), session.findings().list());
        }
        assertArrayEquals(bytes, Files.readAllBytes(copy));
    }

    @Test
    void readsAFileWhileItGrows() throws IOException, InterruptedException {
        byte[] bytes = Samples.small().bytes();
        Path file = dir.resolve("growing.rangescope");
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int at = 0; at < bytes.length; at += 13) {
                    out.write(bytes, at, Math.min(13, bytes.length - at));
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                done.set(true);
            }
        });
        writer.start();
        try (Session session = Session.open(ByteSource.growing(file, done::get), "growing")) {
            assertEquals(Session.State.DONE, session.run(Progress.none()));
            assertEquals(Opened.bytes(bytes).findings(), session.findings().list());
            assertTrue(session.read(recording -> recording.health().isWhole()));
        }
        writer.join();
    }

    @Test
    void failsWithAReasonWhenTheStreamBreaks() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the cable was pulled");
            }
        };
        try (Session session = Session.open(ByteSource.pipe(broken), "pipe")) {
            assertEquals(Session.State.FAILED, session.run(Progress.none()));
            assertEquals("the cable was pulled", session.failure());
        }
    }

    @Test
    void goesOnCopyingWhenItIsNoRecording() throws IOException, InterruptedException {
        byte[] text = "not a recording at all, but somebody wanted it on disk\n".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        Path copy = dir.resolve("copy.txt");
        CountDownLatch closed = new CountDownLatch(1);
        InputStream stream = new ByteArrayInputStream(text) {

            @Override
            public void close() {
                closed.countDown();
            }
        };
        ByteSource source = ByteSource.recording(stream, copy);
        Session session = Session.open(source, "pipe");
        assertEquals(Session.State.FAILED, session.run(Progress.none()));
        while (!source.ended()) {
            source.advance(source.require(1, 100));
        }
        assertTrue(closed.await(60, TimeUnit.SECONDS), "waited for the stream to be copied to its end");
        session.close();
        assertArrayEquals(text, Files.readAllBytes(copy));
    }

    @Test
    void survivesAFileThatIsShortenedWhileItIsRead() throws IOException {
        CaptureWriter w = new CaptureWriter().start();
        for (int i = 0; i < 240_000; i++) {
            w.record(EventKind.INVALIDATE, 1, 1, 0, 0);
        }
        Path file = Files.write(dir.resolve("shrinking"), w.bytes());
        Trace trace = new Trace();
        try (ByteSource source = ByteSource.file(file)) {
            CaptureReader reader = new CaptureReader(source);
            assertTrue(reader.await(0));
            reader.read(trace, 1_000);
            int before = trace.records.size();
            // beyond all that may have been read ahead
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(8_000_000);
            }
            reader.readAll(trace);
            assertTrue(reader.isDone());
            assertEquals(2, reader.damageCount(), () -> reader.damage().toString());
            assertTrue(reader.damage().get(0).what().contains("cut off here"), () -> reader.damage().toString());
            Damage vanished = reader.damage().get(1);
            assertEquals(8_000_000, vanished.offset());
            assertEquals(w.bytes().length - 8_000_000, vanished.length());
            assertTrue(vanished.what().contains("shortened while it was being read"), vanished::toString);
            assertTrue(trace.records.size() > before);
        }
        try (ByteSource source = ByteSource.file(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(200_000);
            }
            CaptureReader reader = new CaptureReader(source);
            reader.readAll(new Trace());
            assertTrue(reader.damage().get(0).what().contains("cut off here"), () -> reader.damage().toString());
        }
    }
}
