// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.views;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.ui.editor.FindingsPage;
import org.rangescope.ui.editor.Page;
import org.rangescope.ui.editor.PageContext;
import org.rangescope.ui.editor.Say;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.theme.Icons;
import org.rangescope.ui.widgets.Names;

/** The Outline of a recording's editor: its pages with what stands on each, and under the page of findings each finding, suppressed ones last. Selecting one shows it. */
public final class RecordingOutline extends ContentOutlinePage {

    private final PageContext context;
    private final List<Page> pages;
    private boolean selecting;
    private Findings shown = Findings.NONE;

    /** A section of a page. */
    private record Section(Page page, String title) {}

    /** A finding by its number: it stays the same when it is judged anew. */
    private record Numbered(int number) {}

    /**
     * @param context of the pages; its {@code goTo} brings one to the front
     * @param pages in reading order
     */
    public RecordingOutline(PageContext context, List<Page> pages) {
        this.context = context;
        this.pages = pages;
    }

    @Override
    protected int getTreeStyle() {
        return SWT.SINGLE | SWT.H_SCROLL | SWT.V_SCROLL;
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        TreeViewer viewer = getTreeViewer();
        viewer.setContentProvider(new Content());
        viewer.setLabelProvider(new Labels(new Icons(viewer.getTree())));
        Help.set(viewer.getTree(), Help.PROPERTIES);
        Help.key(getSite(), viewer.getTree());
        Names.set(viewer.getTree(), NLS.bind(Messages.outlineOf, context.capture().name()));
        viewer.setInput(pages);
        viewer.expandAll();
        context.capture().listen(viewer.getTree(), this::refresh);
        context.selection().listen(viewer.getTree(), this::selected);
        CaptureSelection now = context.selection().current();
        if (now != null) {
            selected(now);
        }
    }

    private void refresh() {
        Findings now = context.findings();
        if (now != shown) {
            shown = now;
            TreeViewer viewer = getTreeViewer();
            selecting = true;
            try {
                viewer.refresh();
                pages.stream().filter(FindingsPage.class::isInstance).forEach(page -> viewer.setExpandedState(page, true));
            } finally {
                selecting = false;
            }
            selected(context.selected());
        }
    }

    private void selected(CaptureSelection now) {
        TreeViewer viewer = getTreeViewer();
        if (selecting || viewer == null || now.capture() != context.capture() || now.finding() <= 0) {
            return;
        }
        selecting = true;
        try {
            viewer.setSelection(new StructuredSelection(new Numbered(now.finding())), true);
        } finally {
            selecting = false;
        }
    }

    @Override
    public void selectionChanged(SelectionChangedEvent event) {
        ISelection selection = event.getSelection();
        Object element = selection instanceof IStructuredSelection one ? one.getFirstElement() : null;
        if (selecting || element == null) {
            // what is selected here is no selection of the workbench: the editor tells of that
            return;
        }
        selecting = true;
        try {
            if (element instanceof Numbered numbered) {
                goTo(pages.stream().filter(FindingsPage.class::isInstance).findFirst().orElse(null));
                context.selectFinding(numbered.number());
            } else {
                goTo(element instanceof Section section ? section.page() : (Page) element);
            }
        } finally {
            selecting = false;
        }
    }

    private void goTo(Page page) {
        int index = pages.indexOf(page);
        if (index >= 0) {
            context.goTo().accept(index);
        }
    }

    /** The tree, for tests. */
    public TreeViewer viewer() {
        return Objects.requireNonNull(getTreeViewer(), "not created yet");
    }

    private final class Content implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return pages.toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            if (parent instanceof FindingsPage) {
                return context.findings().list().stream().sorted(Comparator.comparing(Finding::isSuppressed))
                        .map(finding -> new Numbered(finding.number())).toArray();
            }
            return parent instanceof Page page ? page.sections().stream().map(title -> new Section(page, title)).toArray() : new Object[0];
        }

        @Override
        public Object getParent(Object element) {
            if (element instanceof Numbered) {
                return pages.stream().filter(FindingsPage.class::isInstance).findFirst().orElse(null);
            }
            return element instanceof Section section ? section.page() : null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return getChildren(element).length > 0;
        }
    }

    private final class Labels extends LabelProvider {
        private final Icons icons;

        Labels(Icons icons) {
            this.icons = icons;
        }

        private Finding finding(Object element) {
            return element instanceof Numbered numbered ? context.finding(numbered.number()) : null;
        }

        @Override
        public String getText(Object element) {
            Finding finding = finding(element);
            return finding != null
                    ? NLS.bind(finding.isSuppressed() ? Messages.outlineSuppressed : Messages.outlineFinding,
                            Integer.valueOf(finding.number()), finding.plainSentence())
                    : element instanceof Page page ? page.title() : element instanceof Section section ? section.title() : "";
        }

        @Override
        public Image getImage(Object element) {
            Finding finding = finding(element);
            if (finding != null) {
                String icon = Say.icon(finding.severity());
                return finding.isSuppressed() ? icons.muted(icon) : icons.get(icon);
            }
            return element instanceof Page ? icons.get("recording") : null;
        }
    }
}
