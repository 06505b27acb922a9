// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.rangescope.core.target.TargetReport.Check;
import org.rangescope.core.target.TargetReport.Mark;
import org.rangescope.core.target.TargetReport.Part;
import org.rangescope.core.target.TargetReport.Result;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.annotation.Nullable;

/** Follows a file. It ends when it is told to: a file does not say that its writer is done. */
final class GrowingFileSession implements TargetSession {

    private static final long LOOK_MILLIS = 50;

    private final Path file;
    private final String name;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable String problem;

    GrowingFileSession(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    @Override
    public TargetReport check(boolean thorough, Progress progress) throws IOException {
        progress.report(Double.NaN, "Looking at " + file);
        Check check;
        if (Files.isDirectory(file)) {
            throw new TargetException(file + " is a directory. Name a recording in it.");
        }
        if (!Files.exists(file)) {
            Path parent = file.toAbsolutePath().getParent();
            if (parent == null || !Files.isDirectory(parent)) {
                throw new TargetException("There is no directory " + parent + " in which " + file.getFileName() + " could appear.");
            }
            check = new Check(Part.TARGET, Mark.LESS, "file", file + " does not exist yet", "it is waited for");
        } else if (!Files.isReadable(file)) {
            throw new TargetException(file + " cannot be read: no permission. A probe makes recordings that only their owner can read; "
                    + "give yourself the right with chmod or setfacl.");
        } else {
            check = new Check(Part.TARGET, Mark.OK, "file", file + ", " + Files.size(file) + " bytes so far", "");
        }
        return new TargetReport(name, "", Result.UNKNOWN, "It is followed while it grows.", List.of(check));
    }

    @Override
    public InputStream start() {
        return new Tail();
    }

    @Override
    public void stop() {
        stop.countDown();
    }

    @Override
    public void kill() {
        stop();
    }

    @Override
    public Ending await() throws InterruptedException {
        ended.await();
        return new Ending(0, problem);
    }

    @Override
    public void close() {
        stop();
        ended.countDown();
    }

    /** What is in the file, and what is added to it, until somebody says stop; then what is there by then. */
    private final class Tail extends InputStream {

        private @Nullable FileChannel channel;
        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte @Nullable [] to, int offset, int length) throws IOException {
            if (to == null || length == 0) {
                return 0;
            }
            while (true) {
                // asked before reading: what was written before the word came is read below
                boolean last = stop.getCount() == 0;
                int got = some(ByteBuffer.wrap(to, offset, length));
                if (got > 0) {
                    return got;
                }
                if (last || problem != null) {
                    ended.countDown();
                    return -1;
                }
                try {
                    stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    ended.countDown();
                    return -1;
                }
            }
        }

        private int some(ByteBuffer to) throws IOException {
            FileChannel open = channel;
            if (open == null) {
                try {
                    open = FileChannel.open(file, StandardOpenOption.READ);
                } catch (NoSuchFileException e) {
                    return 0;
                }
                channel = open;
            }
            int got = open.read(to, position);
            if (got > 0) {
                position += got;
            } else if (open.size() < position) {
                problem = file + " became shorter while it was followed: somebody began it anew. What was in it before is shown and kept;"
                        + " capture again to follow the new one.";
            }
            return got;
        }

        @Override
        public void close() throws IOException {
            ended.countDown();
            FileChannel open = channel;
            if (open != null) {
                open.close();
            }
        }
    }
}
