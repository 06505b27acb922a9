// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableEditor;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.ide.IGotoMarker;
import org.eclipse.ui.part.MultiPageEditorPart;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.rangescope.charts.TimeRange;
import org.rangescope.core.rules.Finding;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.capture.Captures;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.launch.CaptureProcess;
import org.rangescope.ui.launch.CaptureSettings.TargetKind;
import org.rangescope.ui.launch.RunningCaptures;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.selection.SharedSelection;
import org.rangescope.ui.selection.SharedSelectionProvider;
import org.rangescope.ui.selection.TimeBar;
import org.rangescope.ui.source.FindingFixes;
import org.rangescope.ui.tables.AttachmentsPage;
import org.rangescope.ui.tables.EventDetails;
import org.rangescope.ui.tables.EventsPage;
import org.rangescope.ui.tables.TableCommands;
import org.rangescope.ui.tables.Tabular;
import org.rangescope.ui.views.RecordingOutline;
import org.rangescope.ui.views.DetailsPage;
import org.rangescope.ui.widgets.Banner;
import org.rangescope.ui.widgets.StatePane;

/** The editor of a recording: the same for a finished file, a growing one, and a live capture. It shows and never changes the file. */
public final class RecordingEditor extends MultiPageEditorPart implements IPersistableEditor {

    /** Identifier of the editor, as registered in plugin.xml. */
    public static final String ID = "org.rangescope.ui.editor.recording";

    /** Key bindings of ours hold in this context. */
    private static final String CONTEXT = "org.rangescope.ui.context.recording";

    private static final int FINDINGS = 4;
    private static final String PAGE = "page";
    private static final String FINDING = "finding";
    private static final String FROM = "fromNs";
    private static final String TO = "toNs";

