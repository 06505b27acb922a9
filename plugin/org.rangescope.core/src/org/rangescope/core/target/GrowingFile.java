// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.nio.file.Path;

/**
 * A recording that somebody else is making: on a shared file system, or by a probe that was started by hand.
 *
 * @param file the recording; it need not exist yet
 */
public record GrowingFile(Path file) implements Target {

    @Override
    public String label() {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".rangescope") ? name.substring(0, name.length() - ".rangescope".length()) : name;
    }

    @Override
    public TargetSession open(CaptureJob job) {
        return new GrowingFileSession(file, label());
    }
}
