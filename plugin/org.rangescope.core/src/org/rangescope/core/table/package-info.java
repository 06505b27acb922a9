// SPDX-License-Identifier: EPL-2.0
/** Tables of any length as their columns: searched, put in order, put into words and written to files without an object per row. */
@NonNullByDefault
package org.rangescope.core.table;

import org.rangescope.core.util.annotation.NonNullByDefault;
