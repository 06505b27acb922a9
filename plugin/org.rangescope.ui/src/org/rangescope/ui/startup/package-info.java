// SPDX-License-Identifier: EPL-2.0
/** What happens when the workbench is started for somebody: files to open, a capture to start, pictures to take. */
@NonNullByDefault({})
package org.rangescope.ui.startup;

import org.rangescope.core.util.annotation.NonNullByDefault;
