// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.write;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.capture.CaptureReader;
import org.rangescope.core.capture.EventSink;
import org.rangescope.core.capture.PacketView;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;

/**
 * A recording as the list of its records, out of their packets. All in memory, so for small ones.
 *
 * @param header    its metadata
 * @param records   whole records, in the order of their times as far as they came early enough; those of unknown kinds and damaged ones are not among them
 * @param discarded events that its packets say were lost
 */
public record TakenApart(CaptureHeader header, List<byte[]> records, long discarded) {

    /** Copies the list; the arrays are not to be changed. */
    public TakenApart {
        records = List.copyOf(records);
    }

    /**
     * Takes a recording apart.
     *
     * @param recording all its bytes
     * @return its records
     * @throws IOException if it is no recording
     */
    public static TakenApart of(byte[] recording) throws IOException {
        try (ByteSource source = ByteSource.pipe(new ByteArrayInputStream(recording))) {
            return of(source);
        }
    }

    /**
     * Takes a recording apart.
     *
     * @param source at its start; not closed
     * @return its records
     * @throws IOException if it cannot be read, or is no recording
     */
    public static TakenApart of(ByteSource source) throws IOException {
        List<byte[]> records = new ArrayList<>();
        long[] discarded = new long[1];
        CaptureReader reader = new CaptureReader(source);
        reader.readAll(new EventSink() {

            @Override
            public void header(CaptureHeader header) {
                // the reader keeps it
            }

            @Override
            public void packet(PacketView packet) {
                discarded[0] = Math.max(discarded[0], packet.eventsDiscarded());
            }

            @Override
            public void record(RecordView record) {
                records.add(bytes(record));
            }
        });
        return new TakenApart(reader.header(), records, discarded[0]);
    }

    private static byte[] bytes(RecordView record) {
        ByteBuffer bytes = ByteBuffer.allocate(record.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < record.size(); at += Long.BYTES) {
            bytes.putLong(record.getLong(at));
        }
        return bytes.array();
    }

    /**
     * The kind of a record.
     *
     * @param record whole
     * @return number of its kind
     */
    public static int id(byte[] record) {
        return ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).getShort(RecordLayout.HEADER_ID) & 0xffff;
    }

    /**
     * The time of a record.
     *
     * @param record whole
     * @return ns
     */
    public static long timestampNs(byte[] record) {
        return ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).getLong(RecordLayout.HEADER_TIMESTAMP);
    }

    /**
     * Makes a recording with the same metadata out of records, in their order, whatever that is.
     *
     * @param chosen           records
     * @param recordsPerPacket in a packet at most
     * @return all its bytes
     */
    public byte[] together(List<byte[]> chosen, int recordsPerPacket) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CaptureWriter writer = new CaptureWriter(bytes)) {
            writer.uuid(header.uuid()).packets(RecordLayout.PACKET_MAX, recordsPerPacket).discarded(discarded);
            if (header.isKnown()) {
                writer.metadata(header::text);
            }
            chosen.forEach(writer::raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
