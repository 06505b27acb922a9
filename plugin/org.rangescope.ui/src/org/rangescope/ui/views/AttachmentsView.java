// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.views;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.rangescope.core.filter.Filter;
import org.rangescope.core.filter.RowFilter;
import org.rangescope.core.filter.TooComplexException;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.model.Attachment;
import org.rangescope.model.Mapping;
import org.rangescope.model.text.Icon;
import org.rangescope.model.text.ModelText;
import org.rangescope.model.text.ModelTree;
import org.rangescope.model.text.More;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.selection.SharedSelection;
import org.rangescope.ui.selection.SharedSelectionProvider;
import org.rangescope.ui.tables.FilterRow;
import org.rangescope.ui.theme.Icons;
import org.rangescope.ui.widgets.EmptyText;
import org.rangescope.ui.widgets.Names;

/** The tree <em>Target ▸ Buffer ▸ Attachment ▸ Mapping ▸ Range</em> of the capture whose editor is in front. */
public final class AttachmentsView extends ViewPart {

    /** Identifier of the view, as registered in plugin.xml. */
    public static final String ID = "org.rangescope.ui.views.attachments";

    private static final int RANGES = 256;
    private static final int MORE = 100;
    /** From so many changed lines on it is cheaper to ask for all that are seen. */
    private static final int MANY = 200;

    private Composite stack;
    private EmptyText nothing;
    private Composite root;
    private TreeViewer viewer;
    private FilterRow filter;
    private SharedSelection selection;
    private Capture capture;
    private ModelWatch watch;
    private boolean selecting;
    private boolean opened;
    private EObject revealed;
    private Findings judged = Findings.NONE;
    private Set<Integer> suppressed = Set.of();
    private final Runnable follow = this::judged;

    @Override
    public void createPartControl(Composite parent) {
        stack = new Composite(parent, SWT.NONE);
        stack.setLayout(new StackLayout());
        nothing = new EmptyText(stack, Map.of());
        nothing.setText(Messages.attachmentsNone);
        root = new Composite(stack, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).extendedMargins(0, 0, 3, 0).applyTo(root);
        filter = new FilterRow(root, Messages.attachmentsHint);
        filter.setFields(TreeColumns.FIELDS);
        GridDataFactory.fillDefaults().grab(true, false).indent(3, 0).applyTo(filter);
        viewer = new TreeViewer(root, SWT.SINGLE | SWT.H_SCROLL | SWT.V_SCROLL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getTree());
        viewer.setUseHashlookup(true);
        viewer.setContentProvider(new Content());
        viewer.setLabelProvider(new Labels(new Icons(viewer.getTree())));
        selection = getSite().getService(SharedSelection.class);
        viewer.addSelectionChangedListener(e -> chosen(e.getStructuredSelection()));
        viewer.addDoubleClickListener(e -> opened(((IStructuredSelection) e.getSelection()).getFirstElement()));
        viewer.addTreeListener(new org.eclipse.jface.viewers.ITreeViewerListener() {
            @Override
            public void treeExpanded(org.eclipse.jface.viewers.TreeExpansionEvent event) {
                expanded(event.getElement());
            }

            @Override
            public void treeCollapsed(org.eclipse.jface.viewers.TreeExpansionEvent event) {
                // what was asked for stays
            }
        });
        filter.onChange(this::filtered);
        filter.onLeave(() -> viewer.getTree().setFocus());
        filter.onNeeded(() -> filter.setSeen(TreeColumns.seen(viewer.getInput())));
        selection.listen(root, this::selected);
        getSite().setSelectionProvider(new SharedSelectionProvider(root, selection, null));
        root.addListener(SWT.Dispose, e -> show(null));
        MenuManager menu = new MenuManager();
        viewer.getTree().setMenu(menu.createContextMenu(viewer.getTree()));
        getSite().registerContextMenu(menu, viewer);
        Names.set(viewer.getTree(), getPartName());
        Help.set(stack, Help.ATTACHMENTS);
        Help.key(getSite(), stack);
        ((StackLayout) stack.getLayout()).topControl = nothing;
        ActiveCapture.follow(getSite().getPage(), root, this::show);
    }

