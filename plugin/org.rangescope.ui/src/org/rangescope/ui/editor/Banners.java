// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
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
        String noted = capture.session().problem();
        if (noted != null) {
            strips.add(new Strip("warning", Tone.WARNING, noted));
        }
        capture.session().remarks().forEach(remark -> strips.add(new Strip("info", Tone.INFO, remark)));
        Digest digest = state.digest();
        if (digest == null || state.phase() == Phase.FAILED && digest.health().events() == 0) {
            return strips;
        }
        if (state.phase() == Phase.FAILED) {
            String reason = state.message();
            strips.add(new Strip("error", Tone.ERROR,
                    NLS.bind(Messages.bannerFailed, reason + (reason.endsWith(".") ? "" : "."))));
        }
        if (capture.ending() != null) {
            strips.add(new Strip("error", Tone.ERROR, String.valueOf(capture.ending())));
        }
        damage(capture, digest, strips);
        String missing = Say.missing(digest.health());
        if (!missing.isEmpty()) {
            strips.add(new Strip("warning", Tone.WARNING, NLS.bind(Messages.bannerMissing, missing)));
        }
        if (state.phase() == Phase.CANCELED) {
            strips.add(new Strip("info", Tone.INFO, Messages.bannerStopped));
        } else if (state.phase() == Phase.DONE && !digest.complete() && digest.health().damage().isEmpty() && capture.ending() == null) {
            strips.add(new Strip("info", Tone.INFO, Messages.bannerNoEnd));
        }
        return strips;
    }

    private static void damage(Capture capture, Digest digest, List<Strip> strips) {
        List<Damage> damage = digest.health().damage();
        for (int i = 0; i < Math.min(SHOWN, damage.size()); i++) {
            strips.add(new Strip("warning", Tone.ERROR, NLS.bind(Messages.bannerDamaged, capture.name(), damage.get(i))));
        }
        if (damage.size() > SHOWN) {
            strips.add(new Strip("warning", Tone.ERROR,
                    NLS.bind(Messages.bannerMoreDamaged, Units.counted(damage.size() - SHOWN, "more damaged place"))));
        }
    }
}
