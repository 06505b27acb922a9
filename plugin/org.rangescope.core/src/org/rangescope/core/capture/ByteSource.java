// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

import org.rangescope.core.util.annotation.Nullable;

/**
 * Where the bytes of a recording come from: a window that slides over them from the first to the last. A finished file, a file that still grows and a
 * pipe differ only here. Used by one thread; {@link #close()} may be called from another one and ends a wait.
 */
public interface ByteSource extends Closeable {

    /**
     * Waits until the window has at least some bytes at its position, or there will be no more.
     *
     * @param bytes      wanted, at most {@link RecordLayout#PACKET_MAX} and the header of the next packet
     * @param waitMillis how long to wait for them at most; 0 only looks
     * @return bytes that are there, perhaps fewer or more than wanted
     * @throws IOException if they cannot be read; the message names the file
     */
    int require(int bytes, long waitMillis) throws IOException;

    /**
     * Whether no byte will come after those that {@link #require} says are there.
     *
     * @return whether the end is known
     */
    boolean ended();

    /**
     * The bytes. Little-endian; read them by index, between {@link #index()} and what {@link #require} said. Another call of {@code require} or
     * {@link #advance} may replace the buffer.
     *
     * @return the window
     */
    ByteBuffer window();

    /**
     * The window as words: the word at an index has the eight bytes of the window that begin at eight times that index.
     *
     * @return the same bytes; {@code null} where they are not at hand in this form
     */
    default long @Nullable [] words() {
        return null;
    }

    /**
     * Where in the window the next byte stands.
     *
     * @return index
     */
    int index();

    /**
     * Moves on.
     *
     * @param bytes not more than are there
     */
    void advance(int bytes);

    /**
     * Where in the recording the next byte stands.
     *
     * @return offset of the byte at {@link #index()}
     */
    long offset();

    /**
     * How large the recording is, as far as it is known.
     *
     * @return bytes, or {@link org.rangescope.core.util.Units#UNKNOWN} while it grows
     */
    long size();

    /**
     * How much of the recording is no longer there, though it was when it was opened: somebody shortened it.
     *
     * @return bytes that can never be read; known at the end
     */
    default long vanished() {
        return 0;
    }

    /**
     * Whether the recording is being made right now.
     *
     * @return false for a finished file
     */
    boolean isLive();

    /**
     * Nobody will read any further, for reading failed. A source that keeps a copy goes on doing so until its sender ends; {@link #require} and
     * {@link #ended()} still tell when that is.
     */
    default void abandon() {
        // most sources keep nothing
    }

    /**
     * A finished file, read piece by piece.
     *
     * @param file the recording
     * @return its bytes
     * @throws IOException if it cannot be opened
     */
    static ByteSource file(Path file) throws IOException {
        return new FileSource(file);
    }

    /**
     * A recording that is in memory already.
     *
     * @param bytes the recording; copied
     * @return its bytes
     */
    static ByteSource memory(byte[] bytes) {
        return new MemorySource(bytes);
    }

    /**
     * A file that somebody is still writing.
     *
     * @param file       the recording; it may not exist yet
     * @param writerDone says whether the writer is done; the file is read to its end after that
     * @return its bytes
     */
    static ByteSource growing(Path file, BooleanSupplier writerDone) {
        return new GrowingSource(file, writerDone);
    }

    /**
     * A live stream from a program, a socket or a guest. The stream is read by a thread of its own, so that a silent sender can be given up at any time.
     *
     * @param stream its bytes; closed at the end
     * @return its bytes
     */
    static ByteSource pipe(InputStream stream) {
        return new PipeSource(stream);
    }

    /**
     * A live stream of which a copy is kept on disk as it comes, whatever becomes of its analysis.
     *
     * @param stream its bytes; closed at the end
     * @param copyTo file to create, or to replace
     * @return its bytes
     * @throws IOException if the copy cannot be created
     */
    static ByteSource recording(InputStream stream, Path copyTo) throws IOException {
        return PipeSource.recording(stream, copyTo);
    }
}
