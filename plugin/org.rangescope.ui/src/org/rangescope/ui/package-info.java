// SPDX-License-Identifier: EPL-2.0
/** The workbench around recordings: the perspective and what starts it. Types that only the framework calls follow its loose null contract; the others say otherwise. */
@NonNullByDefault({})
package org.rangescope.ui;

import org.rangescope.core.util.annotation.NonNullByDefault;
