// SPDX-License-Identifier: EPL-2.0
/** Which findings somebody has decided not to hear of, and why: a text file beside the recordings that the workbench and the command line both honour. */
@NonNullByDefault
package org.rangescope.core.suppress;

import org.rangescope.core.util.annotation.NonNullByDefault;
