// SPDX-License-Identifier: EPL-2.0
/** Tables of any length: filtered, sorted, searched, copied and exported beside the UI thread. */
@NonNullByDefault({})
package org.rangescope.ui.tables;

import org.rangescope.core.util.annotation.NonNullByDefault;
