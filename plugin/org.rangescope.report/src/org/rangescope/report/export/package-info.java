// SPDX-License-Identifier: EPL-2.0
/** A recording as other programs take it: tables, traces, stacks. */
@NonNullByDefault
package org.rangescope.report.export;

import org.rangescope.core.util.annotation.NonNullByDefault;
