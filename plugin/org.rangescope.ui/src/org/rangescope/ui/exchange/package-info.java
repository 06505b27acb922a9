// SPDX-License-Identifier: EPL-2.0
/** Recordings come into the workspace and leave it in other forms. What is written appears whole, or not at all. */
@NonNullByDefault({})
package org.rangescope.ui.exchange;

import org.rangescope.core.util.annotation.NonNullByDefault;
