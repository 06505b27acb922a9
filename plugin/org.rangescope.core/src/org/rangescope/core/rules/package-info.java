// SPDX-License-Identifier: EPL-2.0
/** What a capture means: each rule turns incidents into findings with their evidence. */
@NonNullByDefault
package org.rangescope.core.rules;

import org.rangescope.core.util.annotation.NonNullByDefault;
