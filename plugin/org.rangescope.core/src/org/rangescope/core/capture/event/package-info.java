// SPDX-License-Identifier: EPL-2.0
/** Records that come seldom, as values: what existed before the capture, and what happens to buffers beside map and unmap. */
@NonNullByDefault
package org.rangescope.core.capture.event;

import org.rangescope.core.util.annotation.NonNullByDefault;
