// SPDX-License-Identifier: EPL-2.0
/** What changed from one recording to another. */
@NonNullByDefault
package org.rangescope.core.compare;

import org.rangescope.core.util.annotation.NonNullByDefault;
