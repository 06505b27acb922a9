// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.persist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.model.session.Bookmark;
import org.rangescope.model.session.Entry;
import org.rangescope.model.session.NamedTime;
import org.rangescope.model.session.Note;
import org.rangescope.model.session.Session;

/**
 * Puts together what two people, or one in two workbenches, made of one session. What only one of them touched is as that one left it; where both touched
 * the same entry, both versions are kept: nothing that somebody wrote is lost.
 */
public final class SessionMerge {

    private static final int ID_LENGTH = 12;

    private SessionMerge() {}

    /**
     * A session made of two.
     *
     * @param session belongs to nobody yet
     * @param remarks a sentence for each entry that both had touched; none when there is nothing to tell
     */
    public record Merged(Session session, List<String> remarks) {}

    /** An id that no other entry has. */
    public static String newId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH);
    }

    /**
     * Merges; none of the three is changed.
     *
     * @param base what both began with
     * @param mine what one made of it
     * @param theirs what the other made of it; its order is kept, and new ones of the first follow
     */
    public static Merged merge(Session base, Session mine, Session theirs) {
        Session session = SessionFile.empty();
        List<String> remarks = new ArrayList<>();
        for (EReference reference : session.eClass().getEAllContainments()) {
            Map<String, Entry> b = byId(base, reference);
            Map<String, Entry> m = byId(mine, reference);
            Map<String, Entry> t = byId(theirs, reference);
            Set<String> ids = new LinkedHashSet<>(t.keySet());
            ids.addAll(m.keySet());
            List<Entry> into = list(session, reference);
            for (String id : ids) {
                one(b.get(id), m.get(id), t.get(id), into, remarks);
            }
        }
        joinNotes(session);
        return new Merged(session, List.copyOf(remarks));
    }

    private static void one(@Nullable Entry base, @Nullable Entry mine, @Nullable Entry theirs, List<Entry> into, List<String> remarks) {
        if (same(mine, base) || same(mine, theirs)) {
            add(theirs, into);
        } else if (same(theirs, base)) {
            add(mine, into);
        } else if (mine == null && theirs != null) {
            remarks.add(name(theirs) + " was deleted here and changed elsewhere; it is kept as it was changed.");
            add(theirs, into);
        } else if (theirs == null && mine != null) {
            remarks.add(name(mine) + " was deleted elsewhere and changed here; it is kept as it was changed.");
            add(mine, into);
        } else if (mine != null && theirs != null) {
            remarks.add(name(theirs) + " was changed here and elsewhere; both are kept.");
            if (mine instanceof Note ours && theirs instanceof Note others) {
                Note joined = Objects.requireNonNull(EcoreUtil.copy(others));
                joined.setText(joined(others.getText(), ours.getText()));
                into.add(joined);
            } else {
                add(theirs, into);
                Entry copy = Objects.requireNonNull(EcoreUtil.copy(mine));
                copy.setId(newId());
                into.add(copy);
            }
        }
    }

    private static void add(@Nullable Entry entry, List<Entry> into) {
        if (entry != null) {
            into.add(EcoreUtil.copy(entry));
        }
    }

    /** One note for a finding: two people may have begun one each. */
    private static void joinNotes(Session session) {
        Map<String, Note> first = new LinkedHashMap<>();
        for (Note note : new ArrayList<>(session.getNotes())) {
            Note before = first.putIfAbsent(note.getFinding(), note);
            if (before != null) {
                before.setText(joined(before.getText(), note.getText()));
                session.getNotes().remove(note);
            }
        }
    }

    private static String joined(String theirs, String mine) {
        return theirs.contains(mine)
                ? theirs
                : mine.contains(theirs) ? mine : SessionFile.keepable(theirs + "\n\n" + mine, SessionFile.LONGEST_TEXT);
    }

    private static boolean same(@Nullable Entry a, @Nullable Entry b) {
        return a == null ? b == null : b != null && EcoreUtil.equals(a, b);
    }

    private static String name(Entry entry) {
        return entry instanceof Bookmark bookmark
                ? "The bookmark “" + bookmark.getName() + "”"
                : entry instanceof NamedTime time
                        ? "The time “" + time.getName() + "”"
                        : entry instanceof Note note ? "The note on “" + note.getSentence() + "”" : "An entry";
    }

    private static Map<String, Entry> byId(Session session, EReference reference) {
        Map<String, Entry> found = new LinkedHashMap<>();
        for (Entry entry : list(session, reference)) {
            found.put(entry.getId(), entry);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    static List<Entry> list(Session session, EReference reference) {
        return (List<Entry>) session.eGet(reference);
    }

    /**
     * Makes a session equal to another one, and touches only what differs, so that whoever listens hears of that alone.
     *
     * @param session is changed
     * @param wanted is not
     */
    public static void apply(Session session, Session wanted) {
        for (EReference reference : session.eClass().getEAllContainments()) {
            Map<String, Entry> want = byId(wanted, reference);
            List<Entry> have = list(session, reference);
            have.removeIf(entry -> !want.containsKey(entry.getId()));
            Map<String, Entry> left = byId(session, reference);
            int at = 0;
            for (Entry next : want.values()) {
                Entry old = left.get(next.getId());
                if (old == null) {
                    have.add(at, EcoreUtil.copy(next));
                } else {
                    if (have.get(at) != old) {
                        have.remove(old);
                        have.add(at, old);
                    }
                    old.eClass().getEAllAttributes().forEach(attribute -> {
                        if (!Objects.equals(old.eGet(attribute), next.eGet(attribute))) {
                            old.eSet(attribute, next.eGet(attribute));
                        }
                    });
                }
                at++;
            }
        }
    }
}
