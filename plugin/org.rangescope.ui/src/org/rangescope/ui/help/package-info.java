// SPDX-License-Identifier: EPL-2.0
/** Which part of the help book is about which part of the workbench. */
@NonNullByDefault({})
package org.rangescope.ui.help;

import org.rangescope.core.util.annotation.NonNullByDefault;
