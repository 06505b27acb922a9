// SPDX-License-Identifier: EPL-2.0
/** From findings and stacks to the lines of the driver: lookup, links, markers in Problems with their quick fixes, suppressing. */
@NonNullByDefault({})
package org.rangescope.ui.source;

import org.rangescope.core.util.annotation.NonNullByDefault;
