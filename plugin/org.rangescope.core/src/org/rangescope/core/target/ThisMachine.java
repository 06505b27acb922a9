// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.util.List;

/** The machine that this program runs on. The probe is started as root through sudo or pkexec. */
public record ThisMachine() implements Target {

    @Override
    public String label() {
        return "this machine";
    }

    @Override
    public TargetSession open(CaptureJob job) {
        return new MachineSession(label(), new Reach() {

            @Override
            public List<String> first(List<String> command) {
                return command;
            }

            @Override
            public List<String> next(List<String> command) {
                return command;
            }

            @Override
            public boolean isLocal() {
                return true;
            }

            @Override
            public TargetException unreachable(String words, int status) {
                return new TargetException("A shell could not be started on this machine: "
                        + (words.isEmpty() ? "status " + status : words) + ".");
            }

            @Override
            public void close() {
                // nothing was opened
            }
        }, job);
    }
}
