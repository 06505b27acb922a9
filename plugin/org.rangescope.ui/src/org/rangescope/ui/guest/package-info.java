// SPDX-License-Identifier: EPL-2.0
/** Capturing from a virtual machine that runs a patched kernel. */
@NonNullByDefault({})
package org.rangescope.ui.guest;

import org.rangescope.core.util.annotation.NonNullByDefault;
