// SPDX-License-Identifier: EPL-2.0
/** What changed from one recording to another, written down: text, JSON and a page for a browser. */
@NonNullByDefault
package org.rangescope.report.compare;

import org.rangescope.core.util.annotation.NonNullByDefault;
