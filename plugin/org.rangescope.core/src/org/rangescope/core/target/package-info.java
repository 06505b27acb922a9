// SPDX-License-Identifier: EPL-2.0
/**
 * Where a recording comes from while it is made: this machine, one behind ssh, the virtual guest, a file that grows. Reaches it, copies the probe over,
 * asks what it offers, runs the probe and ends it in order.
 */
@NonNullByDefault
package org.rangescope.core.target;

import org.rangescope.core.util.annotation.NonNullByDefault;
