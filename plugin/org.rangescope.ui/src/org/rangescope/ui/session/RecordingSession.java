// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;
import org.rangescope.charts.TimeRange;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.model.persist.SessionFile;
import org.rangescope.model.persist.SessionFile.Content;
import org.rangescope.model.persist.SessionFile.Saved;
import org.rangescope.model.persist.SessionFormatException;
import org.rangescope.model.persist.SessionMerge;
import org.rangescope.model.persist.SessionMerge.Merged;
import org.rangescope.model.session.Bookmark;
import org.rangescope.model.session.Entry;
import org.rangescope.model.session.NamedTime;
import org.rangescope.model.session.Note;
import org.rangescope.model.session.Session;
import org.rangescope.model.session.SessionFactory;

/**
 * What is noted about one recording while it is open, the same for all editors, views and windows of a workbench. The model belongs to the UI thread; a job
 * reads and writes its file. Nobody has to save: whatever changes the model is in the file half a second later, and before the workbench closes. What another
 * workbench, or another person on a shared file system, wrote meanwhile is merged, never overwritten.
 */
@NonNullByDefault
public final class RecordingSession {

    /** The family of the jobs that read and write sessions. */
    public static final Object FAMILY = RecordingSession.class;

    private static final int SAVE_AFTER_MS = 500;
    private static final int TRIES = 10;
    private static final long PATIENCE_NS = 10_000_000_000L;
    private static final long LOOK_NS = 5_000_000L;
    /** So that a list stays one that fits into a menu. */
    private static final int MOST_TIMES = 50;

    private final Path recording;
    private final Path file;
    private final Display display;
    private final Session model = SessionFile.empty();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Sync sync;
    private Session base = SessionFile.empty();
    private boolean telling;
    private boolean read;
    private boolean applying;
    private @Nullable String problem;
    private List<String> remarks = List.of();

    /**
     * The session of a recording, which is read some time later.
     *
     * @param recording the file, which need not exist yet
     * @param display whose thread owns the model
     */
    public RecordingSession(Path recording, Display display) {
        this.recording = recording;
        this.file = SessionFile.of(recording);
        this.display = display;
        this.sync = new Sync();
        model.eAdapters().add(new EContentAdapter() {
            @Override
            public void notifyChanged(@Nullable Notification notification) {
                super.notifyChanged(notification);
                if (notification != null && !notification.isTouch()) {
                    changed();
                }
            }
        });
    }

    /** Where it is kept. */
    public Path file() {
        return file;
    }

    /** What was noted, for whoever wants to listen to it; on the UI thread. */
    public Session model() {
        return model;
    }

    /** Whether the file has been read. */
    public boolean isRead() {
        return read;
    }

    /** Whether there is something that is not in the file yet. */
    public boolean isUnsaved() {
        return !EcoreUtil.equals(base, model);
    }

    /** Why it could not be read or saved, and what to do; null when all is well. */
    public @Nullable String problem() {
        return problem;
    }

    /** What was merged with what somebody else wrote, a sentence each; of the last time. */
    public List<String> remarks() {
        return remarks;
    }

    /** Tells {@code listener} on the UI thread whenever something changed, for as long as {@code owner} lives. */
    public void listen(Widget owner, Runnable listener) {
        listeners.add(listener);
        owner.addListener(SWT.Dispose, e -> listeners.remove(listener));
    }

    /** Tells {@code listener} on the UI thread whenever something changed, until {@link #ignore}. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Tells it no more. */
    public void ignore(Runnable listener) {
        listeners.remove(listener);
    }

    /** Looks whether somebody else wrote the file, some time later. */
    public void look() {
        schedule(0);
    }

