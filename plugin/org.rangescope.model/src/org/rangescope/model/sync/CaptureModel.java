// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.sync;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.emf.common.util.ECollections;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.model.Attachment;
import org.rangescope.model.Buffer;
import org.rangescope.model.Capture;
import org.rangescope.model.Finding;
import org.rangescope.model.Mapping;
import org.rangescope.model.ModelFactory;
import org.rangescope.model.ModelPackage;

/**
 * The model of one recording. It belongs to the thread that made it, as a rule the UI's: only that thread applies snapshots and looks at objects.
 * What somebody wants to see may be said, and asked, by any thread.
 *
 * <p>
 * An object stays the same from snapshot to snapshot as long as it is shown, so that a tree keeps what is expanded and selected. A snapshot is
 * bounded by its {@link Limits}, and only what changed is touched.
 */
public final class CaptureModel {
    private final Capture capture = ModelFactory.eINSTANCE.createCapture();
    private final Map<Node.Key, EObject> objects = new HashMap<>();
    private final Map<EObject, Node.Key> keys = new IdentityHashMap<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Thread owner = Thread.currentThread();
    private volatile Wanted wanted = Wanted.NOTHING;

    /** An empty model. */
    public CaptureModel() {
        Node.Key key = new Node.Key(ModelPackage.Literals.CAPTURE, "capture");
        objects.put(key, capture);
        keys.put(capture, key);
    }

    /** The root of the model; the same from the start. */
    public Capture capture() {
        return capture;
    }

    /** The mapping in a row, or null when it is not in the model: ask for it with {@link #want(int)}. */
    public @Nullable Mapping mapping(int row) {
        return (Mapping) find(ModelPackage.Literals.MAPPING, row);
    }

    /** The attachment in a row, or null when it is not in the model. */
    public @Nullable Attachment attachment(int row) {
        return (Attachment) find(ModelPackage.Literals.ATTACHMENT, row);
    }

    /** The buffer in a row, or null when it is not in the model. */
    public @Nullable Buffer buffer(int row) {
        return (Buffer) find(ModelPackage.Literals.BUFFER, row);
    }

    /** The finding with a number, or null when there is none. */
    public @Nullable Finding finding(int number) {
        return (Finding) find(ModelPackage.Literals.FINDING, number);
    }

    private @Nullable EObject find(EClass type, int id) {
        return objects.get(new Node.Key(type, Integer.valueOf(id)));
    }

    /** What somebody looks at: to be given to the next snapshot. */
    public Wanted wanted() {
        return wanted;
    }

    /**
     * Asks for a mapping, whatever became of it.
     *
     * @param row in the table of mappings
     * @return whether that is news, so that another snapshot is due
     */
    public synchronized boolean want(int row) {
        Wanted before = wanted;
        wanted = before.withMapping(row);
        return !before.mappings().contains(Integer.valueOf(row));
    }

    /**
     * Asks for the ranges of a mapping.
     *
     * @param row in the table of mappings
     * @param count how many
     * @return whether that is news, so that another snapshot is due
     */
    public synchronized boolean wantRanges(int row, int count) {
        Wanted before = wanted;
        Integer have = before.ranges().get(Integer.valueOf(row));
        wanted = before.withRanges(row, have == null ? count : Math.max(count, have.intValue()));
        return have == null || have.intValue() < count;
    }

    /**
     * Asks for more mappings of an attachment: first those with findings and those that live, then those that ended last.
     *
     * @param row in the table of attachments
     * @param count how many in all
     * @return whether that is news, so that another snapshot is due
     */
    public synchronized boolean wantMore(int row, int count) {
        Wanted before = wanted;
        Integer have = before.more().get(Integer.valueOf(row));
        if (have != null && have.intValue() >= count) {
            return false;
        }
        wanted = before.withMore(row, count);
        return true;
    }

    /** Adds a listener; it is called in the owner's thread after each snapshot that changed something. */
    public void addListener(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /** Removes a listener. */
    public void removeListener(Consumer<Change> listener) {
        listeners.remove(listener);
    }

    /**
     * Brings the model up to a snapshot.
     *
     * @return what changed
     * @throws IllegalStateException in another thread than the owner's
     */
    public Change apply(CaptureSnapshot snapshot) {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException(
                    "the model belongs to thread " + owner.getName() + ", not to " + Thread.currentThread().getName());
        }
        Update update = new Update();
        update.apply(capture, snapshot.root());
        update.link();
        update.forgetRemoved();
        Change change = new Change(Collections.unmodifiableSet(update.structure), Collections.unmodifiableSet(update.labels),
                Collections.unmodifiableSet(update.removed));
        if (!change.isEmpty()) {
            listeners.forEach(listener -> listener.accept(change));
        }
        return change;
    }

