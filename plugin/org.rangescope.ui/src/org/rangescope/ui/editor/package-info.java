// SPDX-License-Identifier: EPL-2.0
/** The editor of a recording and its pages. */
@NonNullByDefault({})
package org.rangescope.ui.editor;

import org.rangescope.core.util.annotation.NonNullByDefault;
