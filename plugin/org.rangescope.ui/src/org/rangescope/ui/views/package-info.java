// SPDX-License-Identifier: EPL-2.0
/** The views beside the editor, and the properties of what is selected. */
@NonNullByDefault({})
package org.rangescope.ui.views;

import org.rangescope.core.util.annotation.NonNullByDefault;