    /**
     * Writes all sessions that have something to be written, also those of recordings that were just closed, and waits for it, some seconds at most; on the UI
     * thread, when the workbench closes.
     *
     * @param sessions those of recordings that are open
     * @return why something is in no file yet; none when all is well
     */
    public static List<String> saveNow(List<RecordingSession> sessions, Display display) {
        for (RecordingSession session : sessions) {
            if (session.isUnsaved()) {
                session.schedule(0);
            }
        }
        Job.getJobManager().wakeUp(FAMILY);
        long end = System.nanoTime() + PATIENCE_NS;
        while (Job.getJobManager().find(FAMILY).length > 0 && System.nanoTime() < end) {
            if (!display.readAndDispatch()) {
                LockSupport.parkNanos(LOOK_NS);
            }
        }
        while (display.readAndDispatch()) {
            // what the jobs told is taken in
        }
        return sessions.stream().filter(RecordingSession::isUnsaved)
                .map(session -> Objects.requireNonNullElse(session.problem, session.file.toString())).toList();
    }

    private void changed() {
        if (!applying) {
            schedule(SAVE_AFTER_MS);
        }
        tell();
    }

    private void tell() {
        if (!telling && !display.isDisposed()) {
            telling = true;
            display.asyncExec(() -> {
                telling = false;
                listeners.forEach(Runnable::run);
            });
        }
    }

    private void schedule(int delayMs) {
        sync.take(EcoreUtil.copy(base), EcoreUtil.copy(model));
        sync.schedule(delayMs);
    }

    // bookmarks

    /** The bookmarks, in the order in which they were made. */
    public List<Bookmark> bookmarks() {
        return List.copyOf(model.getBookmarks());
    }

    /**
     * Adds a bookmark.
     *
     * @param name a good one, see {@link #problemOf}
     * @param finding as FindingKeys names it, or empty for none
     * @param mapping number of the map call, -1 for none
     * @param time the stretch of time, or null for none
     */
    public Bookmark addBookmark(String name, String finding, long mapping, @Nullable TimeRange time) {
        Bookmark bookmark = SessionFactory.eINSTANCE.createBookmark();
        bookmark.setId(SessionMerge.newId());
        bookmark.setName(line(name));
        bookmark.setFinding(SessionFile.keepable(finding, SessionFile.LONGEST_TEXT));
        bookmark.setMapping(mapping);
        if (time != null) {
            bookmark.setFromNs(time.fromNs());
            bookmark.setToNs(time.toNs());
        }
        model.getBookmarks().add(bookmark);
        return bookmark;
    }

    /** Gives a bookmark or a time another name. */
    public void rename(Entry entry, String name) {
        if (entry instanceof Bookmark bookmark) {
            bookmark.setName(line(name));
        } else if (entry instanceof NamedTime time) {
            time.setName(line(name));
        }
    }

    /** Deletes what was noted. */
    public void remove(Entry entry) {
        EcoreUtil.remove(entry);
    }

    /**
     * What is wrong with a name.
     *
     * @return a sentence, or null when nothing is
     */
    public @Nullable String problemOf(String name) {
        String wrong = problemOfNewName(name);
        return wrong != null ? wrong : full();
    }

    /** What is wrong with another name for something that is there already; null when nothing is. */
    public @Nullable String problemOfNewName(String name) {
        return name.isBlank()
                ? Messages.nameMissing
                : name.trim().length() > SessionFile.LONGEST_NAME
                        ? NLS.bind(Messages.nameTooLong, Integer.valueOf(SessionFile.LONGEST_NAME))
                        : null;
    }

    /** Why nothing can be added; null when it can. */
    public @Nullable String full() {
        return model.eContents().size() >= SessionFile.MOST_ENTRIES
                ? NLS.bind(Messages.full, Integer.valueOf(SessionFile.MOST_ENTRIES))
                : null;
    }

    private static String line(String name) {
        return SessionFile.keepable(name.trim().replaceAll("\\s+", " "), SessionFile.LONGEST_NAME); //$NON-NLS-1$ //$NON-NLS-2$
    }

    // times

