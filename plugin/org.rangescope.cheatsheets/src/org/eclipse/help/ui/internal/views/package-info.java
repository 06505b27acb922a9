// SPDX-License-Identifier: EPL-2.0
/** The one class of the platform's help that its cheat sheets cannot be loaded without. */
@NonNullByDefault({})
package org.eclipse.help.ui.internal.views;

import org.rangescope.core.util.annotation.NonNullByDefault;
