// SPDX-License-Identifier: EPL-2.0
/** One selection and one time range for everything in a window. */
@NonNullByDefault({})
package org.rangescope.ui.selection;

import org.rangescope.core.util.annotation.NonNullByDefault;
