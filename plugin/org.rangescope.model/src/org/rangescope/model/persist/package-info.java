// SPDX-License-Identifier: EPL-2.0
/**
 * Keeps what somebody noted about a recording in a file beside it: reads it though anybody may have made it, merges it with what somebody else noted
 * meanwhile, and writes it so that it is whole at any moment.
 */
@NonNullByDefault
package org.rangescope.model.persist;

import org.rangescope.core.util.annotation.NonNullByDefault;
