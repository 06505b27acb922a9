// SPDX-License-Identifier: EPL-2.0
/** The workbench. */
@NonNullByDefault(DefaultLocation.RETURN_TYPE)
package org.rangescope.ui;

import org.rangescope.core.util.annotation.DefaultLocation;
import org.rangescope.core.util.annotation.NonNullByDefault;
