// SPDX-License-Identifier: EPL-2.0
/** <em>DMA-BUF Capture</em>: the launch configuration, its tabs, and captures that run. What reaches a target is in core. */
@NonNullByDefault({})
package org.rangescope.ui.launch;

import org.rangescope.core.util.annotation.NonNullByDefault;
