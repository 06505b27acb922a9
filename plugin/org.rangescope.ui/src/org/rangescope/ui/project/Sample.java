// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.project;

/** A recording that comes with the workbench. */
public enum Sample {
    /** A driver that leaks in several ways, on a kernel with interconnects. */
    LEAKS("demo.rangescope", Messages.sampleLeaks), //$NON-NLS-1$
    /** A kernel as Debian ships it, without interconnects. */
    STOCK("stock-6.12.rangescope", Messages.sampleStock); //$NON-NLS-1$

    private final String file;
    private final String words;

    Sample(String file, String words) {
        this.file = file;
        this.words = words;
    }

    /** Name of its file. */
    public String file() {
        return file;
    }

    /** What it shows, for a check box. */
    public String words() {
        return words;
    }
}
