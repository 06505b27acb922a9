// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.symbol;

import java.util.List;

import org.rangescope.core.store.Symbol;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Where a frame of a stack is in the source, or why that is not known.
 *
 * @param symbol  the frame
 * @param lines   the line of the call, and the lines that it was inlined into, innermost first, so that the last one is of the function itself; empty when
 *                it is not known
 * @param missing why it is not known, or {@code null}
 * @param reason  the same in a sentence, with what to do about it; an empty text when it is known
 */
public record SourceLocation(Symbol symbol, List<SourceLine> lines, @Nullable Missing missing, String reason) {

    /** Why the line of a frame is not known. */
    public enum Missing {
        /** There is no vmlinux for this kernel. */
        VMLINUX,
        /** There is no file for this module. */
        MODULE,
        /** The file has no debug info. */
        DEBUG_INFO,
        /** The file is of another kernel or another build. */
        OTHER_BUILD,
        /** The file has no such function. */
        FUNCTION,
        /** There are several that it could be. */
        AMBIGUOUS,
        /** There is no symboliser. */
        SYMBOLISER,
        /** The symboliser failed, or does not know the line. */
        LINE,
        /** It was given up. */
        CANCELED
    }

    /** Copies the list. */
    public SourceLocation {
        lines = List.copyOf(lines);
    }

    static SourceLocation missing(Symbol symbol, Missing missing, String reason) {
        return new SourceLocation(symbol, List.of(), missing, reason);
    }

    /**
     * Whether the line is known.
     *
     * @return whether there are {@link #lines}
     */
    public boolean isKnown() {
        return !lines.isEmpty();
    }

    /**
     * The line to go to: the innermost one that is not in a header, for what is inlined from a header is called by the code that matters.
     *
     * @return a line, or {@code null} when none is known
     */
    public @Nullable SourceLine line() {
        return lines.isEmpty() ? null : lines.stream().filter(line -> !line.isOfHeader()).findFirst().orElse(lines.get(0));
    }
}
