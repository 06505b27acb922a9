// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

/** Large libraries lie beside the jar, in the folder {@code lib}: everything else works without them. */
final class Libraries {

    private Libraries() {}

    /**
     * What to end with when a library is not there.
     *
     * @param what  needs it
     * @param jar   how its file's name begins
     * @param error which class was looked for
     * @return names the file
     */
    static Failure missing(String what, String jar, NoClassDefFoundError error) {
        return new Failure(ExitCode.UNREADABLE, what + " needs lib/" + jar + ".jar beside rangescope.jar, and it is not there (no "
                + String.valueOf(error.getMessage()).replace('/', '.') + "). Copy the folder lib along with the jar.");
    }
}