    /** The stretches of time that have a name, by when they begin. */
    public List<NamedTime> times() {
        List<NamedTime> found = new ArrayList<>(model.getTimes());
        found.sort(Comparator.comparingLong(NamedTime::getFromNs));
        return List.copyOf(found);
    }

    /** The time of an entry; null when it has none. */
    public static @Nullable TimeRange timeOf(Entry entry) {
        long from = entry instanceof Bookmark bookmark ? bookmark.getFromNs() : entry instanceof NamedTime time ? time.getFromNs() : -1;
        long to = entry instanceof Bookmark bookmark ? bookmark.getToNs() : entry instanceof NamedTime time ? time.getToNs() : -1;
        return from < 0 ? null : new TimeRange(from, to);
    }

    /** Names a stretch of time; one of the same name is replaced, and the oldest goes when there are too many. */
    public void addTime(String name, TimeRange range) {
        String plain = line(name);
        model.getTimes().removeIf(each -> each.getName().equals(plain));
        while (model.getTimes().size() >= MOST_TIMES) {
            model.getTimes().remove(0);
        }
        NamedTime time = SessionFactory.eINSTANCE.createNamedTime();
        time.setId(SessionMerge.newId());
        time.setName(plain);
        time.setFromNs(range.fromNs());
        time.setToNs(range.toNs());
        model.getTimes().add(time);
    }

    // notes

    /** The notes, in the order in which they were begun. */
    public List<Note> notes() {
        return List.copyOf(model.getNotes());
    }

    /** The text of the note on a finding; empty when there is none. */
    public String note(@Nullable String finding) {
        for (Note note : model.getNotes()) {
            if (note.getFinding().equals(finding)) {
                return note.getText();
            }
        }
        return ""; //$NON-NLS-1$
    }

    /**
     * Writes a note on a finding, in place of the one that there was.
     *
     * @param finding as FindingKeys names it
     * @param sentence what the finding says
     * @param text the note; a blank one deletes it
     */
    public void setNote(String finding, String sentence, String text) {
        String plain = SessionFile.keepable(text.strip(), SessionFile.LONGEST_TEXT);
        Note note = model.getNotes().stream().filter(each -> each.getFinding().equals(finding)).findFirst().orElse(null);
        if (plain.isEmpty()) {
            if (note != null) {
                model.getNotes().remove(note);
            }
        } else if (note == null) {
            Note made = SessionFactory.eINSTANCE.createNote();
            made.setId(SessionMerge.newId());
            made.setFinding(finding);
            made.setSentence(SessionFile.keepable(sentence, SessionFile.LONGEST_TEXT));
            made.setText(plain);
            model.getNotes().add(made);
        } else {
            note.setText(plain);
        }
    }

    private void synced(Session mine, Merged now, @Nullable String wrong) {
        read = true;
        problem = wrong;
        base = now.session();
        // whatever was changed while the job ran is kept, and saved by the job that those changes asked for
        Merged merged = SessionMerge.merge(mine, model, now.session());
        applying = true;
        try {
            SessionMerge.apply(model, merged.session());
        } finally {
            applying = false;
        }
        List<String> both = new ArrayList<>(now.remarks());
        both.addAll(merged.remarks());
        if (!both.isEmpty()) {
            remarks = List.copyOf(both);
        }
        if (isUnsaved() && wrong == null) {
            schedule(SAVE_AFTER_MS);
        }
        tell();
    }

    private void failed(String reason) {
        read = true;
        problem = reason;
        tell();
    }

    /** One job for a file at a time: who opens a recording anew waits until what was noted before is written. */
    private record Alone(Path file) implements ISchedulingRule {
        @Override
        public boolean contains(@Nullable ISchedulingRule rule) {
            return equals(rule);
        }

        @Override
        public boolean isConflicting(@Nullable ISchedulingRule rule) {
            return equals(rule);
        }
    }

    /** Brings file and model together. */
    private final class Sync extends Job {

        private Session base = SessionFile.empty();
        private Session mine = SessionFile.empty();