    /** The tree. */
    public TreeViewer viewer() {
        return viewer;
    }

    /** The field above it. */
    public Text filter() {
        return filter.text();
    }

    private void show(Capture next) {
        if (capture == next) {
            return;
        }
        if (watch != null) {
            watch.stop();
            watch = null;
            capture.ignore(follow);
        }
        capture = next;
        judge(next == null ? Findings.NONE : findings(next));
        revealed = null;
        if (viewer.getTree().isDisposed()) {
            return;
        }
        ((StackLayout) stack.getLayout()).topControl = next == null ? nothing : root;
        stack.layout();
        if (next != null) {
            viewer.setInput(next.model().capture());
            watch = new ModelWatch(next.model().capture(), viewer.getTree().getDisplay(), this::changed);
            next.listen(follow);
            opened = false;
            openTop();
            CaptureSelection now = selection.current();
            if (now != null) {
                selected(now);
            }
        } else {
            viewer.setInput(null);
        }
    }

    private static Findings findings(Capture of) {
        Digest digest = of.state().digest();
        return digest == null ? Findings.NONE : digest.findings();
    }

    private void judge(Findings next) {
        judged = next;
        suppressed = next.suppressed().stream().map(Finding::number).collect(Collectors.toSet());
    }

    /** What is suppressed is not in the model: where that changed all that is seen is asked for again. */
    private void judged() {
        Findings before = judged;
        judge(findings(capture));
        if (judged != before && !viewer.getTree().isDisposed() && !before.suppressed().equals(judged.suppressed())) {
            selecting = true;
            try {
                viewer.refresh();
            } finally {
                selecting = false;
            }
        }
    }

    /** Whether a mapping is leaked, and somebody decided not to hear of any finding about it. */
    private boolean isSuppressed(Object element) {
        if (!(element instanceof Mapping mapping) || !mapping.isLeaked() || mapping.getFindings().isEmpty()) {
            return false;
        }
        return mapping.getFindings().stream().allMatch(finding -> suppressed.contains(Integer.valueOf(finding.getNumber())));
    }

    /** The model said that it changed: only those lines are asked for again, with all lines below where lines came or went. */
    private void changed(Set<EObject> structure, Set<EObject> labels) {
        EObject root = capture.model().capture();
        selecting = true;
        try {
            if (structure.contains(root) || viewer.getFilters().length > 0 || structure.size() > MANY) {
                viewer.refresh();
            } else {
                // an object that was taken out meanwhile has no line any more
                structure.stream().filter(each -> EcoreUtil.isAncestor(root, each)).forEach(viewer::refresh);
                viewer.update(labels.stream().filter(each -> EcoreUtil.isAncestor(root, each)).toArray(), null);
            }
        } finally {
            selecting = false;
        }
        openTop();
        CaptureSelection now = selection.current();
        if (now != null && now.capture() == capture && capture.object(now) != revealed) {
            selected(now);
        }
    }

    /** Opens the target as soon as there is something below it; after that, what is open is the user's business. */
    private void openTop() {
        if (!opened && viewer.getTree().getItemCount() > 0 && viewer.getTree().getItem(0).getItemCount() > 0) {
            opened = true;
            viewer.expandToLevel(2);
        }
    }

    private void selected(CaptureSelection now) {
        if (selecting || now.capture() != capture) {
            return;
        }
        EObject object = capture.object(now);
        revealed = object;
        selecting = true;
        try {
            viewer.setSelection(object == null ? StructuredSelection.EMPTY : new StructuredSelection(object), true);
            viewer.getTree().showSelection();
        } finally {
            selecting = false;
        }
    }

    private void chosen(IStructuredSelection chosen) {
        if (selecting || capture == null) {
            return;
        }
        CaptureSelection next = CaptureSelection.of(capture, selection.current(), chosen.getFirstElement());
        if (next != null) {
            revealed = capture.object(next);
            selecting = true;
            try {
                selection.select(next);
            } finally {
                selecting = false;
            }
        }
    }

