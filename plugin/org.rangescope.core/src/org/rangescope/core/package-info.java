// SPDX-License-Identifier: EPL-2.0
/** Reading, pairing and judging a capture, without Eclipse. */
@NonNullByDefault
package org.rangescope.core;

import org.rangescope.core.util.annotation.NonNullByDefault;
