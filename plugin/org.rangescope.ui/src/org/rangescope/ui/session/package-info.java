// SPDX-License-Identifier: EPL-2.0
/** What somebody notes about a recording: bookmarks, times that have a name, notes on findings. They are saved by themselves. */
@NonNullByDefault({})
package org.rangescope.ui.session;

import org.rangescope.core.util.annotation.NonNullByDefault;
