// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

/** What the program's exit status means. */
final class ExitCode {

    /** It did what it was asked for; for {@code findings}: there is no definite error; for {@code check} and {@code diff}: nothing is too bad. */
    static final int OK = 0;
    /** There is at least one definite error; {@code check} failed; {@code diff}: something got worse. */
    static final int FINDINGS = 1;
    /** The command line makes no sense, or something it names is in the way. */
    static final int USAGE = 2;
    /** A file cannot be read or written, is no recording, or needs a newer version. */
    static final int UNREADABLE = 3;
    /** It was read, but something is missing in it. */
    static final int INCOMPLETE = 4;
    /** The target could not be used, or the capture failed there. */
    static final int TARGET = 5;
    /** A mistake in this program. */
    static final int INTERNAL = 70;

    private ExitCode() {}
}
