// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.capture.CaptureReader;
import org.rangescope.core.capture.CtfDirectory;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.EventSink;
import org.rangescope.core.capture.PacketView;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.capture.write.CaptureWriter;
import org.rangescope.core.capture.write.StreamFlags;
import org.rangescope.core.capture.write.TakenApart;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.util.Progress;

/** What is written is what is read. */
class WriterTest {

    /** A line for each packet and record. */
    private static final class Lines implements EventSink {

        private final List<String> lines = new ArrayList<>();
        private final List<PacketView> packets = new ArrayList<>();

        @Override
        public void header(CaptureHeader header) {
            lines.add(header.major() + "." + header.minor() + " " + header.hostname());
        }

        @Override
        public void packet(PacketView packet) {
            packets.add(packet);
        }

        @Override
        public void record(RecordView record) {
            StringBuilder line = new StringBuilder(record.kind() + " " + record.timestampNs() + " " + record.cpu());
            EventKind kind = record.kind();
            if (kind != null) {
                for (RecordLayout.Field field : RecordLayout.of(kind).fields()) {
                    if (field.length() != null) {
                        line.append(' ').append(kind == EventKind.STRING ? record.text() : record.frame(0) + ":" + record.frame(1));
                    } else if (field.offset() < record.size()) {
                        line.append(' ').append(field.type().size() == 8 ? record.getLong(field.offset()) : record.getInt(field.offset()));
                    }
                }
            }
            lines.add(line.toString());
        }
    }

    private static Lines read(byte[] recording) throws IOException {
        Lines lines = new Lines();
        CaptureReader reader = new CaptureReader(ByteSource.pipe(new ByteArrayInputStream(recording)));
        reader.readAll(lines);
        assertEquals(List.of(), reader.damage());
        return lines;
    }

    private static final class Out extends ByteArrayOutputStream {

        private final CaptureWriter writer = new CaptureWriter(this);

        byte[] bytes() throws IOException {
            writer.close();
            return toByteArray();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyKindComesBackAsItWasWritten(boolean first) throws IOException {
        Out out = new Out();
        CaptureWriter writer = out.writer.at(5_000).step(10).cpu(3);
        if (first) {
            writer.firstFormat();
        }
        List<String> expected = new ArrayList<>(List.of("1." + (first ? 0 : 1) + " testbox"));
        long value = 0x8000_0000_1234_5678L;
        for (EventKind kind : EventKind.values()) {
            RecordLayout.Shape shape = RecordLayout.of(kind);
            if (shape.hasTail()) {
                continue;
            }
            long[] fields = new long[shape.fields().size()];
            StringBuilder line = new StringBuilder(kind + " " + (writer.now() + 10) + " 3");
            for (int i = 0; i < fields.length; i++) {
                RecordLayout.Field field = shape.fields().get(i);
                value = value * 31 + 7;
                fields[i] = value;
                if (!first || field.offset() < shape.minimum()) {
                    line.append(' ').append(field.type().size() == 8 ? value : (int) value);
                }
            }
            writer.record(kind, fields);
            expected.add(line.toString());
        }
        assertEquals(expected, read(out.bytes()).lines);
    }

    @Test
    void namesComeOnceAndBeforeTheirUse() throws IOException {
        Out out = new Out();
        CaptureWriter w = out.writer.at(7);
        int stack = w.stack(w.symbol("ex_map", "ex", 76, 256));
        assertEquals(stack, w.stack(w.symbol("ex_map", "ex", 76, 256)));
        assertEquals(2, w.stack(w.symbol("ex_map", "ex", 80, 256), 1));
        assertEquals(w.task("gpu", 4, 5), w.task("gpu", 4, 5));
        assertEquals(0, w.string(""));
        assertEquals(1, w.device("gpu0", "ex", "pci"));
        assertEquals(1, w.interconnect("iov", 9));
        assertEquals(List.of("1.1 testbox", "STRING 7 0 1 8 ex_map", "STRING 7 0 2 8 ex", "SYMBOL 7 0 1 1 2 76 256 0", "STACK 7 0 1 2 1:0",
                "SYMBOL 7 0 2 1 2 80 256 0", "STACK 7 0 2 2 2:1", "STRING 7 0 3 8 gpu", "TASK 7 0 1 4 5 3", "STRING 7 0 4 8 gpu0",
                "STRING 7 0 5 8 pci", "DEVICE 7 0 1 4 2 5", "STRING 7 0 6 8 iov", "INTERCONNECT 7 0 1 6 9"), read(out.bytes()).lines);
    }

    @Test
    void packetsSayWhatIsInThem() throws IOException {
        Out out = new Out();
        CaptureWriter w = out.writer.packets(RecordLayout.PACKET_MAX, 2).cpus(4).at(100);
        w.record(EventKind.TASK_EXIT, 1).pause(5).record(EventKind.TASK_EXIT, 2).flush().pause(5).discarded(3).record(EventKind.TASK_EXIT,
                3);
        w.pause(90).flush();
        List<PacketView> packets = read(out.bytes()).packets;
        assertEquals(List.of("100 105 0 0 4 2", "110 110 3 1 4 1"), packets.stream().map(p -> p.beginNs() + " " + p.endNs() + " "
                + p.eventsDiscarded() + " " + p.sequence() + " " + p.cpuCount() + " " + p.recordCount()).toList());
    }

    @Test
    void endsAsTheProbeDoes() throws IOException {
        Out out = new Out();
        CaptureWriter w = out.writer.at(1_000);
        w.start(w.task("probe", 1, 1), 0, 0).statistics(2, 1).live(5, 6, 7, 3).live(5, 8, 9, 3).stop(StopReason.DURATION, 4).statistics(2);
        List<String> lines = read(out.bytes()).lines;
        assertEquals("STATISTICS 1000 0 4 2 1 0 0 0 0 0 0 0 0", lines.get(4));
        assertEquals("CAPTURE_STOP 1000 0 3 2 4", lines.get(7));
        assertEquals("STATISTICS 1000 0 8 2 0 0 0 0 0 0 0 0 0", lines.get(8));
    }

    @Test
    void theNextPartHasItsOwnNames() throws IOException {
        Out out = new Out();
        out.writer.env("hostname", "other").task("gpu", 4, 5);
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        try (CaptureWriter next = out.writer.nextPart(second)) {
            assertTrue(next.now() > out.writer.now());
            assertEquals(1, next.string("iov"));
            assertEquals(1, next.written());
        }
        assertEquals("1.1 other", read(second.toByteArray()).lines.get(0));
    }

    @Test
    void aFileIsACtfTraceThatCanBeSplitAndJoined(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("one.rangescope");
        try (CaptureWriter w = CaptureWriter.file(file)) {
            w.start(w.task("probe", 1, 1), 0, 0).stop(StopReason.SIGNAL, 0);
        }
        CtfDirectory.split(file, directory.resolve("ctf"), Progress.none());
        CtfDirectory.join(directory.resolve("ctf"), directory.resolve("two.rangescope"));
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(directory.resolve("two.rangescope")));
    }

