// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.rangescope.core.util.annotation.Nullable;

/**
 * Packets whose records are not in order, or not in order with those of their neighbours: kept until the neighbours are there, then handed on as one, by time.
 * Records of equal time stay in the order of the stream. Streams of the probe never need it.
 */
final class HeldPackets {

    /** So many packets are kept at most. */
    static final int MOST = 64;

    private final boolean sorting;
    private final ArrayDeque<Packet> free = new ArrayDeque<>();
    private final List<Packet> waiting = new ArrayList<>();
    private final RecordView view = new RecordView();
    /** The latest time among records that were handed on. */
    private long deliveredNs = Long.MIN_VALUE;
    /** The latest time among records that came. */
    private long latestNs = Long.MIN_VALUE;
    /** Records that came after later ones, and of them those that were too late to be put in order. */
    private long overtaken;
    private long late;
    private long told;

    /** A packet: where its records and the damage between them stand, by time. */
    final class Packet {

        private long[] words = {};
        private @Nullable PacketView header;
        private boolean announced;
        private long[] times = new long[256];
        /** Number of its first word, or the complement of the number of a damage. */
        private int[] places = new int[256];
        private int count;
        private int next;
        private long lastNs;
        private boolean ordered;
        private Integer[] order = {};
        private final List<Damage> damage = new ArrayList<>();

        private void open(PacketView packet, long[] from, int length) {
            if (words.length < length) {
                words = new long[Math.max(length, words.length * 2)];
            }
            System.arraycopy(from, 0, words, 0, length);
            header = packet;
            announced = false;
            count = 0;
            next = 0;
            lastNs = Long.MIN_VALUE;
            ordered = true;
            damage.clear();
        }

        /** The next record of the packet. */
        void add(int position, long timeNs) {
            if (timeNs < latestNs) {
                overtaken++;
            } else {
                latestNs = timeNs;
            }
            put(position, timeNs);
        }

        /** Something that is not readable between the last record and the next. */
        void add(Damage found) {
            damage.add(found);
            put(-damage.size(), count == 0 ? Long.MIN_VALUE : times[count - 1]);
        }

        private void put(int place, long timeNs) {
            if (count == times.length) {
                times = Arrays.copyOf(times, count * 2);
                places = Arrays.copyOf(places, count * 2);
            }
            times[count] = timeNs;
            places[count++] = place;
            if (timeNs < lastNs) {
                ordered = false;
            } else {
                lastNs = timeNs;
            }
        }

        /** The time of the latest record. */
        long lastNs() {
            return lastNs;
        }

        private void close() {
            ordered |= !sorting;
            if (!ordered) {
                order = new Integer[count];
                Arrays.setAll(order, i -> i);
                Arrays.sort(order, Comparator.comparingLong(i -> times[i]));
            }
        }

        private boolean isDone() {
            return next == count;
        }

        private int item() {
            return ordered ? next : order[next];
        }

        private long nextNs() {
            return times[item()];
        }

        private void announce(EventSink sink) {
            PacketView packet = header;
            if (!announced && packet != null) {
                announced = true;
                sink.packet(packet);
            }
        }

        private void deliver(EventSink sink) {
            announce(sink);
            int item = item();
            next++;
            int place = places[item];
            if (place < 0) {
                sink.damaged(damage.get(-1 - place));
                return;
            }
            long timeNs = times[item];
            if (timeNs < deliveredNs) {
                late++;
            } else {
                deliveredNs = timeNs;
            }
            PacketView packet = header;
            view.words(words, packet == null ? 0 : packet.offset(), 0);
            view.move(place);
            sink.record(view);
        }
    }

    /**
     * Nothing waits yet.
     *
     * @param sorting whether records are put in order at all
     */
    HeldPackets(boolean sorting) {
        this.sorting = sorting;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The latest time among records that were handed on, by whomever. */
    long deliveredNs() {
        return deliveredNs;
    }

    /** Records up to a time were handed on that never were in here. */
    void delivered(long timeNs) {
        deliveredNs = timeNs;
        latestNs = Math.max(latestNs, timeNs);
    }

    /** The time of the latest record that waits. */
    long lastNs() {
        long last = Long.MIN_VALUE;
        for (Packet packet : waiting) {
            last = Math.max(last, packet.lastNs);
        }
        return last;
    }

    /** Keeps a copy of a packet, or of what there is of it. Its records are to be told then. */
    Packet open(PacketView header, long[] words, int length) {
        Packet packet = free.isEmpty() ? new Packet() : free.pop();
        packet.open(header, words, length);
        return packet;
    }

    /** All records of a packet were told. When there are too many packets, what came first cannot wait any longer. */
    void close(Packet packet, EventSink sink) {
        packet.close();
        waiting.add(packet);
        if (waiting.size() > MOST) {
            while (!waiting.get(0).isDone()) {
                earliest().deliver(sink);
            }
            waiting.get(0).announce(sink);
            free.push(waiting.remove(0));
            tell(sink);
        }
    }

    /** Hands everything on. */
    void release(EventSink sink) {
        if (waiting.isEmpty()) {
            return;
        }
        while (true) {
            Packet first = earliest();
            if (first.isDone()) {
                break;
            }
            first.deliver(sink);
        }
        for (Packet packet : waiting) {
            packet.announce(sink);
            free.push(packet);
        }
        waiting.clear();
        tell(sink);
    }

    /** The packet that has the earliest record; of those that have, the one that came first. */
    private Packet earliest() {
        Packet found = waiting.get(0);
        for (Packet packet : waiting) {
            if (!packet.isDone() && (found.isDone() || packet.nextNs() < found.nextNs())) {
                found = packet;
            }
        }
        return found;
    }

    private void tell(EventSink sink) {
        // those that still wait are not in order yet
        long more = waiting.isEmpty() ? overtaken - late - told : 0;
        if (more > 0) {
            told += more;
            sink.reordered(more);
        }
    }
}