    /** One snapshot being applied. */
    private final class Update {
        final Set<EObject> structure = identitySet();
        final Set<EObject> labels = identitySet();
        final Set<EObject> removed = identitySet();
        private final Map<EObject, Node> linked = new IdentityHashMap<>();

        void apply(EObject object, Node node) {
            boolean changed = false;
            for (EAttribute attribute : object.eClass().getEAllAttributes()) {
                Object value = node.values().get(attribute);
                changed |= set(object, attribute, value);
            }
            if (changed) {
                labels.add(object);
            }
            for (EReference reference : object.eClass().getEAllContainments()) {
                List<Node> nodes = node.children().getOrDefault(reference, List.of());
                boolean moved = reference.isMany() ? children(object, reference, nodes) : child(object, reference, nodes);
                if (moved) {
                    structure.add(object);
                }
            }
            if (!node.links().isEmpty()) {
                linked.put(object, node);
            }
        }

        private boolean set(EObject object, EAttribute attribute, @Nullable Object value) {
            if (attribute.isMany()) {
                @SuppressWarnings("unchecked")
                EList<Object> list = (EList<Object>) object.eGet(attribute);
                List<?> want = value == null ? List.of() : (List<?>) value;
                if (list.equals(want)) {
                    return false;
                }
                ECollections.setEList(list, new ArrayList<>(want));
                return true;
            }
            Object want = value == null ? attribute.getDefaultValue() : value;
            if (Objects.deepEquals(object.eGet(attribute), want)) {
                return false;
            }
            object.eSet(attribute, want);
            return true;
        }

        private boolean child(EObject parent, EReference reference, List<Node> nodes) {
            EObject before = (EObject) parent.eGet(reference);
            EObject after = nodes.isEmpty() ? null : object(nodes.get(0));
            if (before != after) {
                parent.eSet(reference, after);
                if (before != null) {
                    removed.add(before);
                }
                return true;
            }
            return false;
        }

        private boolean children(EObject parent, EReference reference, List<Node> nodes) {
            @SuppressWarnings("unchecked")
            EList<EObject> list = (EList<EObject>) parent.eGet(reference);
            List<EObject> want = new ArrayList<>(nodes.size());
            for (Node node : nodes) {
                want.add(object(node));
            }
            if (list.equals(want)) {
                return false;
            }
            Set<EObject> keep = identitySet();
            keep.addAll(want);
            for (EObject old : list) {
                if (!keep.contains(old)) {
                    removed.add(old);
                }
            }
            ECollections.setEList(list, want);
            return true;
        }

        /** The object of a node, brought up to date; a new one when there was none. */
        private EObject object(Node node) {
            EObject object = objects.get(node.key());
            if (object == null) {
                object = EcoreUtil.create(node.key().type());
                objects.put(node.key(), object);
                keys.put(object, node.key());
                apply(object, node);
                labels.remove(object);
                structure.remove(object);
            } else {
                removed.remove(object);
                apply(object, node);
            }
            return object;
        }

        void link() {
            linked.forEach((object, node) -> node.links().forEach((reference, targets) -> {
                @SuppressWarnings("unchecked")
                EList<EObject> list = (EList<EObject>) object.eGet(reference);
                List<EObject> want = new ArrayList<>();
                for (Node.Key target : targets) {
                    EObject found = objects.get(target);
                    if (found != null) {
                        want.add(found);
                    }
                }
                if (!list.equals(want)) {
                    ECollections.setEList(list, want);
                    labels.add(object);
                }
            }));
        }

        void forgetRemoved() {
            // An object that moved to another parent was taken out of the first one's list, and is not gone.
            removed.removeIf(object -> EcoreUtil.isAncestor(capture, object));
            for (EObject gone : new ArrayList<>(removed)) {
                forget(gone);
                gone.eAllContents().forEachRemaining(this::forget);
            }
            labels.removeAll(removed);
            structure.removeAll(removed);
        }

        private void forget(EObject gone) {
            Node.Key key = keys.remove(gone);
            if (key != null) {
                objects.remove(key, gone);
            }
        }
    }

    private static Set<EObject> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** How many objects the model holds. */
    public int size() {
        return new HashSet<>(objects.values()).size();
    }
}