    @Test
    void takenApartAndPutTogetherAgainItIsTheSame() throws IOException {
        byte[] recording = Samples.small().bytes();
        TakenApart apart = TakenApart.of(recording);
        List<String> lines = read(recording).lines;
        for (int recordsPerPacket : new int[]{1, 3, Integer.MAX_VALUE}) {
            assertEquals(lines, read(apart.together(apart.records(), recordsPerPacket)).lines, recordsPerPacket + " records in a packet");
        }
        assertEquals(EventKind.STRING.id(), TakenApart.id(apart.records().get(0)));
    }

    @Test
    void recordsInAnyOrderAreAllRead() throws IOException {
        TakenApart apart = TakenApart.of(Samples.small().bytes());
        List<byte[]> shuffled = new ArrayList<>(apart.records());
        Collections.shuffle(shuffled, new Random(5));
        for (int recordsPerPacket : new int[]{1, 4, 1_000}) {
            assertEquals(shuffled.size(), TakenApart.of(apart.together(shuffled, recordsPerPacket)).records().size());
        }
    }

    @Test
    void flagsAreThoseOfTheReader() {
        assertEquals(List.of(MapFlags.ALLOW_IC, MapFlags.DYNAMIC, MapFlags.MAP_OP, MapFlags.UNMAP_OP, MapFlags.PEER2PEER, MapFlags.WALKED,
                MapFlags.DECODED, MapFlags.NOT_LIVE, MapFlags.OTHER_ATTACH, MapFlags.CACHED, MapFlags.LOCK_KNOWN, MapFlags.LOCK_OWNER,
                MapFlags.LOCK_TAKEN, MapFlags.STACK_REUSED, MapFlags.WATCHED),
                List.of(StreamFlags.ALLOW_IC, StreamFlags.DYNAMIC, StreamFlags.MAP_OP, StreamFlags.UNMAP_OP, StreamFlags.PEER2PEER,
                        StreamFlags.WALKED, StreamFlags.DECODED, StreamFlags.NOT_LIVE, StreamFlags.OTHER_ATTACH, StreamFlags.CACHED,
                        StreamFlags.LOCK_KNOWN, StreamFlags.LOCK_OWNER, StreamFlags.LOCK_TAKEN, StreamFlags.STACK_REUSED,
                        StreamFlags.WATCHED));
    }
}
