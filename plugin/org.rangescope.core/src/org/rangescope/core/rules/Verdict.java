// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

/** How sure a finding is. */
public enum Verdict {
    /** The recording proves it. */
    DEFINITE,
    /** The recording shows it, but events that could disprove it may be missing, or it is not wrong in itself. */
    SUSPECTED
}