    private void opened(Object element) {
        if (element instanceof More more) {
            more(more);
        } else if (element != null) {
            boolean open = viewer.getExpandedState(element);
            viewer.setExpandedState(element, !open);
            if (!open) {
                expanded(element);
            }
        }
    }

    private void more(More more) {
        if (more.parent() instanceof Attachment attachment) {
            if (capture.model().wantMore(attachment.getRow(), attachment.getMappings().size() + MORE)) {
                capture.lookAgain();
            }
        } else if (more.parent() instanceof Mapping mapping
                && capture.model().wantRanges(mapping.getRow(), mapping.getRanges().size() + RANGES)) {
            capture.lookAgain();
        } else if (more.kind() == More.Kind.RELEASED) {
            viewer.setExpandedState(more, !viewer.getExpandedState(more));
        }
    }

    private void expanded(Object element) {
        if (element instanceof Mapping mapping && capture.model().wantRanges(mapping.getRow(), RANGES)) {
            capture.lookAgain();
        }
    }

    private void filtered(Filter wanted) {
        viewer.getTree().setRedraw(false);
        try {
            viewer.setFilters(wanted.isAll() ? new ViewerFilter[0] : new ViewerFilter[]{new Fitting(wanted)});
            viewer.expandToLevel(wanted.isAll() ? 2 : 4);
        } catch (TooComplexException e) {
            viewer.setFilters(new ViewerFilter[0]);
            filter.setProblem(String.valueOf(e.getMessage()));
        } finally {
            viewer.getTree().setRedraw(true);
        }
    }

    @Override
    public void setFocus() {
        if (capture == null) {
            nothing.setFocus();
        } else {
            viewer.getTree().setFocus();
        }
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return adapter == IPropertySheetPage.class ? adapter.cast(new DetailsPage(selection)) : super.getAdapter(adapter);
    }

    /** The tree of the model. */
    private static final class Content implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return ModelTree.children(input).toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            return ModelTree.children(parent).toArray();
        }

        @Override
        public Object getParent(Object element) {
            return ModelTree.parent(element);
        }

        @Override
        public boolean hasChildren(Object element) {
            return ModelTree.hasChildren(element);
        }
    }

    /** Its words and icons. */
    private final class Labels extends LabelProvider {
        private final Icons icons;

        Labels(Icons icons) {
            this.icons = icons;
        }

        @Override
        public String getText(Object element) {
            String label = ModelText.label(element);
            return isSuppressed(element) ? NLS.bind(Messages.attachmentsSuppressed, label) : label;
        }

        @Override
        public Image getImage(Object element) {
            Icon icon = ModelText.icon(element);
            if (element instanceof More more && more.kind() == More.Kind.RELEASED) {
                return icons.get("buffer-released");
            }
            String name = icon == Icon.MORE ? "more" : icon.name().toLowerCase(Locale.ROOT).replace('_', '-');
            return isSuppressed(element) ? icons.muted(name) : icons.get(name);
        }
    }

    /** Lets through what fits itself, or stands below or above something that does. */
    private static final class Fitting extends ViewerFilter {
        private final TreeColumns columns = new TreeColumns();
        private final RowFilter filter;

        Fitting(Filter wanted) {
            filter = wanted.on(columns.columns());
        }

        @Override
        public boolean select(Viewer shown, Object parent, Object element) {
            return fits(element) || above(element) || below(element);
        }

        private boolean fits(Object element) {
            return !(element instanceof More) && filter.test(columns.row(element));
        }

        private boolean above(Object element) {
            for (Object up = ModelTree.parent(element); up != null; up = ModelTree.parent(up)) {
                if (fits(up)) {
                    return true;
                }
            }
            return false;
        }

        private boolean below(Object element) {
            for (Object child : ModelTree.children(element)) {
                if (fits(child) || below(child)) {
                    return true;
                }
            }
            return false;
        }
    }
}
