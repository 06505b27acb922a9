// SPDX-License-Identifier: EPL-2.0
/** Colours and icons that work on light and dark backgrounds. */
@NonNullByDefault({})
package org.rangescope.ui.theme;

import org.rangescope.core.util.annotation.NonNullByDefault;
