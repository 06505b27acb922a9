// SPDX-License-Identifier: EPL-2.0
/**
 * What leaves the house: one {@link org.rangescope.report.Format} for each kind of file that a recording can be written as, found by
 * {@link org.rangescope.report.Formats}.
 */
@NonNullByDefault
package org.rangescope.report;

import org.rangescope.core.util.annotation.NonNullByDefault;
