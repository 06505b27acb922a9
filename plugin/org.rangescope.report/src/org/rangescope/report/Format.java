// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report;

import java.io.IOException;
import java.util.List;

import org.rangescope.core.Session;
import org.rangescope.core.util.Progress;

/**
 * A kind of file that a recording can be written as. Implementations are found by {@link java.util.ServiceLoader}: name them in
 * {@code META-INF/services/org.rangescope.report.Format}. All of them are made whenever somebody wants a list, so that their constructors do nothing,
 * and what they need of a heavy library is loaded by {@link #write} only. Stateless; any thread may use one, several at once.
 */
public interface Format {

    /** What a format writes. */
    enum Shape {
        /** One file of bytes in order, which can go to a pipe as well. */
        STREAM,
        /** One file that is written here and there: a pipe gets it when it is finished. */
        FILE,
        /** A directory with several files. */
        DIRECTORY
    }

    /**
     * The name by which it is asked for.
     *
     * @return lower case letters, digits and hyphens, such as {@code html}; does not change
     */
    String id();

    /**
     * The name that a person reads.
     *
     * @return a few words, such as {@code HTML report}
     */
    String title();

    /**
     * What is in it, and which program reads it.
     *
     * @return one or two sentences
     */
    String description();

    /**
     * How names of such files usually end.
     *
     * @return without a dot, such as {@code html} or {@code perfetto-trace}; empty for a directory
     */
    String extension();

    /**
     * What it writes.
     *
     * @return its shape
     */
    default Shape shape() {
        return Shape.STREAM;
    }

    /**
     * What can be chosen.
     *
     * @return options, perhaps none
     */
    default List<FormatOption> options() {
        return List.of();
    }

    /**
     * Writes a recording. Blocks, for long if the recording is large, and never needs memory in proportion to it. Does not finish the destination: its
     * owner calls {@link Destination#commit()} when this returns, so that what ends early leaves nothing behind.
     *
     * @param session     it ran; looked at through {@link Session#read}
     * @param settings    what was chosen of {@link #options()}
     * @param destination where to
     * @param progress    told how far it is; asked whether to go on
     * @throws IOException                                when it cannot be written; the message names the file
     * @throws java.util.concurrent.CancellationException when progress says that it is no longer wanted
     */
    void write(Session session, FormatSettings settings, Destination destination, Progress progress) throws IOException;
}
