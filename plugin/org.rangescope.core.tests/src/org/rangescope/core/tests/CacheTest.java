// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.Session;
import org.rangescope.core.analysis.MappingTracker;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.CaptureReader;
import org.rangescope.core.capture.write.SyntheticTraffic;
import org.rangescope.core.capture.write.SyntheticTraffic.Mistake;
import org.rangescope.core.store.CacheFile;
import org.rangescope.core.store.Tables;
import org.rangescope.core.util.Progress;

/** What was made of a recording is used again as long as it belongs to it, and is never in anybody's way. */
class CacheTest {

    private static final int TRAILER = 40;

    @TempDir
    private static Path once;
    private static String wanted = "";

    @TempDir
    private Path dir;
    private Path recording = Path.of("");

    @BeforeAll
    static void makeARecording() throws IOException {
        Path made = once.resolve("made");
        new SyntheticTraffic(5).events(80_000).plant(Mistake.LEAKED_AT_DETACH, 3).plant(Mistake.DOUBLE_UNMAP, 2)
                .plant(Mistake.SWALLOWED_NO_OP, 2).leaveMapped(true).write(made);
        assertTrue(Files.size(made) > 6L << 20, Files.size(made) + " bytes");
        Opened read = Opened.file(made);
        wanted = read.read(r -> Dump.of(r, read.session().findings()));
    }

    @BeforeEach
    void copyIt() throws IOException {
        recording = dir.resolve("some.rangescope");
        Files.copy(once.resolve("made"), recording);
    }

    private static String dump(Session session) {
        return session.read(r -> Dump.of(r, session.findings()));
    }

    /** Opens it, and looks whether everything is right. */
    private boolean isKnown() throws IOException {
        return isKnown(recording, wanted);
    }