    private Captures captures;
    private Capture capture;
    private SharedSelection selection;
    private List<Page> pages = List.of();
    private final List<Composite> hosts = new ArrayList<>();
    private final List<Boolean> built = new ArrayList<>();
    private Composite body;
    private Composite pageHost;
    private StatePane statePane;
    private Banner banner;
    private TimeBar timeBar;
    private Predicate<Finding> wanted;
    private int wantedOn;
    private IMemento restored;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        super.init(site, input);
        Path file = file(input);
        captures = site.getService(Captures.class);
        selection = site.getService(SharedSelection.class);
        capture = captures.open(file);
        setPartName(capture.name());
        setTitleToolTip(file.toString());
    }

    private static Path file(IEditorInput input) throws PartInitException {
        URI uri = input instanceof IURIEditorInput named ? named.getURI() : null;
        if (uri != null) {
            try {
                IFileStore store = EFS.getStore(uri);
                java.io.File local = store.toLocalFile(EFS.NONE, null);
                return (local == null ? store.toLocalFile(EFS.CACHE, null) : local).toPath();
            } catch (CoreException e) {
                throw new PartInitException(input.getName() + " cannot be reached: " + e.getMessage(), e);
            }
        }
        throw new PartInitException(input.getName() + " is not a file. Save it to one, and open that.");
    }

    /** The capture that is shown. */
    public Capture capture() {
        return capture;
    }

    /** The pages, in reading order. */
    public List<Page> pages() {
        return pages;
    }

    /** What stands in place of the pages, when something does; else null. */
    public StatePane statePane() {
        return ((StackLayout) body.getLayout()).topControl == statePane ? statePane : null;
    }

    /** Says which time everything is about. */
    public TimeBar timeBar() {
        return timeBar;
    }

    /** Shows only the selected time, if there is one, in the charts of the page in front. */
    public void zoomToTime() {
        CaptureSelection now = selection.current();
        int index = getActivePage();
        if (now != null && now.capture() == capture && now.time() != null && index >= 0 && built.get(index)) {
            pages.get(index).zoomTo(now.time());
        }
    }

    /** Selects the map call that took longest, in the selected time if there is one; some time later. */
    public void goToSlowest() {
        int index = getActivePage();
        Page page = index >= 0 && built.get(index) ? pages.get(index) : null;
        new PageContext(capture, selection, this::setActivePage).goToSlowest(timeBar, page == null ? () -> {} : page::zoomOut);
    }

    /** The strips above the pages. */
    public Banner banner() {
        return banner;
    }

    @Override
    protected Composite createPageContainer(Composite parent) {
        Composite outer = super.createPageContainer(parent);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(outer);
        Help.set(outer, Help.RECORDING);
        banner = new Banner(outer);
        timeBar = new TimeBar(outer, capture, selection, this::zoomToTime);
        body = new Composite(outer, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
        body.setLayout(new StackLayout());
        statePane = new StatePane(body);
        pageHost = new Composite(body, SWT.NONE);
        pageHost.setLayout(new FillLayout());
        return pageHost;
    }

    @Override
    protected void createPages() {
        PageContext context = new PageContext(capture, selection, this::setActivePage);
        pages = List.of(new OverviewPage(context), new AttachmentsPage(context), new PopulationPage(context), new OutstandingPage(context),
                new FindingsPage(context), new EventsPage(context));
        for (Page page : pages) {
            Composite host = new Composite(getContainer(), SWT.NONE);
            host.setLayout(new FillLayout());
            hosts.add(host);
            built.add(Boolean.FALSE);
            setPageText(addPage(host), page.title());
        }
        capture.listen(getContainer(), this::changed);
        capture.session().listen(getContainer(), this::says);
        selection.listen(getContainer(), this::selected);
        getSite().setSelectionProvider(new SharedSelectionProvider(getContainer(), selection, capture));
        getSite().getService(IContextService.class).activateContext(CONTEXT);
        Help.key(getSite(), getContainer());
        TableCommands.activate(getSite(), () -> {
            int index = getActivePage();
            return index >= 0 && built.get(index) && pages.get(index) instanceof Tabular tabular ? tabular.table() : null;
        });
        restorePage();
        show(getActivePage());
        changed();
    }

    @Override
    public void saveState(IMemento memento) {
        memento.putInteger(PAGE, getActivePage());
        for (int i = 0; i < pages.size(); i++) {
            pages.get(i).saveState(memento.createChild(PAGE, String.valueOf(i)));
        }
        CaptureSelection now = selection.last(capture);
        Digest digest = capture.state().digest();
        if (now != null && digest != null) {
            memento.putString(FINDING, digest.keyOf(now.finding()));
            TimeRange time = now.time();
            if (time != null) {
                memento.putString(FROM, Long.toString(time.fromNs()));
                memento.putString(TO, Long.toString(time.toNs()));
            }
        }
    }

    @Override
    public void restoreState(IMemento memento) {
        restored = memento;
        if (!pages.isEmpty()) {
            restorePage();
            restoreSelection(capture.state());
        }
    }

    /** Brings back what was in front and selected when the workbench closed; the selection as soon as its finding is found. */
    private void restorePage() {
        for (int i = 0; restored != null && i < pages.size(); i++) {
            for (IMemento child : restored.getChildren(PAGE)) {
                if (String.valueOf(i).equals(child.getID())) {
                    pages.get(i).restoreState(child);
                }
            }
        }
        Integer index = restored == null ? null : restored.getInteger(PAGE);
        setActivePage(index != null && index.intValue() >= 0 && index.intValue() < pages.size() ? index.intValue() : 0);
    }

    private void restoreSelection(CaptureState state) {
        Digest digest = state.digest();
        if (restored == null || digest == null || state.isRunning()) {
            return;
        }
        IMemento from = restored;
        restored = null;
        PageContext context = new PageContext(capture, selection, this::setActivePage);
        try {
            String begin = from.getString(FROM);
            String end = from.getString(TO);
            if (begin != null && end != null) {
                context.selectTime(new TimeRange(Long.parseLong(begin), Long.parseLong(end)));
            }
        } catch (IllegalArgumentException e) {
            ILog.of(RecordingEditor.class).warn("The time that was selected in " + capture.name() + " is not known any more", e);
        }
        int number = from.getString(FINDING) == null ? 0 : digest.numberOf(from.getString(FINDING));
        if (number > 0) {
            context.selectFinding(number);
        }
    }

    /** The page that shows raw records, which Properties tell of besides what the window shares. */
    private EventDetails.Source events() {
        for (Page page : pages) {
            if (page instanceof EventDetails.Source source) {
                return source;
            }
        }
        return null;
    }

    @Override
    protected void pageChange(int index) {
        super.pageChange(index);
        show(index);
    }

    private void show(int index) {
        if (index < 0 || index >= pages.size()) {
            return;
        }
        Page page = pages.get(index);
        if (!built.get(index)) {
            built.set(index, Boolean.TRUE);
            page.create(hosts.get(index));
            Help.set(hosts.get(index), page.help());
            hosts.get(index).layout(true, true);
        }
        if (capture.state().digest() != null) {
            page.refresh(capture.state());
        }
        CaptureSelection now = selection.current();
        if (now != null && now.capture() == capture) {
            page.select(now);
        }
    }

    private void says() {
        banner.setStrips(Banners.of(capture));
    }

    private void changed() {
        CaptureState state = capture.state();
        says();
        Digest digest = state.digest();
        boolean pagesShown = digest != null && digest.health().events() > 0;
        Control top = pagesShown ? pageHost : statePane;
        if (!pagesShown) {
            showState(state);
        }
        StackLayout layout = (StackLayout) body.getLayout();
        if (layout.topControl != top) {
            layout.topControl = top;
            timeBar.setVisible(pagesShown);
            ((GridData) timeBar.getLayoutData()).exclude = !pagesShown;
            body.getParent().layout(true, true);
            body.layout(true, true);
        }
        if (pagesShown) {
            int index = getActivePage();
            if (index >= 0 && built.get(index)) {
                pages.get(index).refresh(state);
            }
            restoreSelection(state);
            preselect(state);
            showWanted(state);
        }
    }

    /**
     * Selects a finding, as soon as it is known.
     *
     * @param which the finding
     * @param page  index of the page to show it on
     */
    public void reveal(Predicate<Finding> which, int page) {
        wanted = which;
        wantedOn = page;
        showWanted(capture.state());
    }

    private void showWanted(CaptureState state) {
        Digest digest = state.digest();
        Finding found = wanted == null || digest == null
                ? null
                : digest.findings().list().stream().filter(wanted).findFirst().orElse(null);
        if (found != null) {
            wanted = null;
            new PageContext(capture, selection, this::setActivePage).selectFinding(found.number());
            showPage(wantedOn);
        } else if (!state.isRunning()) {
            wanted = null;
        }
    }

    /**
     * The first finding that is not suppressed is selected when nothing is, so that the first look already shows a sentence, its evidence and its stack.
     */
    private void preselect(CaptureState state) {
        boolean ours = selection.last(capture) != null;
        Digest digest = state.digest();
        if (!ours && !state.isRunning() && digest != null && !digest.findings().open().isEmpty()
                && wanted == null && getSite().getPage().getActiveEditor() == this) {
            new PageContext(capture, selection, this::setActivePage).selectFinding(digest.findings().open().get(0).number());
        }
    }

    private static String waitingFor(CaptureProcess process) {
        if (process == null || process.kind() == TargetKind.FILE) {
            return Messages.waitsFile;
        }
        return process.kind() == TargetKind.GUEST ? Messages.waitsGuest : Messages.waitsProbe;
    }

    private void showState(CaptureState state) {
        switch (state.phase()) {
        case READING ->
            statePane.show("recording", NLS.bind(Messages.reading, capture.name()), state.message(), state.fraction(), Messages.cancel,
                    capture::cancel);
        case LIVE -> {
            CaptureProcess process = getSite().getService(RunningCaptures.class).writing(capture.file()).orElse(null);
            statePane.show("recording", Messages.waits, waitingFor(process), Double.NaN, process != null ? Messages.stop : null,
                    () -> {
                        if (process != null) {
                            process.terminate();
                        }
                    });
        }
        case FAILED -> statePane.show("error", NLS.bind(Messages.cannotBeShown, capture.name()), state.message(), -1, Messages.readAgain,
                capture::readAgain);
        case CANCELED ->
            statePane.show("info", Messages.stopped, Messages.stoppedText, -1, Messages.readAgain, capture::readAgain);
        case DONE ->
            statePane.show("info", Messages.noEvents, Messages.noEventsText, -1, Messages.readAgain, capture::readAgain);
        }
    }

    private void selected(CaptureSelection now) {
        if (now.capture() == capture) {
            int index = getActivePage();
            if (index >= 0 && built.get(index)) {
                pages.get(index).select(now);
            }
        }
    }

    /** Brings a page to the front. */
    public void showPage(int index) {
        setActivePage(index);
        show(index);
    }

    @Override
    public void setFocus() {
        // another workbench may have written to it meanwhile
        capture.session().look();
        int index = getActivePage();
        if (statePane() != null) {
            statePane.setFocus();
        } else if (index >= 0 && built.get(index)) {
            pages.get(index).setFocus();
        }
        if (!selection.resume(capture)) {
            preselect(capture.state());
        }
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        if (adapter == IPropertySheetPage.class) {
            return adapter.cast(new DetailsPage(selection, events()));
        }
        if (adapter == IContentOutlinePage.class && capture != null) {
            return adapter.cast(new RecordingOutline(new PageContext(capture, selection, this::showPage), pages));
        }
        if (adapter == IGotoMarker.class) {
            return adapter.cast((IGotoMarker) marker -> reveal(finding -> FindingFixes.isOf(finding, marker), FINDINGS));
        }
        if (adapter == Capture.class) {
            return adapter.cast(capture);
        }
        return super.getAdapter(adapter);
    }

    @Override
    public void dispose() {
        if (capture != null) {
            selection.forget(capture);
            captures.release(capture);
        }
        getSite().setSelectionProvider(null);
        super.dispose();
        // the platform's preference store goes on to name each multi-page editor that there ever was: it must not keep a recording alive
        capture = null;
        pages = List.of();
        hosts.clear();
        body = null;
        pageHost = null;
        statePane = null;
        timeBar = null;
        wanted = null;
        restored = null;
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        // the recording is never changed, and what is noted about it saves itself
    }

    @Override
    public void doSaveAs() {
        // not offered
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }
}
