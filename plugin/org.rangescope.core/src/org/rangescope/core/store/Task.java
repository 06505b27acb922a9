// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

/**
 * A thread, by what it was called at the time.
 *
 * @param pid  process (thread group) id
 * @param tid  thread id
 * @param comm name of the thread
 */
public record Task(int pid, int tid, String comm) {

    @Override
    public String toString() {
        return comm + " (" + pid + (tid == pid ? ")" : "/" + tid + ")");
    }
}
