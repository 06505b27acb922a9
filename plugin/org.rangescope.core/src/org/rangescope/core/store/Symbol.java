// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import org.rangescope.core.util.annotation.Nullable;

/**
 * A place in kernel code.
 *
 * @param name   of the function
 * @param module that it is in; {@code null} in the kernel itself
 * @param offset bytes from the start of the function to the return address
 * @param size   bytes from the function to the next symbol; 0 when not known
 */
public record Symbol(String name, @Nullable String module, int offset, int size) {

    @Override
    public String toString() {
        return name + "+0x" + Integer.toHexString(offset) + (module == null ? "" : " [" + module + "]");
    }
}
