// SPDX-License-Identifier: EPL-2.0
package org.rangescope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.rangescope.core.analysis.MappingTracker;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.capture.CaptureReader;
import org.rangescope.core.capture.EventSink;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.capture.write.SyntheticTraffic;

/** A million events: read only, and read and paired; beside the bare loop over the same file. Figures are for one event. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class DecodeBenchmark {

    private static final int EVENTS = 1_000_000;

    private Path file = Path.of("");

    /**
     * Writes the recording.
     *
     * @throws IOException if it cannot be written
     */
    @Setup
    public void generate() throws IOException {
        file = Files.createTempFile("decode", ".rangescope");
        new SyntheticTraffic(42).events(EVENTS).write(file);
    }

    /**
     * Removes it.
     *
     * @throws IOException if it cannot be removed
     */
    @TearDown
    public void remove() throws IOException {
        Files.delete(file);
    }

    private static final class Nothing implements EventSink {

        private long records;

        @Override
        public void header(CaptureHeader header) {
            // not wanted
        }

        @Override
        public void record(RecordView record) {
            records++;
        }
    }

    /**
     * The reader alone.
     *
     * @return records
     * @throws IOException if it cannot be read
     */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long decode() throws IOException {
        Nothing sink = new Nothing();
        read(sink);
        return sink.records;
    }

    /**
     * The reader and the tracker, without rules.
     *
     * @return the tracker
     * @throws IOException if it cannot be read
     */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public Object track() throws IOException {
        MappingTracker tracker = new MappingTracker("benchmark");
        read(tracker);
        tracker.end();
        return tracker;
    }

    /**
     * The bare loop.
     *
     * @return the loop
     * @throws IOException if it cannot be read
     */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public Object bareLoop() throws IOException {
        BareLoop loop = new BareLoop();
        loop.run(file);
        return loop;
    }

    private void read(EventSink sink) throws IOException {
        try (ByteSource source = ByteSource.file(file)) {
            new CaptureReader(source).readAll(sink);
        }
    }
}
