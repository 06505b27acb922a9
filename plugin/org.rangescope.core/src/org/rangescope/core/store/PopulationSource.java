// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

/** How the time at which a range was populated is known. */
public enum PopulationSource {

    /** It is not known. */
    UNAVAILABLE,
    /** The allocation of its entry was seen. */
    ALLOCATION,
    /** Its store into the xarray was seen. */
    STORE;

    private static final PopulationSource[] ALL = values();

    static PopulationSource of(int how) {
        return how > 0 && how < ALL.length ? ALL[how] : UNAVAILABLE;
    }
}
