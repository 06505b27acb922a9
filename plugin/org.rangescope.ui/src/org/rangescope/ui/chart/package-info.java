// SPDX-License-Identifier: EPL-2.0
/** Charts as pictures: painted by a worker, copied by the UI thread. */
@NonNullByDefault({})
package org.rangescope.ui.chart;

import org.rangescope.core.util.annotation.NonNullByDefault;
