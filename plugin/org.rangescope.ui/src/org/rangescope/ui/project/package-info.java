// SPDX-License-Identifier: EPL-2.0
/** New ▸ Capture Project: where somebody begins. */
@NonNullByDefault({})
package org.rangescope.ui.project;

import org.rangescope.core.util.annotation.NonNullByDefault;
