// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

/** Why a capture ended. */
public enum StopReason {

    /** It did not end in order, or for a reason that this version does not know. */
    UNKNOWN("not known"),
    /** The probe was told to stop. */
    SIGNAL("the probe was told to stop"),
    /** The command that was recorded ended. */
    COMMAND("the recorded command ended"),
    /** The duration asked for was over. */
    DURATION("the duration asked for was over"),
    /** The probe could not go on. */
    ERROR("the probe could not go on"),
    /** The recording reached the size asked for; the capture goes on in another part. */
    SIZE("the recording reached the size asked for; the capture goes on in the next part"),
    /** The time to record after a trigger was over. */
    TRIGGER("the time to record after a leak was over");

    private static final StopReason[] ALL = values();

    private final String meaning;

    StopReason(String meaning) {
        this.meaning = meaning;
    }

    /**
     * What it means, for a person.
     *
     * @return half a sentence
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Finds a reason by its number in the stream.
     *
     * @param id any number
     * @return its reason, or {@link #UNKNOWN}
     */
    public static StopReason of(int id) {
        return id > 0 && id < ALL.length ? ALL[id] : UNKNOWN;
    }
}
