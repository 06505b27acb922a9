// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.chart;

import org.eclipse.osgi.util.NLS;
import org.rangescope.charts.ChartView;
import org.rangescope.core.analysis.Health;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.capture.CaptureState.Phase;

/** What has to be said in every chart of a capture: that it is not all there, or that some of it never will be. */
@NonNullByDefault
public final class Notes {

    private static final double PERCENT = 100;

    private Notes() {}

    /** The note for a capture as it stands. */
    public static ChartView.Note of(CaptureState state) {
        Digest digest = state.digest();
        boolean lossy = digest != null && !digest.health().isWhole();
        String lost = digest == null || !lossy
                ? ""
                : NLS.bind(Messages.noteLost, missing(digest.health()));
        String how = switch (state.phase()) {
        case READING -> Double.isNaN(state.fraction())
                ? Messages.noteReading
                : NLS.bind(Messages.noteReadingPart, Long.valueOf(Math.round(state.fraction() * PERCENT)));
        case LIVE -> Messages.noteLive;
        case FAILED -> Messages.noteFailed;
        case CANCELED -> Messages.noteStopped;
        case DONE -> digest != null && !digest.complete() && !lossy ? Messages.noteCut : "";
        };
        String words = how.isEmpty() ? lost : lost.isEmpty() ? how : how + " · " + lost;
        return words.isEmpty() ? ChartView.Note.NONE : new ChartView.Note(lossy || state.phase() == Phase.FAILED, words);
    }

    /** The worst of what is missing, for there is little room; all of it stands above the pages. */
    private static String missing(Health health) {
        return health.lost() > 0
                ? NLS.bind(Messages.noteEvents, Units.count(health.lost()))
                : health.packetsMissing() > 0
                        ? NLS.bind(Messages.notePackets, Units.count(health.packetsMissing()))
                        : health.isOnlyCutOff()
                                ? Messages.noteCutOff
                                : health.damageCount() > 0
                                        ? NLS.bind(Messages.noteDamage, Units.bytes(health.damagedBytes()))
                                        : Messages.noteSome;
    }
}
