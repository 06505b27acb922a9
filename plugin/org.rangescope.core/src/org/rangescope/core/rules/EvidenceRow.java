// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

/**
 * One event that a finding rests on.
 *
 * @param timeNs     when, ns of the stream
 * @param what       happened, in a few words; function names stand in backquotes
 * @param mapping    mapping row, or -1
 * @param attachment attachment row, or -1
 * @param task       who: task, or 0
 * @param stack      where: stack, or 0
 */
public record EvidenceRow(long timeNs, String what, int mapping, int attachment, int task, int stack) {}
