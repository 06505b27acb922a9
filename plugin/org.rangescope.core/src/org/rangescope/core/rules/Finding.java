// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.rangescope.core.suppress.Suppression;
import org.rangescope.core.suppress.Suppressions;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Something that the recording shows, in one sentence, with its evidence.
 *
 * @param number       place in the list of findings, from 1; 0 before it has one
 * @param ruleId       the rule that found it
 * @param severity     how much it matters
 * @param verdict      how sure it is
 * @param leak         whether mappings are leaked by it
 * @param sentence     what is the matter; function names stand in backquotes
 * @param explanation  why that is wrong, for somebody who reads C; perhaps empty
 * @param evidence     what it rests on, one sentence each
 * @param rows         the events that it rests on, in order of time: the first of them, when there are many
 * @param checks       what to look at in the code, one sentence each
 * @param certainty    how sure it is and why
 * @param count        how often it happened
 * @param mappings     mapping rows that it is about, in order of time; the first {@link #MOST_ROWS} of them, perhaps none
 * @param mappingCount how many mappings it is about
 * @param attachments  attachment rows that it is about; the first {@link #MOST_ROWS} of them, perhaps none
 * @param bytes        of buffers that these mappings expose
 * @param firstNs      time of the first of them, ns of the stream
 * @param lastNs       time of the last of them, ns of the stream
 * @param stack        the stack to show with it, or 0
 * @param callSite     the driver's function, such as {@code ex_gpu_bind_bo+0x4c [ex_gpu]}, or an empty text
 * @param related      findings and facts that belong to it, one sentence each
 * @param exporters    of the buffers that it is about, each once, by name; as far as they are known from {@code mappings} and {@code attachments}
 * @param devices      importers that it is about, each once, by name; as far as they are known from {@code mappings} and {@code attachments}
 * @param suppression  says that nobody wants to hear of it, and why; {@code null} when it is to be heard of
 */
public record Finding(int number, String ruleId, Severity severity, Verdict verdict, boolean leak, String sentence, String explanation,
        List<String> evidence, List<EvidenceRow> rows, List<String> checks, String certainty, long count, int[] mappings, long mappingCount,
        int[] attachments, long bytes, long firstNs, long lastNs, int stack, String callSite, List<String> related,
        List<String> exporters, List<String> devices, @Nullable Suppression suppression) {

    /** So many rows of mappings and of attachments are named at most. */
    public static final int MOST_ROWS = 10_000;
    /** So many events are named at most. */
    public static final int MOST_EVENTS = 50;

    /** Copies the lists; the arrays are not to be changed. */
    public Finding {
        evidence = List.copyOf(evidence);
        rows = List.copyOf(rows);
        checks = List.copyOf(checks);
        related = List.copyOf(related);
        exporters = List.copyOf(exporters);
        devices = List.copyOf(devices);
    }

    /**
     * A finding of a rule that is about no mapping, yet.
     *
     * @param rule     that found it
     * @param verdict  how sure it is
     * @param sentence what is the matter
     * @return a finding to which the rest is added
     */
    public static Finding of(Rule rule, Verdict verdict, String sentence) {
        return new Finding(0, rule.id(), rule.severity(), verdict, false, sentence, rule.explanation(), List.of(), List.of(), List.of(), "",
                1, new int[0], 0, new int[0], 0, 0, 0, 0, "", List.of(), List.of(), List.of(), null);
    }

    /**
     * The same with what it rests on.
     *
     * @param newEvidence one sentence each
     * @param newRows     events, the first {@link #MOST_EVENTS} of them
     * @return a copy
     */
    public Finding because(List<String> newEvidence, List<EvidenceRow> newRows) {
        return new Finding(number, ruleId, severity, verdict, leak, sentence, explanation, newEvidence,
                newRows.subList(0, Math.min(MOST_EVENTS, newRows.size())), checks, certainty, count, mappings, mappingCount, attachments,
                bytes,
                firstNs, lastNs, stack, callSite, related, exporters, devices, suppression);
    }

    /**
     * The same with advice.
     *
     * @param newChecks    what to look at in the code, one sentence each
     * @param newCertainty how sure it is and why
     * @return a copy
     */
    public Finding check(List<String> newChecks, String newCertainty) {
        return new Finding(number, ruleId, severity, verdict, leak, sentence, explanation, evidence, rows, newChecks, newCertainty, count,
                mappings, mappingCount, attachments, bytes, firstNs, lastNs, stack, callSite, related, exporters, devices, suppression);
    }

    /**
     * The same about mappings.
     *
     * @param newCount        how often it happened
     * @param newMappings     mapping rows, the first {@link #MOST_ROWS} of them
     * @param newMappingCount how many mappings there are
     * @param newAttachments  attachment rows, the first {@link #MOST_ROWS} of them
     * @return a copy
     */
    public Finding about(long newCount, int[] newMappings, long newMappingCount, int[] newAttachments) {
        return new Finding(number, ruleId, severity, verdict, leak, sentence, explanation, evidence, rows, checks, certainty, newCount,
                newMappings, newMappingCount, newAttachments, bytes, firstNs, lastNs, stack, callSite, related, exporters, devices,
                suppression);
    }

    /**
     * The same with its place.
     *
     * @param newFirstNs  time of the first event, ns of the stream
     * @param newLastNs   time of the last event, ns of the stream
     * @param newStack    the stack to show with it, or 0
     * @param newCallSite the driver's function, or an empty text
     * @return a copy
     */
    public Finding at(long newFirstNs, long newLastNs, int newStack, String newCallSite) {
        return new Finding(number, ruleId, severity, verdict, leak, sentence, explanation, evidence, rows, checks, certainty, count,
                mappings,
                mappingCount, attachments, bytes, newFirstNs, newLastNs, newStack, newCallSite, related, exporters, devices, suppression);
    }

    /**
     * The same as a leak.
     *
     * @param newBytes of buffers that its mappings expose
     * @return a copy
     */
    public Finding leaking(long newBytes) {
        return new Finding(number, ruleId, severity, verdict, true, sentence, explanation, evidence, rows, checks, certainty, count,
                mappings,
                mappingCount, attachments, newBytes, firstNs, lastNs, stack, callSite, related, exporters, devices, suppression);
    }

    /**
     * The same with a number.
     *
     * @param newNumber place in the list
     * @return a copy
     */
    public Finding numbered(int newNumber) {
        return new Finding(newNumber, ruleId, severity, verdict, leak, sentence, explanation, evidence, rows, checks, certainty, count,
                mappings, mappingCount, attachments, bytes, firstNs, lastNs, stack, callSite, related, exporters, devices, suppression);
    }

    /**
     * The same with other facts that belong to it.
     *
     * @param newRelated one sentence each
     * @return a copy
     */
    public Finding related(List<String> newRelated) {
        return new Finding(number, ruleId, severity, verdict, leak, sentence, explanation, evidence, rows, checks, certainty, count,
                mappings,
                mappingCount, attachments, bytes, firstNs, lastNs, stack, callSite, newRelated, exporters, devices, suppression);
    }

    /**
     * The same with those whom it is about.
     *
     * @param newExporters of the buffers, each once
     * @param newDevices   importers, each once
     * @return a copy
     */
    Finding of(List<String> newExporters, List<String> newDevices) {
        return new Finding(number, ruleId, severity, verdict, leak, sentence, explanation, evidence, rows, checks, certainty, count,
                mappings, mappingCount, attachments, bytes, firstNs, lastNs, stack, callSite, related, newExporters, newDevices,
                suppression);
    }

    /**
     * The same with the suppression that is meant for it.
     *
     * @param suppressions all that apply to the recording
     * @return a copy; itself when nothing changes
     */
    public Finding suppressedBy(Suppressions suppressions) {
        Suppression found = suppressions.find(ruleId, callSite, exporters, devices);
        return Objects.equals(found, suppression)
                ? this
                : new Finding(number, ruleId, severity, verdict, leak, sentence, explanation, evidence, rows, checks, certainty, count,
                        mappings, mappingCount, attachments, bytes, firstNs, lastNs, stack, callSite, related, exporters, devices, found);
    }

    /**
     * Whether somebody decided not to hear of it. It is then shown apart and counted, and no part of a verdict.
     *
     * @return whether there is a {@link #suppression}
     */
    public boolean isSuppressed() {
        return suppression != null;
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
                && sentence.equals(f.sentence) && evidence.equals(f.evidence) && rows.equals(f.rows) && Arrays.equals(mappings, f.mappings)
                && Arrays.equals(attachments, f.attachments) && bytes == f.bytes && count == f.count && firstNs == f.firstNs
                && lastNs == f.lastNs && stack == f.stack && Objects.equals(suppression, f.suppression);
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, ruleId, sentence);
    }
}
