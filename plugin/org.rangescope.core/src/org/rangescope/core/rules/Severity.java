// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

/** How much a finding matters, the worst first. */
public enum Severity {
    /** Something is wrong. */
    ERROR,
    /** Something is likely to be wrong. */
    WARNING,
    /** Something costs time. */
    PERF,
    /** Good to know. */
    INFO
}