        Sync() {
            super(NLS.bind(Messages.saving, recording.getFileName()));
            setRule(new Alone(file.toAbsolutePath().normalize()));
            setSystem(true);
        }

        synchronized void take(Session newBase, Session newMine) {
            base = newBase;
            mine = newMine;
        }

        @Override
        public boolean belongsTo(@Nullable Object family) {
            return family == FAMILY;
        }

        @Override
        protected IStatus run(@Nullable IProgressMonitor monitor) {
            Session from;
            Session to;
            synchronized (this) {
                from = base;
                to = mine;
            }
            try {
                Merged merged = bringTogether(from, to);
                tell(() -> synced(to, merged, null));
            } catch (SessionFormatException e) {
                tell(() -> failed(NLS.bind(Messages.damaged, e.getMessage(), file.getFileName())));
            } catch (IOException e) {
                ILog.of(RecordingSession.class).warn(file + " could not be read or saved", e); //$NON-NLS-1$
                tell(() -> failed(NLS.bind(Messages.notSaved, file, reason(e))));
            }
            return Status.OK_STATUS;
        }

        private void tell(Runnable what) {
            if (!display.isDisposed()) {
                display.asyncExec(what);
            }
        }

        private Merged bringTogether(Session from, Session to) throws IOException {
            boolean mineChanged = !EcoreUtil.equals(from, to);
            List<String> said = new ArrayList<>();
            for (int i = 0; i < TRIES; i++) {
                Content content;
                try {
                    content = SessionFile.read(file);
                } catch (SessionFormatException e) {
                    if (!mineChanged) {
                        throw e;
                    }
                    Path aside = SessionFile.putAside(file);
                    said.add(NLS.bind(Messages.putAside, e.getMessage(), aside.getFileName()));
                    content = null;
                }
                // a file that is gone was not emptied by somebody: it is written again
                Session theirs = content == null ? from : content.session();
                Merged merged = SessionMerge.merge(from, to, theirs);
                said.addAll(merged.remarks());
                boolean written = content == null
                        ? merged.session().eContents().isEmpty()
                        : EcoreUtil.equals(merged.session(), content.session());
                if (written
                        || SessionFile.write(file, merged.session(), content == null ? new byte[0] : content.bytes()) == Saved.WRITTEN) {
                    if (!written) {
                        show();
                    }
                    return new Merged(merged.session(), List.copyOf(said));
                }
                said.removeAll(merged.remarks());
            }
            throw new IOException(Messages.busy);
        }

        /** The file shows up in the Project Explorer; in a job of its own, because the rule of this one is none of the workspace. */
        private void show() {
            for (IFile each : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri(), IContainer.INCLUDE_HIDDEN)) {
                Job refresh = new WorkspaceJob(getName()) {

                    @Override
                    public IStatus runInWorkspace(@Nullable IProgressMonitor monitor) {
                        try {
                            if (each.getParent().isAccessible()) {
                                each.refreshLocal(IResource.DEPTH_ZERO, monitor);
                            }
                        } catch (CoreException e) {
                            ILog.of(RecordingSession.class).warn(file + " is written, and not seen in the workspace", e); //$NON-NLS-1$
                        }
                        return Status.OK_STATUS;
                    }

                    @Override
                    public boolean belongsTo(@Nullable Object family) {
                        return family == FAMILY;
                    }
                };
                refresh.setRule(ResourcesPlugin.getWorkspace().getRuleFactory().refreshRule(each));
                refresh.setSystem(true);
                refresh.schedule();
            }
        }
    }

    private static String reason(IOException e) {
        String said = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return e instanceof java.nio.file.AccessDeniedException
                ? Messages.noPermission
                : e instanceof java.nio.file.NoSuchFileException ? Messages.noFolder : said;
    }

    /** Whether the recording's folder can be written to, as far as that can be told. */
    public boolean canBeSaved() {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && Files.isWritable(folder);
    }
}
