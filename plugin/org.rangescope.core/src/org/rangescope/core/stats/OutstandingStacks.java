// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Exposure;
import org.rangescope.core.util.Units;

/** Makes {@link OutstandingStack}s. */
public final class OutstandingStacks {

    private OutstandingStacks() {}

    /**
     * What is mapped over time, by group.
     *
     * @param recording under the session's lock
     * @param by        what makes a group
     * @param fromNs    begin, ns of the stream
     * @param toNs      end, ns of the stream
     * @param moments   how many moments at most, at least 1
     * @param top       how many groups get a layer of their own at most; the rest shares one more. A rest of one group has its own name.
     * @return the layers
     */
    public static OutstandingStack of(Recording recording, GroupBy by, long fromNs, long toNs, int moments, int top) {
        Groups groups = new Groups(recording, by);
        Samples samples = new Samples(groups);
        groups.exposure().samples(fromNs, toNs, moments, samples);
        samples.close();
        int[] order = IntStream.range(0, groups.count()).boxed().sorted((a, b) -> {
            int byBytes = Double.compare(samples.area[b], samples.area[a]);
            return byBytes != 0 ? byBytes : Double.compare(samples.livingArea[b], samples.livingArea[a]);
        }).mapToInt(Integer::intValue).toArray();
        int own = order.length <= top + 1 ? order.length : top;
        int[] layerOf = new int[groups.count()];
        Arrays.fill(layerOf, own);
        for (int i = 0; i < own; i++) {
            layerOf[order[i]] = i;
        }
        int count = own < order.length ? own + 1 : own;
        long[][] live = new long[count][samples.times];
        long[][] bytes = new long[count][samples.times];
        for (int i = 0; i < samples.size; i++) {
            live[layerOf[samples.group[i]]][samples.moment[i]] += samples.live[i];
            bytes[layerOf[samples.group[i]]][samples.moment[i]] += samples.bytes[i];
        }
        List<OutstandingStack.Layer> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int others = order.length - own;
            layers.add(i < own
                    ? new OutstandingStack.Layer(groups.label(order[i]), 1, live[i], bytes[i])
                    : new OutstandingStack.Layer(Units.counted(others, "other"), others, live[i], bytes[i]));
        }
        return new OutstandingStack(Arrays.copyOf(samples.timeNs, samples.times), layers);
    }

    /** What groups have mapped at each moment, without those that have nothing mapped. */
    private static final class Samples implements Exposure.SampleVisitor {

        private final Groups groups;
        private long[] timeNs = new long[64];
        private int times;
        private int[] group = new int[256];
        private int[] moment = new int[256];
        private long[] live = new long[256];
        private long[] bytes = new long[256];
        private int size;
        /** The entry of a group at this moment, if it is not of a moment before. */
        private int[] entryOf = new int[16];
        private int begin;
        private double[] area = {};
        private double[] livingArea = {};

        Samples(Groups groups) {
            this.groups = groups;
        }

        @Override
        public void moment(long at) {
            if (times == timeNs.length) {
                timeNs = Arrays.copyOf(timeNs, times * 2);
            }
            timeNs[times++] = at;
            begin = size;
        }

        @Override
        public void live(int cell, long mappings, long exposed) {
            int of = groups.ofCell(cell);
            if (of >= entryOf.length) {
                entryOf = Arrays.copyOf(entryOf, Math.max(of + 1, entryOf.length * 2));
            }
            int at = entryOf[of];
            if (at < begin || at >= size || group[at] != of) {
                if (size == group.length) {
                    int room = size * 2;
                    group = Arrays.copyOf(group, room);
                    moment = Arrays.copyOf(moment, room);
                    live = Arrays.copyOf(live, room);
                    bytes = Arrays.copyOf(bytes, room);
                }
                at = size++;
                entryOf[of] = at;
                group[at] = of;
                moment[at] = times - 1;
            }
            live[at] += mappings;
            bytes[at] += exposed;
        }

        void close() {
            area = new double[groups.count()];
            livingArea = new double[groups.count()];
            for (int i = 0; i < size; i++) {
                area[group[i]] += bytes[i];
                livingArea[group[i]] += live[i];
            }
        }
    }
}
