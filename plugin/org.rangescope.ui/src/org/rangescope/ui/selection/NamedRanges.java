// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.selection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Widget;
import org.osgi.service.prefs.BackingStoreException;
import org.rangescope.charts.TimeRange;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Stretches of time that somebody gave a name to, for each recording. Kept with the state of the workbench. An OSGi service; parts get it from their site:
 * {@code getSite().getService(NamedRanges.class)}. Only for the UI thread.
 */
@NonNullByDefault
public final class NamedRanges {

    private static final String NODE = "org.rangescope.ui/ranges";
    /** So that a list stays one that fits into a menu. */
    private static final int MOST = 50;
    private static final int LONGEST = 80;

    /**
     * A stretch of time with a name.
     *
     * @param name as its maker called it
     * @param range the time
     */
    public record NamedRange(String name, TimeRange range) {}

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final @Nullable IEclipsePreferences node;

    /** Called by the service component runtime. */
    public NamedRanges() {
        this(InstanceScope.INSTANCE.getNode(NODE));
    }

    /**
     * Keeps them elsewhere.
     *
     * @param node where they are kept, or null for nowhere
     */
    public NamedRanges(@Nullable IEclipsePreferences node) {
        this.node = node;
    }

    private static String key(Path recording) {
        return recording.toAbsolutePath().normalize().toString();
    }

    /** Those of a recording, by when they begin. */
    public List<NamedRange> of(Path recording) {
        IEclipsePreferences from = node;
        List<NamedRange> found = new ArrayList<>();
        for (String line : (from == null ? "" : from.get(key(recording), "")).split("\n")) {
            String[] parts = line.split("\t", 3);
            if (parts.length == 3) {
                try {
                    found.add(new NamedRange(parts[2], new TimeRange(Long.parseLong(parts[0]), Long.parseLong(parts[1]))));
                } catch (NumberFormatException e) {
                    ILog.of(NamedRanges.class).warn("a named stretch of time of " + recording + " cannot be read: " + line, e);
                }
            }
        }
        found.sort((a, b) -> Long.compare(a.range().fromNs(), b.range().fromNs()));
        return List.copyOf(found);
    }

    /**
     * What is wrong with a name.
     *
     * @return a sentence, or null when nothing is
     */
    public @Nullable String problem(String name) {
        return name.isBlank() ? Messages.nameMissing : name.trim().length() > LONGEST ? Messages.nameTooLong : null;
    }

    /** Adds one; one of the same name is replaced, and the oldest goes when there are too many. */
    public void add(Path recording, String name, TimeRange range) {
        String plain = name.trim().replaceAll("\\s+", " ");
        List<NamedRange> next = new ArrayList<>(of(recording));
        next.removeIf(each -> each.name().equals(plain));
        while (next.size() >= MOST) {
            next.remove(0);
        }
        next.add(new NamedRange(plain, range));
        keep(recording, next);
    }

    /** Removes one. */
    public void remove(Path recording, NamedRange range) {
        List<NamedRange> next = new ArrayList<>(of(recording));
        if (next.remove(range)) {
            keep(recording, next);
        }
    }

    private void keep(Path recording, List<NamedRange> ranges) {
        IEclipsePreferences into = node;
        if (into == null) {
            return;
        }
        if (ranges.isEmpty()) {
            into.remove(key(recording));
        } else {
            StringBuilder lines = new StringBuilder();
            for (NamedRange each : ranges) {
                lines.append(each.range().fromNs()).append('\t').append(each.range().toNs()).append('\t').append(each.name()).append('\n');
            }
            into.put(key(recording), lines.toString());
        }
        try {
            into.flush();
        } catch (BackingStoreException e) {
            ILog.of(NamedRanges.class).warn("named stretches of time will be forgotten when the workbench closes: " + e.getMessage(), e);
        }
        listeners.forEach(Runnable::run);
    }

    /** Listens for as long as {@code owner} lives. */
    public void listen(Widget owner, Runnable listener) {
        listeners.add(listener);
        owner.addListener(SWT.Dispose, e -> listeners.remove(listener));
    }
}
