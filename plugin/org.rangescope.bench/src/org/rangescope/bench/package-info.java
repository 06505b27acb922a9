// SPDX-License-Identifier: EPL-2.0
/** How fast core is, compared with others in the same run. */
@NonNullByDefault
package org.rangescope.bench;

import org.rangescope.core.util.annotation.NonNullByDefault;
