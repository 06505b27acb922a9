// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

import org.rangescope.core.util.annotation.Nullable;

/**
 * The stacks of map calls as one tree, outermost function at the root: a flame graph. A function is the same wherever in it the call stands.
 *
 * @param root stands for all stacks; it has no name
 */
public record CallTree(Node root) {

    /**
     * A function, as it was reached by the functions above it. Values are of all calls that went through it.
     *
     * @param name             of the function
     * @param module           that it belongs to; {@code null} when it is part of the kernel itself, or not known
     * @param timeNs           how long the successful map calls took, ns
     * @param calls            successful map calls
     * @param outstanding      mappings that are outstanding at the moment asked for
     * @param outstandingBytes that these expose
     * @param children         functions that it called, the longest first
     */
    public record Node(String name, @Nullable String module, long timeNs, long calls, long outstanding, long outstandingBytes,
            List<Node> children) {

        /** Copies the list. */
        public Node {
            children = List.copyOf(children);
        }

        /**
         * Its name for a person.
         *
         * @return such as {@code ex_gpu_bind_bo [ex_gpu]}
         */
        public String label() {
            return module == null ? name : name + " [" + module + "]";
        }

        /**
         * What of a value belongs to no child: that of stacks which end here.
         *
         * @param value such as {@code CallTree.Node::timeNs}
         * @return the value without the children's
         */
        public long self(ToLongFunction<Node> value) {
            long self = value.applyAsLong(this);
            for (Node child : children) {
                self -= value.applyAsLong(child);
            }
            return self;
        }
    }

    /**
     * The stacks as lines that flame graph programs read: functions from the outermost on, a semicolon between them, a blank and the value.
     *
     * @param value such as {@code CallTree.Node::timeNs}
     * @return a line for each stack whose value is not 0, in the tree's order
     */
    public List<String> collapsed(ToLongFunction<Node> value) {
        List<String> lines = new ArrayList<>();
        for (Node child : root.children()) {
            collapse(child, "", value, lines);
        }
        return lines;
    }

    private static void collapse(Node node, String above, ToLongFunction<Node> value, List<String> lines) {
        // nothing in a name may look like what separates names
        String path = above + node.label().replace(';', ',').replaceAll("\\s+", "_");
        long self = node.self(value);
        if (self != 0) {
            lines.add(path + " " + self);
        }
        for (Node child : node.children()) {
            collapse(child, path + ";", value, lines);
        }
    }
}
