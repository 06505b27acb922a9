// SPDX-License-Identifier: EPL-2.0
/** How the model is put into words: labels, properties and the tree, the same for every view. */
@NonNullByDefault
package org.rangescope.model.text;

import org.rangescope.core.util.annotation.NonNullByDefault;
