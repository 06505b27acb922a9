// SPDX-License-Identifier: EPL-2.0
/** Perfetto's trace format. The messages are generated in the build, from {@code proto/perfetto.proto}. */
@NonNullByDefault
package org.rangescope.report.export.perfetto;

import org.rangescope.core.util.annotation.NonNullByDefault;
