// SPDX-License-Identifier: EPL-2.0
/** The headless program. */
@NonNullByDefault
package org.rangescope.cli;

import org.rangescope.core.util.annotation.NonNullByDefault;
