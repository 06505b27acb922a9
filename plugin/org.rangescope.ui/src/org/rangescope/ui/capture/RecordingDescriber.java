// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.capture;

import java.io.IOException;
import java.io.InputStream;

import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.core.runtime.content.IContentDescriber;
import org.eclipse.core.runtime.content.IContentDescription;

/**
 * Knows a recording by its first four bytes, the magic number of a packet of metadata. A file that has the name of a recording but not its
 * beginning stays <em>indeterminate</em>, so that the editor opens and says what is wrong with it.
 */
public final class RecordingDescriber implements IContentDescriber {

    private static final int[] MAGIC = {0x57, 0x1D, 0xD1, 0x75};

    @Override
    public int describe(InputStream contents, IContentDescription description) throws IOException {
        byte[] head = contents.readNBytes(MAGIC.length);
        boolean little = head.length == MAGIC.length;
        boolean big = little;
        for (int i = 0; i < head.length; i++) {
            little &= (head[i] & 0xFF) == MAGIC[i];
            big &= (head[i] & 0xFF) == MAGIC[MAGIC.length - 1 - i];
        }
        return little || big ? VALID : INDETERMINATE;
    }

    @Override
    public QualifiedName[] getSupportedOptions() {
        return new QualifiedName[0];
    }
}
