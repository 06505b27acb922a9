// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;
import org.osgi.framework.FrameworkUtil;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.symbol.SourceLocation;
import org.rangescope.core.symbol.SourceLocation.Missing;
import org.rangescope.core.symbol.SourceResolver;
import org.rangescope.ui.capture.MonitorProgress;

/**
 * The lines of stack frames, looked up in jobs and remembered until the preferences change. An OSGi service; parts get it from their site.
 */
public final class SourceLines {

    private static final String FOLDER = "source-lines"; //$NON-NLS-1$

    private record Key(String release, Symbol symbol) {}

    private final Map<Key, SourceLocation> known = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final IEclipsePreferences.IPreferenceChangeListener follower = event -> {
        if (event.getKey().startsWith(SourceSettings.PREFIX)) {
            reset();
        }
    };
    private SourceResolver resolver;

    /** Called by the service component runtime. */
    public SourceLines() {
        InstanceScope.INSTANCE.getNode(SourceSettings.NODE).addPreferenceChangeListener(follower);
    }

    /** Called by the service component runtime. */
    public void close() {
        InstanceScope.INSTANCE.getNode(SourceSettings.NODE).removePreferenceChangeListener(follower);
    }

    /** Forgets what is known, so that what was missing is looked for again; whoever listens is told. */
    void reset() {
        synchronized (this) {
            resolver = null;
            known.clear();
        }
        listeners.forEach(Runnable::run);
    }

    /** Tells {@code listener} on the UI thread, for as long as {@code owner} lives, that other lines may be found than before. */
    public void listen(Widget owner, Runnable listener) {
        Display display = owner.getDisplay();
        Runnable told = () -> {
            if (!display.isDisposed()) {
                display.asyncExec(() -> {
                    if (!owner.isDisposed()) {
                        listener.run();
                    }
                });
            }
        };
        listeners.add(told);
        owner.addListener(SWT.Dispose, e -> listeners.remove(told));
    }

    /** How many listen, for tests. */
    public int listening() {
        return listeners.size();
    }

    /** Tells {@code listener} in any thread, until the workbench ends, that other lines may be found than before. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    private synchronized boolean keep(SourceResolver asked, String release, Map<Symbol, SourceLocation> found) {
        if (asked != resolver) {
            return false;
        }
        found.forEach((symbol, location) -> {
            if (location.missing() != Missing.CANCELED) {
                known.put(new Key(release, symbol), location);
            }
        });
        return true;
    }

    private synchronized SourceResolver resolver() {
        SourceResolver now = resolver;
        if (now == null) {
            Path folder = Platform.getStateLocation(FrameworkUtil.getBundle(SourceLines.class)).append(FOLDER).toPath();
            now = new SourceResolver(SourceSettings.load(), folder);
            resolver = now;
        }
        return now;
    }

    private Map<Symbol, SourceLocation> ofKnown(String release, Collection<Symbol> symbols) {
        Map<Symbol, SourceLocation> found = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            SourceLocation location = known.get(new Key(release, symbol));
            if (location != null) {
                found.put(symbol, location);
            }
        }
        return found;
    }

    /**
     * Looks lines up; blocks, so never on the UI thread.
     *
     * @param release of the recorded kernel
     * @param symbols frames
     * @return for each its line, or why it is not known
     */
    public Map<Symbol, SourceLocation> lookUp(String release, Collection<Symbol> symbols, IProgressMonitor monitor) {
        boolean again = true;
        while (again && !monitor.isCanceled()) {
            List<Symbol> unknown = new ArrayList<>(symbols);
            unknown.removeIf(symbol -> known.containsKey(new Key(release, symbol)));
            SourceResolver asked = resolver();
            Map<Symbol, SourceLocation> found = unknown.isEmpty()
                    ? Map.of()
                    : asked.resolve(release, unknown, MonitorProgress.messages(monitor));
            // what was found with other preferences is not kept
            again = !keep(asked, release, found);
        }
        return ofKnown(release, symbols);
    }

    /**
     * Looks lines up in a job.
     *
     * @param owner   as long as it lives the answer is given
     * @param release of the recorded kernel
     * @param symbols frames
     * @param answer  gets their lines on the UI thread: at once when they are known, otherwise later
     */
    public void ask(Widget owner, String release, List<Symbol> symbols, Consumer<Map<Symbol, SourceLocation>> answer) {
        Map<Symbol, SourceLocation> now = ofKnown(release, symbols);
        if (symbols.stream().allMatch(now::containsKey)) {
            answer.accept(now);
            return;
        }
        Display display = owner.getDisplay();
        Job job = new Job(Messages.SourceLines_job) {

            @Override
            protected IStatus run(IProgressMonitor monitor) {
                Map<Symbol, SourceLocation> found = lookUp(release, symbols, monitor);
                if (!display.isDisposed()) {
                    display.asyncExec(() -> {
                        if (!owner.isDisposed()) {
                            answer.accept(found);
                        }
                    });
                }
                return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
            }

            @Override
            public boolean belongsTo(Object family) {
                return family == SourceLines.class;
            }
        };
        job.setPriority(Job.SHORT);
        job.schedule();
    }
}
