// SPDX-License-Identifier: EPL-2.0
/** Makes recordings of recordings: a cut of one, or a damaged one without its damage. */
@NonNullByDefault
package org.rangescope.core.edit;

import org.rangescope.core.util.annotation.NonNullByDefault;
