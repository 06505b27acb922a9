// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.sync;

import org.rangescope.core.Session;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Findings;
import org.rangescope.model.CaptureState;

/**
 * What the model is to show, taken from a recording at one moment. Does not change and holds on to nothing of the recording, so that any thread
 * may keep it.
 */
public final class CaptureSnapshot {
    private final Node root;
    private final Wanted wanted;

    private CaptureSnapshot(Node root, Wanted wanted) {
        this.root = root;
        this.wanted = wanted;
    }

    /**
     * Takes a snapshot of a session. Never in the UI's thread: it waits for the reader, and looks at every buffer and every live mapping.
     *
     * @param wanted what somebody looks at, as {@link CaptureModel#wanted()} says
     */
    public static CaptureSnapshot of(Session session, Wanted wanted) {
        // The state first: a session that is done before its recording is read here gives a whole one, and one more snapshot follows otherwise.
        CaptureState state = switch (session.state()) {
        case NEW, READING -> CaptureState.READING;
        case LIVE -> CaptureState.LIVE;
        case DONE -> CaptureState.DONE;
        case FAILED -> CaptureState.FAILED;
        case CANCELED -> CaptureState.CANCELED;
        };
        String reason = session.failure();
        Findings findings = session.findings();
        return session.read(recording -> of(recording, findings, state, reason == null ? "" : reason, wanted, Limits.DEFAULT));
    }

    /**
     * Takes a snapshot. Call it where the recording may be read, never in the UI's thread: it looks at every buffer and every live mapping.
     *
     * @param recording what has arrived so far
     * @param findings what the rules say of it
     * @param state what is going on with it
     * @param reason why it failed; empty when it did not
     * @param wanted what somebody looks at
     * @param limits how much to take
     */
    public static CaptureSnapshot of(Recording recording, Findings findings, CaptureState state, String reason, Wanted wanted,
            Limits limits) {
        return new CaptureSnapshot(new SnapshotBuilder(recording, findings, wanted, limits).build(state, reason), wanted);
    }

    Node root() {
        return root;
    }

    /** What was asked for when it was taken. */
    public Wanted wanted() {
        return wanted;
    }
}
