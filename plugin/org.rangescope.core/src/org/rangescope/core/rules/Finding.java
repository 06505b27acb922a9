// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.rangescope.core.util.annotation.Nullable;

/**
 * Something that the recording shows, in one sentence, with its evidence.
 *
 * @param number      place in the list of findings, from 1; 0 before it has one
 * @param ruleId      the rule that found it
 * @param severity    how much it matters
 * @param verdict     how sure it is
 * @param leak        whether mappings are leaked by it
 * @param sentence    what is the matter; function names stand in backquotes
 * @param evidence    what it rests on, one sentence each
 * @param checks      what to look at in the code, one sentence each
 * @param certainty   how sure it is and why
 * @param count       how often it happened
 * @param mappings    mapping rows that it is about, in order of time; perhaps none
 * @param attachments attachment rows that it is about; perhaps none
 * @param bytes       of buffers that these mappings expose
 * @param firstNs     time of the first of them, ns of the stream
 * @param lastNs      time of the last of them, ns of the stream
 * @param stack       the stack to show with it, or 0
 * @param callSite    the driver's function, such as {@code ex_gpu_bind_bo+0x4c [ex_gpu]}, or an empty text
 * @param related     findings and facts that belong to it, one sentence each
 */
public record Finding(int number, String ruleId, Severity severity, Verdict verdict, boolean leak, String sentence, List<String> evidence,
        List<String> checks, String certainty, long count, int[] mappings, int[] attachments, long bytes, long firstNs, long lastNs,
        int stack,
        String callSite,
        List<String> related) {

    /** Copies the lists; the arrays are not to be changed. */
    public Finding {
        evidence = List.copyOf(evidence);
        checks = List.copyOf(checks);
        related = List.copyOf(related);
    }

    /**
     * The same with a number.
     *
     * @param newNumber place in the list
     * @return a copy
     */
    public Finding numbered(int newNumber) {
        return new Finding(newNumber, ruleId, severity, verdict, leak, sentence, evidence, checks, certainty, count, mappings, attachments,
                bytes,
                firstNs, lastNs,
                stack, callSite, related);
    }

    /**
     * The same with other facts that belong to it.
     *
     * @param newRelated one sentence each
     * @return a copy
     */
    public Finding related(List<String> newRelated) {
        return new Finding(number, ruleId, severity, verdict, leak, sentence, evidence, checks, certainty, count, mappings, attachments,
                bytes, firstNs,
                lastNs, stack, callSite, newRelated);
    }

    /**
     * The sentence without the backquotes around names.
     *
     * @return plain text
     */
    public String plainSentence() {
        return sentence.replace("`", "");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Finding f && number == f.number && ruleId.equals(f.ruleId) && verdict == f.verdict
                && sentence.equals(f.sentence)
                && evidence.equals(f.evidence) && Arrays.equals(mappings, f.mappings) && Arrays.equals(attachments, f.attachments)
                && bytes == f.bytes
                && firstNs == f.firstNs && lastNs == f.lastNs && stack == f.stack;
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, ruleId, sentence);
    }
}
