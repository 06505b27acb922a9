// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntPredicate;

import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.Dictionaries;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Populations;
import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Which map calls to look at: of a time, of an attachment, from a call site, in a state, or any of these together. Stretches in which there can be none are
 * stepped over. A query does not change; each method makes another one.
 *
 * <pre>MappingQuery.all().returned(from, to).on(attachment).visit(recording, row -&gt; …)</pre>
 */
public final class MappingQuery {

    private static final MappingQuery ALL = new MappingQuery(Long.MIN_VALUE, Long.MAX_VALUE, -1, null, EnumSet.allOf(MappingState.class));

    private final long fromNs;
    private final long toNs;
    private final int attachment;
    private final @Nullable IntPredicate stack;
    private final Set<MappingState> states;

    private MappingQuery(long fromNs, long toNs, int attachment, @Nullable IntPredicate stack, Set<MappingState> states) {
        this.fromNs = fromNs;
        this.toNs = toNs;
        this.attachment = attachment;
        this.stack = stack;
        this.states = states;
    }

    /**
     * Every map call.
     *
     * @return a query
     */
    public static MappingQuery all() {
        return ALL;
    }

    /**
     * Only calls that returned in a time.
     *
     * @param firstNs first time, ns of the stream
     * @param lastNs  last time
     * @return a query
     */
    public MappingQuery returned(long firstNs, long lastNs) {
        return new MappingQuery(firstNs, lastNs, attachment, stack, states);
    }

    /**
     * Only calls on an attachment.
     *
     * @param row attachment row
     * @return a query
     */
    public MappingQuery on(int row) {
        return new MappingQuery(fromNs, toNs, row, stack, states);
    }

    /**
     * Only calls from some stacks.
     *
     * @param wanted whether a stack of {@link Dictionaries} is one of them; 0 is asked for calls whose stack is not known
     * @return a query
     */
    public MappingQuery from(IntPredicate wanted) {
        return new MappingQuery(fromNs, toNs, attachment, wanted, states);
    }

    /**
     * Only calls from a call site.
     *
     * @param dictionaries of the recording
     * @param symbol       of the function that calls, as {@link Dictionaries#callSiteSymbol} says
     * @return a query
     */
    public MappingQuery from(Dictionaries dictionaries, int symbol) {
        return from(each -> dictionaries.callSiteSymbol(each) == symbol);
    }

    /**
     * Only calls of which something became.
     *
     * @param wanted their states
     * @return a query
     */
    public MappingQuery in(Set<MappingState> wanted) {
        EnumSet<MappingState> copy = EnumSet.noneOf(MappingState.class);
        copy.addAll(wanted);
        return new MappingQuery(fromNs, toNs, attachment, stack, copy);
    }

    /**
     * Visits the calls in the order of their rows.
     *
     * @param recording under the session's lock
     * @param each      takes a mapping row, and says whether it wants more
     */
    public void visit(Recording recording, IntPredicate each) {
        MappingTable mappings = recording.mappings();
        AttachmentTable attachments = recording.attachments();
        int first = attachment < 0 ? 0 : attachments.first(attachment);
        int last = attachment < 0 ? mappings.size() - 1 : attachments.latest(attachment);
        if (first < 0 || last < first || fromNs > toNs) {
            return;
        }
        Populations populations = recording.populations();
        Stacks stacks = new Stacks(stack);
        populations.rows(fromNs, toNs, cell -> stacks.has(populations.stack(cell)), (from, to) -> {
            for (int row = Math.max(from, first); row < Math.min(to, last + 1); row++) {
                if (matches(mappings, row) && stacks.has(mappings.stack(row)) && !each.test(row)) {
                    return false;
                }
            }
            return to <= last;
        });
    }

    /** Asks only once for each stack. */
    private static final class Stacks {

        private static final long KEY = 1L << 32;
        private static final int YES = 1;

        private final @Nullable IntPredicate wanted;
        private final LongIntMap known = new LongIntMap();

        Stacks(@Nullable IntPredicate wanted) {
            this.wanted = wanted;
        }

        boolean has(int stack) {
            IntPredicate asks = wanted;
            if (asks == null) {
                return true;
            }
            int answer = known.get(KEY + stack);
            if (answer == LongIntMap.ABSENT) {
                answer = asks.test(stack) ? YES : 0;
                known.put(KEY + stack, answer);
            }
            return answer == YES;
        }
    }

    private boolean matches(MappingTable mappings, int row) {
        if (attachment >= 0 && mappings.attachment(row) != attachment) {
            return false;
        }
        long at = mappings.returnNs(row);
        return at >= fromNs && at <= toNs && states.contains(mappings.state(row));
    }

    /**
     * How many calls there are.
     *
     * @param recording under the session's lock
     * @return calls
     */
    public int count(Recording recording) {
        int[] count = new int[1];
        visit(recording, row -> {
            count[0]++;
            return true;
        });
        return count[0];
    }
}
