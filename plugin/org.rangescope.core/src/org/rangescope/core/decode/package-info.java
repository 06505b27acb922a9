// SPDX-License-Identifier: EPL-2.0
/** What the entries of a mapping mean, which only its interconnect defines. */
@NonNullByDefault
package org.rangescope.core.decode;

import org.rangescope.core.util.annotation.NonNullByDefault;
