// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.text;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.model.Attachment;
import org.rangescope.model.Buffer;
import org.rangescope.model.Capture;
import org.rangescope.model.Mapping;
import org.rangescope.model.Target;

/**
 * The tree <i>target, buffer, attachment, mapping, range</i> over a model. Elements are objects of the model and {@link More} lines. In the thread
 * that owns the model.
 */
public final class ModelTree {
    private ModelTree() {}

    /** What stands at the top: the target, or nothing as long as nothing is known of it. */
    public static List<Object> roots(Capture capture) {
        Target target = capture.getTarget();
        return target == null ? List.of() : List.of(target);
    }

    /** What stands below an element, in order. A mapping has children once its ranges were asked for. */
    public static List<Object> children(Object element) {
        List<Object> children = new ArrayList<>();
        if (element instanceof Capture capture) {
            return roots(capture);
        } else if (element instanceof Target target && target.eContainer() instanceof Capture capture) {
            capture.getBuffers().stream().filter(buffer -> !isQuiet(buffer)).forEach(children::add);
            if (capture.getMoreBuffers() > 0) {
                children.add(new More(capture, More.Kind.BUFFERS, "… " + Units.count(capture.getMoreBuffers()) + " more"));
            }
            long released = released(capture);
            if (released > 0) {
                children.add(new More(capture, More.Kind.RELEASED, Units.counted(released, "released buffer")));
            }
        } else if (element instanceof More more && more.kind() == More.Kind.RELEASED && more.parent() instanceof Capture capture) {
            capture.getBuffers().stream().filter(ModelTree::isQuiet).forEach(children::add);
            if (capture.getMoreReleased() > 0) {
                children.add(new More(capture, More.Kind.MORE_RELEASED, "… " + Units.count(capture.getMoreReleased()) + " more"));
            }
        } else if (element instanceof Buffer buffer) {
            children.addAll(buffer.getAttachments());
            if (buffer.getMoreAttachments() > 0) {
                children.add(new More(buffer, More.Kind.ATTACHMENTS, "… " + Units.counted(buffer.getMoreAttachments(), "more attachment")));
            }
        } else if (element instanceof Attachment attachment) {
            children.addAll(attachment.getMappings());
            String rest = rest(attachment);
            if (!rest.isEmpty()) {
                children.add(new More(attachment, More.Kind.MAPPINGS, rest));
            }
        } else if (element instanceof Mapping mapping && mapping.isRangesLoaded()) {
            children.addAll(mapping.getRanges());
            if (mapping.getMoreRanges() > 0) {
                children.add(new More(mapping, More.Kind.RANGES, "… " + Units.counted(mapping.getMoreRanges(), "more range")));
            }
        }
        return children;
    }

    private static long released(Capture capture) {
        return capture.getMoreReleased() + capture.getBuffers().stream().filter(ModelTree::isQuiet).count();
    }

    private static String rest(Attachment attachment) {
        String live = attachment.getMoreLive() > 0 ? Units.count(attachment.getMoreLive()) + " more live" : "";
        String ended = attachment.getEnded() > 0 ? Units.count(attachment.getEnded()) + " ended" : "";
        return live.isEmpty() && ended.isEmpty() ? "" : "… " + live + (live.isEmpty() || ended.isEmpty() ? "" : ", ") + ended;
    }

    /** Whether a buffer is gone and nothing is wrong with it. */
    static boolean isQuiet(Buffer buffer) {
        return buffer.getReleasedNs() != Units.UNKNOWN && !buffer.isTroubled();
    }

    /** Whether an element has children, or would have them when they were asked for. */
    public static boolean hasChildren(Object element) {
        return element instanceof Mapping mapping
                ? mapping.getMoreRanges() > 0 || !mapping.getRanges().isEmpty()
                : !children(element).isEmpty();
    }

    /** What an element stands below; null at the top. */
    public static @Nullable Object parent(Object element) {
        if (element instanceof More more) {
            if (more.parent() instanceof Capture capture) {
                return more.kind() == More.Kind.MORE_RELEASED
                        ? released(capture) > 0 ? new More(capture, More.Kind.RELEASED, "") : null
                        : capture.getTarget();
            }
            return more.parent();
        }
        if (element instanceof Buffer buffer && buffer.eContainer() instanceof Capture capture) {
            return isQuiet(buffer) ? new More(capture, More.Kind.RELEASED, "") : capture.getTarget();
        }
        return element instanceof EObject object && !(object instanceof Target) ? object.eContainer() : null;
    }
}
