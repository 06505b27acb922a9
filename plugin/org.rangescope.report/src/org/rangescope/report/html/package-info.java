// SPDX-License-Identifier: EPL-2.0
/** Pages for a browser, each one file that needs nothing else. */
@NonNullByDefault
package org.rangescope.report.html;

import org.rangescope.core.util.annotation.NonNullByDefault;
