// SPDX-License-Identifier: EPL-2.0
/** Writing a capture stream: packets, dictionaries, and traffic that nobody has recorded. For tests, benchmarks, and what is made of a recording. */
@NonNullByDefault
package org.rangescope.core.capture.write;

import org.rangescope.core.util.annotation.NonNullByDefault;
