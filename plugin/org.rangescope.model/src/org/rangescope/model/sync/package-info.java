// SPDX-License-Identifier: EPL-2.0
/**
 * Keeps the EMF model in step with a recording: a worker takes an immutable snapshot, the thread that owns the model applies it.
 */
@NonNullByDefault
package org.rangescope.model.sync;

import org.rangescope.core.util.annotation.NonNullByDefault;
