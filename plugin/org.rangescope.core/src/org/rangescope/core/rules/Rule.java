// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.List;
import java.util.Set;

import org.rangescope.core.capture.EventKind;

/** Says what a recording means in one respect. Stateless; found by {@link java.util.ServiceLoader}; called under the session's lock. */
public interface Rule {

    /**
     * Its id in the catalogue.
     *
     * @return such as {@code RS01}
     */
    String id();

    /**
     * What it looks for, in a few words.
     *
     * @return such as {@code Detached with live mappings}
     */
    String title();

    /**
     * How much its findings matter.
     *
     * @return the severity of all of them
     */
    Severity severity();

    /**
     * Kinds of event without which it cannot say anything.
     *
     * @return kinds that must have been captured
     */
    List<EventKind> needs();

    /**
     * Whether it is about the interconnect interface alone.
     *
     * @return false when it is about sg-tables too
     */
    default boolean interconnectOnly() {
        return false;
    }

    /**
     * Whether it would blame somebody for a call that a filter left out. Such a rule does not apply to a recording that was filtered.
     *
     * @return false when what was recorded is enough
     */
    default boolean needsEveryCall() {
        return false;
    }

    /**
     * What it needs besides these events. Where there is none of it, the rule does not apply.
     *
     * @return evidence that the probe cannot always give
     */
    default Set<Evidence> evidence() {
        return Set.of();
    }

    /**
     * What can be set about it.
     *
     * @return parameters; their values come from {@link RuleContext#value}
     */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * Why what it looks for is wrong.
     *
     * @return one or two sentences for somebody who reads C; perhaps empty
     */
    default String explanation() {
        return "";
    }

    /**
     * Judges a recording. The engine has made sure that the needed events were captured.
     *
     * @param context the recording, and what the rules before it have explained
     * @return its findings, not numbered yet
     */
    List<Finding> evaluate(RuleContext context);
}
