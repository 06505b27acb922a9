// SPDX-License-Identifier: EPL-2.0
/** From records to what happened: mappings paired with their unmaps, and the incidents on the way. */
@NonNullByDefault
package org.rangescope.core.analysis;

import org.rangescope.core.util.annotation.NonNullByDefault;
