// SPDX-License-Identifier: EPL-2.0
/**
 * From a place in kernel code, function and offset as a recording has them, to the line of the source: by the debug info of vmlinux and of modules, which
 * the platform's symboliser reads.
 */
@NonNullByDefault
package org.rangescope.core.symbol;

import org.rangescope.core.util.annotation.NonNullByDefault;
