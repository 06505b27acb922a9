// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.MultiPageEditorPart;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.capture.Captures;
import org.rangescope.ui.launch.CaptureProcess;
import org.rangescope.ui.launch.CaptureSettings.TargetKind;
import org.rangescope.ui.launch.RunningCaptures;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.selection.NamedRanges;
import org.rangescope.ui.selection.SharedSelection;
import org.rangescope.ui.selection.SharedSelectionProvider;
import org.rangescope.ui.selection.TimeBar;
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
public final class RecordingEditor extends MultiPageEditorPart {

    /** Identifier of the editor, as registered in plugin.xml. */
    public static final String ID = "org.rangescope.ui.editor.recording";

    /** Key bindings of ours hold in this context. */
    private static final String CONTEXT = "org.rangescope.ui.context.recording";

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
        new PageContext(capture, selection, this::setActivePage).goToSlowest(timeBar);
    }

    /** The strips above the pages. */
    public Banner banner() {
        return banner;
    }

    @Override
    protected Composite createPageContainer(Composite parent) {
        Composite outer = super.createPageContainer(parent);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(outer);
        banner = new Banner(outer);
        timeBar = new TimeBar(outer, capture, selection, getSite().getService(NamedRanges.class), this::zoomToTime);
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
        selection.listen(getContainer(), this::selected);
        getSite().setSelectionProvider(new SharedSelectionProvider(getContainer(), selection, capture));
        getSite().getService(IContextService.class).activateContext(CONTEXT);
        TableCommands.activate(getSite(), () -> {
            int index = getActivePage();
            return index >= 0 && built.get(index) && pages.get(index) instanceof Tabular tabular ? tabular.table() : null;
        });
        setActivePage(0);
        show(0);
        changed();
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

    private void changed() {
        CaptureState state = capture.state();
        banner.setStrips(Banners.of(capture));
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
            preselect(state);
        }
    }

    /** The first finding is selected when nothing is, so that the first look already shows a sentence, its evidence and its stack. */
    private void preselect(CaptureState state) {
        CaptureSelection now = selection.current();
        boolean ours = now != null && now.capture() == capture;
        Digest digest = state.digest();
        if (!ours && !state.isRunning() && digest != null && !digest.findings().list().isEmpty()
                && getSite().getPage().getActiveEditor() == this) {
            new PageContext(capture, selection, this::setActivePage).selectFinding(1);
        }
    }

    private static String waitingFor(CaptureProcess process) {
        if (process == null || process.kind() == TargetKind.FILE) {
            return "The file grows; events show up here as soon as they are written.";
        }
        String what = process.kind() == TargetKind.GUEST ? "The virtual guest is booting" : "The probe begins";
        return what + "; its messages are in the Console view. Events show up here as soon as the probe sends them.";
    }

    private void showState(CaptureState state) {
        switch (state.phase()) {
        case READING ->
            statePane.show("recording", "Reading " + capture.name(), state.message(), state.fraction(), "Cancel", capture::cancel);
        case LIVE -> {
            CaptureProcess process = getSite().getService(RunningCaptures.class).writing(capture.file()).orElse(null);
            statePane.show("recording", "Waiting for the first events", waitingFor(process), Double.NaN, process != null ? "Stop" : null,
                    () -> {
                        if (process != null) {
                            process.terminate();
                        }
                    });
        }
        case FAILED -> statePane.show("error", capture.name() + " cannot be shown", state.message(), -1, "Read Again", capture::readAgain);
        case CANCELED ->
            statePane.show("info", "Reading was stopped", "Nothing had been read so far.", -1, "Read Again", capture::readAgain);
        case DONE ->
            statePane.show("info", "No events", "The recording is well-formed, and nothing happened in it: no dma-buf was exported,"
                    + " attached or mapped while it was made.", -1, "Read Again", capture::readAgain);
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
        int index = getActivePage();
        if (statePane() != null) {
            statePane.setFocus();
        } else if (index >= 0 && built.get(index)) {
            pages.get(index).setFocus();
        }
        CaptureSelection now = selection.current();
        if (now == null || now.capture() != capture) {
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
        super.dispose();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        // nothing is ever changed
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
