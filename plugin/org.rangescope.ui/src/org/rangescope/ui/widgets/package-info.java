// SPDX-License-Identifier: EPL-2.0
/** Small controls that pages and views are made of. */
@NonNullByDefault({})
package org.rangescope.ui.widgets;

import org.rangescope.core.util.annotation.NonNullByDefault;
