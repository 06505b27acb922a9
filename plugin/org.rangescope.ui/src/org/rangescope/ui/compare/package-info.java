// SPDX-License-Identifier: EPL-2.0
/** Two recordings beside each other: what is new, what is gone, what takes longer, and how sure that is. */
@NonNullByDefault({})
package org.rangescope.ui.compare;

import org.rangescope.core.util.annotation.NonNullByDefault;
