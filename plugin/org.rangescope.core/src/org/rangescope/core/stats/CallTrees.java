// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Populations;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.annotation.Nullable;

/** Makes {@link CallTree}s. What it costs depends on how many different stacks there are, not on how many calls. */
public final class CallTrees {

    private static final int TIME = 0;
    private static final int CALLS = 1;
    private static final int LIVE = 2;
    private static final int BYTES = 3;
    private static final int VALUES = 4;

    private static final Comparator<CallTree.Node> ORDER = Comparator.comparingLong(CallTree.Node::timeNs)
            .thenComparingLong(CallTree.Node::calls).thenComparingLong(CallTree.Node::outstandingBytes).reversed()
            .thenComparing(CallTree.Node::label);

    private record Function(String name, @Nullable String module) {}

    private final Recording recording;
    private final LongIntMap functionOfSymbol = new LongIntMap();
    private final Map<Function, Integer> numbers = new HashMap<>();
    private final List<Function> functions = new ArrayList<>();
    private final LongIntMap children = new LongIntMap();
    private int[] functionOf = new int[64];
    private int[] parentOf = new int[64];
    private long[] values = new long[64 * VALUES];
    private int size;

    private CallTrees(Recording recording) {
        this.recording = recording;
        child(-1, function(new Function("", null)));
    }

    /**
     * All map calls as a tree.
     *
     * @param recording under the session's lock
     * @return the tree, with what is outstanding at the end
     */
    public static CallTree of(Recording recording) {
        return of(recording, Calls.FIRST, Calls.LAST, recording.endNs());
    }

    /**
     * The map calls that returned in a stretch of time as a tree.
     *
     * @param recording under the session's lock
     * @param fromNs    first time of return, ns of the stream
     * @param toNs      last time of return, ns of the stream
     * @param momentNs  the moment at which what is outstanding counts, ns of the stream; whenever it was mapped
     * @return the tree
     */
    public static CallTree of(Recording recording, long fromNs, long toNs, long momentNs) {
        CallTrees tree = new CallTrees(recording);
        Populations populations = recording.populations();
        LongIntMap entries = new LongIntMap();
        List<long[]> byStack = new ArrayList<>();
        populations.sums(fromNs, toNs, (cell, sums) -> {
            long[] entry = entry(populations.stack(cell), entries, byStack);
            entry[TIME] += sums.durationNs();
            entry[CALLS] += sums.calls();
        });
        OutstandingAt.visit(recording, momentNs, (cell, live, bytes) -> {
            long[] entry = entry(populations.stack(cell), entries, byStack);
            entry[LIVE] += live;
            entry[BYTES] += bytes;
        });
        for (long[] entry : byStack) {
            tree.stack((int) entry[VALUES], entry);
        }
        return new CallTree(tree.nodes());
    }

    private static long[] entry(int stack, LongIntMap entries, List<long[]> byStack) {
        long key = (stack & 0xffffffffL) + 1;
        int at = entries.get(key);
        if (at == LongIntMap.ABSENT) {
            at = byStack.size();
            entries.put(key, at);
            long[] entry = new long[VALUES + 1];
            entry[VALUES] = stack;
            byStack.add(entry);
        }
        return byStack.get(at);
    }

    private void stack(int stack, long[] entry) {
        int[] frames = recording.dictionaries().frames(stack);
        int node = 0;
        add(node, entry);
        if (frames.length == 0) {
            add(child(0, function(new Function("unknown stack", null))), entry);
        }
        for (int i = frames.length - 1; i >= 0; i--) {
            node = child(node, functionOf(frames[i]));
            add(node, entry);
        }
    }

    private void add(int node, long[] entry) {
        for (int i = 0; i < VALUES; i++) {
            values[node * VALUES + i] += entry[i];
        }
    }

    private int functionOf(int symbol) {
        long key = (symbol & 0xffffffffL) + 1;
        int function = functionOfSymbol.get(key);
        if (function == LongIntMap.ABSENT) {
            Symbol found = recording.dictionaries().symbol(symbol);
            function = function(new Function(found.name(), found.module()));
            functionOfSymbol.put(key, function);
        }
        return function;
    }

    private int function(Function function) {
        return numbers.computeIfAbsent(function, each -> {
            functions.add(each);
            return functions.size() - 1;
        });
    }

    private int child(int node, int function) {
        long key = (node + 1L) << 32 | function + 1L;
        int child = children.get(key);
        if (child == LongIntMap.ABSENT) {
            child = size++;
            if (child == functionOf.length) {
                functionOf = Arrays.copyOf(functionOf, child * 2);
                parentOf = Arrays.copyOf(parentOf, child * 2);
                values = Arrays.copyOf(values, child * 2 * VALUES);
            }
            functionOf[child] = function;
            parentOf[child] = node;
            children.put(key, child);
        }
        return child;
    }

    /** Children come after their parents, so going backwards each is whole before its parent is made. */
    private CallTree.Node nodes() {
        List<List<CallTree.Node>> below = new ArrayList<>();
        for (int node = 0; node < size; node++) {
            below.add(new ArrayList<>());
        }
        for (int node = size - 1; node > 0; node--) {
            below.get(parentOf[node]).add(node(node, below.get(node)));
        }
        return node(0, below.get(0));
    }

    private CallTree.Node node(int node, List<CallTree.Node> below) {
        below.sort(ORDER);
        Function function = functions.get(functionOf[node]);
        int at = node * VALUES;
        return new CallTree.Node(function.name(), function.module(), values[at + TIME], values[at + CALLS], values[at + LIVE],
                values[at + BYTES], below);
    }
}
