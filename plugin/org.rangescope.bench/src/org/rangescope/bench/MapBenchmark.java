// SPDX-License-Identifier: EPL-2.0
package org.rangescope.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rangescope.core.util.LongIntMap;

/** The table from identities to rows, which each map and unmap asks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MapBenchmark {

    private static final int OPERATIONS = 4_096;

    /** Identities in the table. */
    @Param({"500", "10000", "1000000"})
    public int size;

    private final long[] asked = new long[OPERATIONS];
    private LongIntMap map = new LongIntMap();

    /** Fills the table. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        map = new LongIntMap();
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = random.nextLong() | 1;
            map.put(keys[i], i);
        }
        for (int i = 0; i < OPERATIONS; i++) {
            asked[i] = keys[random.nextInt(size)];
        }
    }

    /**
     * Looks up what is there.
     *
     * @return something that depends on all of it
     */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public int get() {
        int sum = 0;
        for (long key : asked) {
            sum += map.get(key);
        }
        return sum;
    }

    /**
     * Gives what is there another row, as a map does of which the address came back.
     *
     * @return something that depends on all of it
     */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public int put() {
        int sum = 0;
        for (long key : asked) {
            sum += map.put(key, sum & 0xffff);
        }
        return sum;
    }
}
