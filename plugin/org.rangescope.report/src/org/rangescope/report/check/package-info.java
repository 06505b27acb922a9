// SPDX-License-Identifier: EPL-2.0
/** Whether a recording is good enough for a build server, and what to tell it: text, JSON, SARIF 2.1.0 and JUnit XML. */
@NonNullByDefault
package org.rangescope.report.check;

import org.rangescope.core.util.annotation.NonNullByDefault;