    private static boolean isKnown(Path file, String all) throws IOException {
        try (Session session = Session.open(file)) {
            assertEquals(Session.State.DONE, session.run(Progress.none()), session::failure);
            assertEquals("", Dump.difference(all, dump(session)));
            return session.isKnown();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertNothingElse(String... names) throws IOException {
        assertEquals(Stream.of(names).sorted().toList(), files());
    }

    @Test
    void theSecondTimeNothingIsRead() throws IOException {
        assertFalse(isKnown());
        assertNothingElse("some.rangescope", ".some.rangescope.cache");
        assertTrue(isKnown());
        assertTrue(isKnown());
        // not even if there were nothing left to read
        FileTime time = Files.getLastModifiedTime(recording);
        byte[] bytes = Files.readAllBytes(recording);
        Arrays.fill(bytes, 200_000, bytes.length - 200_000, (byte) 0);
        Files.write(recording, bytes);
        Files.setLastModifiedTime(recording, time);
        assertTrue(isKnown());
    }

    @Test
    void aSmallRecordingIsReadEachTime() throws IOException {
        Path small = dir.resolve("small");
        Files.write(small, Samples.small().bytes());
        Opened read = Opened.file(small);
        String all = read.read(r -> Dump.of(r, read.session().findings()));
        assertFalse(isKnown(small, all));
        assertFalse(isKnown(small, all));
        assertNothingElse("small", "some.rangescope");
    }

    @Test
    void aRecordingThatWasTouchedIsReadAgain() throws IOException {
        assertFalse(isKnown());
        Files.setLastModifiedTime(recording, FileTime.from(Instant.ofEpochSecond(1_000_000_000)));
        assertFalse(isKnown());
        assertTrue(isKnown());
    }

    @Test
    void aRecordingThatWasAppendedToIsReadAgain() throws IOException {
        assertFalse(isKnown());
        FileTime time = Files.getLastModifiedTime(recording);
        try (OutputStream out = Files.newOutputStream(recording, StandardOpenOption.APPEND)) {
            out.write(new byte[8]);
        }
        Files.setLastModifiedTime(recording, time);
        Opened read = Opened.file(recording);
        String all = read.read(r -> Dump.of(r, read.session().findings()));
        assertFalse(isKnown(recording, all));
        assertTrue(isKnown(recording, all));
    }

    @Test
    void aRecordingOfTheSameSizeAndAgeIsReadAgain() throws IOException {
        assertFalse(isKnown());
        FileTime time = Files.getLastModifiedTime(recording);
        byte[] bytes = Files.readAllBytes(recording);
        // the time at which the last packet ends
        bytes[bytes.length - 1] ^= 1;
        Files.write(recording, bytes);
        Files.setLastModifiedTime(recording, time);
        Opened read = Opened.file(recording);
        assertFalse(isKnown(recording, read.read(r -> Dump.of(r, read.session().findings()))));
    }

    @Test
    void aRecordingThatGrowsWhileItIsReadIsNotKept() throws IOException {
        try (Session session = Session.open(recording)) {
            try (OutputStream out = Files.newOutputStream(recording, StandardOpenOption.APPEND)) {
                out.write(new byte[8]);
            }
            assertEquals(Session.State.DONE, session.run(Progress.none()));
            assertNull(session.notKept());
        }
        assertNothingElse("some.rangescope");
    }

    /** Ends the bytes of a cache with a trailer that fits them. */
    private static byte[] sealed(byte[] bytes, long version) {
        ByteBuffer trailer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        int at = bytes.length - TRAILER;
        trailer.putLong(at + 8, version);
        CRC32C sum = new CRC32C();
        sum.update(bytes, (int) trailer.getLong(at + 16), (int) trailer.getLong(at + 24));
        trailer.putLong(at + 32, sum.getValue());
        return bytes;
    }

    @Test
    void aCacheThatIsNoneIsMadeAnew() throws IOException {
        assertFalse(isKnown());
        Path cache = CacheFile.of(recording);
        byte[] good = Files.readAllBytes(cache);
        int trailer = good.length - TRAILER;
        ByteBuffer numbers = ByteBuffer.wrap(good).order(ByteOrder.nativeOrder());
        long version = numbers.getLong(trailer + 8);
        int meta = (int) numbers.getLong(trailer + 16);
        int length = (int) numbers.getLong(trailer + 24);
        Random random = new Random(6);
        List<byte[]> bad = new ArrayList<>();
        for (int size : new int[]{0, 1, TRAILER - 1, TRAILER, 4096, meta, trailer, trailer + 8, good.length - 1}) {
            bad.add(Arrays.copyOf(good, size));
        }
        byte[] garbage = new byte[good.length];
        random.nextBytes(garbage);
        bad.add(garbage);
        bad.add(sealed(good.clone(), version + 1));
        bad.add(sealed(good.clone(), version - 1));
        for (int field = 0; field < TRAILER; field += 8) {
            for (long value : new long[]{-1, 0, Long.MAX_VALUE, Integer.MAX_VALUE, good.length}) {
                byte[] changed = good.clone();
                ByteBuffer.wrap(changed).order(ByteOrder.nativeOrder()).putLong(trailer + field, value);
                if (!Arrays.equals(changed, good)) {
                    bad.add(changed);
                }
            }
        }
        byte[] flipped = good.clone();
        flipped[meta + length / 2] ^= 4;
        bad.add(flipped);
        for (byte[] bytes : bad) {
            Files.write(cache, bytes);
            try (Session session = Session.open(recording)) {
                assertFalse(session.isKnown(), bytes.length + " bytes");
            }
        }
        for (byte[] bytes : List.of(bad.get(0), garbage, flipped)) {
            Files.write(cache, bytes);
            assertFalse(isKnown(), bytes.length + " bytes");
            assertNothingElse("some.rangescope", ".some.rangescope.cache");
        }
        assertTrue(isKnown());
    }

    /** What is not a cache at all, although its sums say so, is no worse than none. */
    @Test
    void aCacheWithOtherNumbersThanItShouldHaveEndsInARecordingOrInAnotherCache() throws IOException {
        assertFalse(isKnown());
        Path cache = CacheFile.of(recording);
        byte[] good = Files.readAllBytes(cache);
        ByteBuffer numbers = ByteBuffer.wrap(good).order(ByteOrder.nativeOrder());
        long version = numbers.getLong(good.length - TRAILER + 8);
        int meta = (int) numbers.getLong(good.length - TRAILER + 16);
        int length = (int) numbers.getLong(good.length - TRAILER + 24);
        int key = 3 * Long.BYTES + 38;
        Random random = new Random(7);
        int known = 0;
        for (int round = 0; round < 200; round++) {
            byte[] changed = good.clone();
            int at = meta + key + random.nextInt(length - key - 4);
            ByteBuffer.wrap(changed).putInt(at, random.nextInt(4) == 0 ? -1 : random.nextInt());
            Files.write(cache, sealed(changed, version));
            try (Session session = Session.open(recording)) {
                // what it says is nonsense, and the sum over it says that it is not: to find that out is all that can be asked
                known += session.isKnown() ? 1 : 0;
            }
        }
        assertTrue(known < 200);
    }

    // several at once

    private static String read(Path file) throws IOException {
        try (Session session = Session.open(file)) {
            return session.run(Progress.none()) + Dump.difference(wanted, dump(session));
        }
    }

    @Test
    void severalSessionsAtOnceEachMakeTheirOwn() throws Exception {
        int count = 4;
        CyclicBarrier start = new CyclicBarrier(count);
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            Callable<String> read = () -> {
                start.await();
                return read(recording);
            };
            for (Future<String> result : threads.invokeAll(List.of(read, read, read, read))) {
                assertEquals("DONE", result.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertNothingElse("some.rangescope", ".some.rangescope.cache");
        assertTrue(isKnown());
    }

    /** Opens a recording in a program of its own, and reads it when it is told to. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[0]);
            try (Session session = Session.open(file)) {
                System.out.println("open");
                System.in.read();
                Session.State state = session.run(Progress.none());
                CRC32C sum = new CRC32C();
                sum.update(dump(session).getBytes(StandardCharsets.UTF_8));
                System.out.println(state + " " + sum.getValue());
            }
        }
    }

    private static Process start(Path file) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", path,
                "-Duser.timezone=" + System.getProperty("user.timezone", "UTC"), "-Duser.language=" + System.getProperty("user.language"),
                Program.class.getName(), file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String sum() {
        CRC32C sum = new CRC32C();
        sum.update(wanted.getBytes(StandardCharsets.UTF_8));
        return "DONE " + sum.getValue();
    }

    @Test
    void severalProgramsAtOnceEachMakeTheirOwn() throws IOException, InterruptedException {
        List<Process> programs = List.of(start(recording), start(recording));
        List<BufferedReader> said = programs.stream().map(program -> program.inputReader(StandardCharsets.UTF_8)).toList();
        try {
            for (BufferedReader each : said) {
                assertEquals("open", each.readLine());
            }
            for (Process program : programs) {
                program.getOutputStream().write('\n');
                program.getOutputStream().flush();
            }
            for (BufferedReader each : said) {
                assertEquals(sum(), each.readLine());
            }
            for (Process program : programs) {
                assertTrue(program.waitFor(60, TimeUnit.SECONDS), "waited for a program to end");
            }
        } finally {
            programs.forEach(Process::destroyForcibly);
        }
        assertNothingElse("some.rangescope", ".some.rangescope.cache");
        assertTrue(isKnown());
    }

    // what is left behind

    private Path unfinished(String number, boolean old) throws IOException {
        Path file = Files.write(dir.resolve(".some.rangescope.cache." + number + ".new"), new byte[100]);
        if (old) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000_000)));
        }
        return file;
    }

    @Test
    void whatNobodyIsAtWorkOnAnyMoreIsRemoved() throws IOException {
        Path abandoned = unfinished("1", true);
        Path young = unfinished("2", false);
        Path used = unfinished("3", true);
        Path other = Files.write(dir.resolve(".other.rangescope.cache.4.new"), new byte[1]);
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(abandoned));
        try (FileChannel channel = FileChannel.open(used, StandardOpenOption.WRITE)) {
            assertNotNull(channel.lock());
            assertFalse(isKnown());
            assertFalse(Files.exists(abandoned));
            assertTrue(Files.exists(young), "it may just have been made");
            assertTrue(Files.exists(used));
            assertTrue(Files.exists(other), "it is of another recording");
        }
    }

    /** To look at a lock that this program holds gives it up, if it is not done with care. */
    @Test
    void whatThisProgramIsAtWorkOnIsNotRemovedByAnother() throws IOException, InterruptedException {
        Path own;
        try (CacheFile making = CacheFile.make(recording); Tables tables = new Tables(making.storage())) {
            MappingTracker tracker = new MappingTracker("at work", tables);
            new CaptureReader(ByteSource.memory(Samples.small().bytes())).readAll(tracker);
            tracker.end();
            tracker.save(new DataOutputStream(OutputStream.nullOutputStream()));
            own = dir.resolve(files().stream().filter(name -> name.endsWith(".new")).findAny().orElseThrow());
            // by another program, for this one would give up its lock with every file that it opens and closes
            assertEquals(0, new ProcessBuilder("touch", "-d", "@1000000000", own.toString()).start().waitFor());
            // another session of this program looks for what was left behind
            assertEquals("DONE", read(recording));
            Files.delete(CacheFile.of(recording));
            assertTrue(Files.exists(own));
            Process program = start(recording);
            try (BufferedReader said = program.inputReader(StandardCharsets.UTF_8)) {
                program.getOutputStream().write('\n');
                program.getOutputStream().flush();
                assertEquals("open", said.readLine());
                assertEquals(sum(), said.readLine());
                assertTrue(program.waitFor(60, TimeUnit.SECONDS), "waited for the program to end");
            } finally {
                program.destroyForcibly();
            }
            assertTrue(Files.exists(own), "another program removed what this one is at work on");
        }
        assertFalse(Files.exists(own));
    }

    @Test
    void aReadingThatIsCanceledLeavesNothingBehind() throws IOException {
        try (Session session = Session.open(recording)) {
            int[] asked = new int[1];
            assertEquals(Session.State.CANCELED, session.run(new Progress() {

                @Override
                public void report(double fraction, String message) {
                    // of no interest
                }

                @Override
                public boolean isCanceled() {
                    return ++asked[0] > 1;
                }
            }));
        }
        assertNothingElse("some.rangescope");
        try (Session session = Session.open(recording)) {
            assertFalse(session.isKnown());
        }
        assertNothingElse("some.rangescope");
    }

    @Test
    void aReadingThatFailsLeavesNothingBehind() throws IOException {
        try (Session session = Session.open(recording)) {
            int[] asked = new int[1];
            assertEquals(Session.State.FAILED, session.run(new Progress() {

                @Override
                public void report(double fraction, String message) {
                    // of no interest
                }

                @Override
                public boolean isCanceled() {
                    if (++asked[0] > 1) {
                        throw new IllegalStateException("out of order");
                    }
                    return false;
                }
            }));
        }
        assertNothingElse("some.rangescope");
        byte[] text = "not a recording\n".repeat(1 << 19).getBytes(StandardCharsets.UTF_8);
        Files.write(recording, text);
        try (Session session = Session.open(recording)) {
            assertEquals(Session.State.FAILED, session.run(Progress.none()));
        }
        assertNothingElse("some.rangescope");
    }

    // where it is

    @Test
    void whereNothingCanBeWrittenItIsReadEachTime() throws IOException {
        // even those who may write anywhere cannot make a file of a folder
        Path cache = Files.createDirectory(CacheFile.of(recording));
        for (int i = 0; i < 2; i++) {
            try (Session session = Session.open(recording)) {
                assertEquals(Session.State.DONE, session.run(Progress.none()));
                assertEquals("", Dump.difference(wanted, dump(session)));
                assertFalse(session.isKnown());
                assertNotNull(session.notKept());
            }
            assertNothingElse("some.rangescope", ".some.rangescope.cache");
        }
        Files.delete(cache);
    }

    @Test
    void aFolderThatMayOnlyBeReadHasNoCache() throws IOException {
        Path folder = Files.createDirectory(dir.resolve("read-only"));
        Path there = Files.copy(recording, folder.resolve("some.rangescope"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeTrue(!Files.isWritable(folder), "whoever runs this may write anywhere");
            assertFalse(isKnown(there, wanted));
            assertFalse(isKnown(there, wanted));
            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(1, files.count());
            }
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void whoeverMayReadTheRecordingMayReadItsCache() throws IOException {
        for (String[] each : new String[][]{{"rw-r-----", "rw-r-----"}, {"r--r--r--", "rw-r--r--"}, {"rwxrwxrwx", "rw-r--r--"},
                {"rw-------", "rw-------"}}) {
            Files.deleteIfExists(CacheFile.of(recording));
            Files.setPosixFilePermissions(recording, PosixFilePermissions.fromString(each[0]));
            assertFalse(isKnown());
            assertEquals(each[1], PosixFilePermissions.toString(Files.getPosixFilePermissions(CacheFile.of(recording))), each[0]);
        }
    }
}
