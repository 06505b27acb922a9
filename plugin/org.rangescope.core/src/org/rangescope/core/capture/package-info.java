// SPDX-License-Identifier: EPL-2.0
/** The capture stream: where its bytes come from, its header, packets and records, and what is damaged in it. */
@NonNullByDefault
package org.rangescope.core.capture;

import org.rangescope.core.util.annotation.NonNullByDefault;
