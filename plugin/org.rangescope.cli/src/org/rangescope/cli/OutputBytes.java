// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

import org.rangescope.core.util.annotation.DefaultLocation;
import org.rangescope.core.util.annotation.NonNullByDefault;

/** Standard output for whoever writes bytes. Stays open. */
@NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
final class OutputBytes extends OutputStream {

    private final Output output;

    OutputBytes(Output output) {
        this.output = output;
    }

    @Override
    public void write(int value) throws IOException {
        output.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        output.write(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    @Override
    public void flush() throws IOException {
        output.flush();
    }
}
