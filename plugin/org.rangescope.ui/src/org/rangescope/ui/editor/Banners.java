// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.capture.Damage;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.capture.CaptureState.Phase;
import org.rangescope.ui.theme.Palette.Tone;
import org.rangescope.ui.widgets.Banner.Strip;

/** What has to be said above every page: damage, losses, an end that was not ordinary. */
@NonNullByDefault
final class Banners {

    private static final int SHOWN = 3;

    private Banners() {}

    static List<Strip> of(Capture capture) {
        CaptureState state = capture.state();
        List<Strip> strips = new ArrayList<>();
        Digest digest = state.digest();
        if (digest == null || state.phase() == Phase.FAILED && digest.health().events() == 0) {
            return strips;
        }
        if (state.phase() == Phase.FAILED) {
            String reason = state.message();
            strips.add(new Strip("error", Tone.ERROR,
                    reason + (reason.endsWith(".") ? "" : ".") + " What was read before is shown; it is not the whole recording."));
        }
        if (capture.ending() != null) {
            strips.add(new Strip("error", Tone.ERROR, String.valueOf(capture.ending())));
        }
        damage(capture, digest, strips);
        String missing = Say.missing(digest.health());
        if (!missing.isEmpty()) {
            strips.add(new Strip("warning", Tone.WARNING, missing + " Findings that depend on that say so."));
        }
        if (state.phase() == Phase.CANCELED) {
            strips.add(new Strip("info", Tone.INFO, "Reading was stopped; this is what had been read until then."));
        } else if (state.phase() == Phase.DONE && !digest.complete() && digest.health().damage().isEmpty() && capture.ending() == null) {
            strips.add(new Strip("info", Tone.INFO, "The recording has no end mark: the capture was cut off, or it is still being written."
                    + " It is read on as soon as the file grows."));
        }
        return strips;
    }

    private static void damage(Capture capture, Digest digest, List<Strip> strips) {
        List<Damage> damage = digest.health().damage();
        for (int i = 0; i < Math.min(SHOWN, damage.size()); i++) {
            strips.add(new Strip("warning", Tone.ERROR, "Damaged: " + capture.name() + ", " + damage.get(i) + "."));
        }
        if (damage.size() > SHOWN) {
            strips.add(new Strip("warning", Tone.ERROR, "… and " + Units.counted(damage.size() - SHOWN, "more damaged place")
                    + ". Everything around them was read."));
        }
    }
}
