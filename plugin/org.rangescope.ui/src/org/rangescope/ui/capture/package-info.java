// SPDX-License-Identifier: EPL-2.0
/** Recordings that are open in the workbench: read by jobs, followed while they grow, shared by everything that shows them. */
@NonNullByDefault({})
package org.rangescope.ui.capture;

import org.rangescope.core.util.annotation.NonNullByDefault;
