// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names of the errors that calls of the dma-buf interface are refused with. */
final class Errno {

    /** Names of negative numbers, such as {@code EINVAL} of -22. */
    static final Map<String, Long> NAMES = new LinkedHashMap<>();

    static {
        String[] names = {"EPERM", "1", "ENOENT", "2", "EINTR", "4", "EIO", "5", "ENXIO", "6", "EBADF", "9", "EAGAIN", "11", "ENOMEM", "12",
                "EACCES", "13", "EFAULT", "14", "EBUSY", "16", "EEXIST", "17", "ENODEV", "19", "EINVAL", "22", "ENOSPC", "28", "EPIPE",
                "32",
                "ERANGE", "34", "EDEADLK", "35", "ENODATA", "61", "EOVERFLOW", "75", "EOPNOTSUPP", "95", "ETIMEDOUT", "110", "EALREADY",
                "114", "ERESTARTSYS", "512", "EPROBE_DEFER", "517"};
        for (int i = 0; i < names.length; i += 2) {
            NAMES.put(names[i], -Long.parseLong(names[i + 1]));
        }
    }

    private Errno() {}

    static void append(StringBuilder out, long error) {
        for (Map.Entry<String, Long> name : NAMES.entrySet()) {
            if (name.getValue() == error) {
                out.append(name.getKey());
                return;
            }
        }
        out.append("error ").append(error);
    }
}
