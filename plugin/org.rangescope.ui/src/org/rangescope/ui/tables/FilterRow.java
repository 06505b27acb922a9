// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.TextContentAdapter;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.rangescope.core.filter.Completion;
import org.rangescope.core.filter.Filter;
import org.rangescope.core.filter.FilterException;
import org.rangescope.core.filter.FilterField;
import org.rangescope.core.filter.Proposal;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.theme.Icons;
import org.rangescope.ui.theme.Palette;
import org.rangescope.ui.theme.Palette.Tone;
import org.rangescope.ui.widgets.Plain;

/**
 * A field in which a filter is written, with proposals (Ctrl+Space, and after an operator), and what is wrong with it below. A filter is told a moment after the
 * last key, one that cannot be understood not at all.
 */
public final class FilterRow extends Composite {

    private static final int MOMENT_MS = 150;
    private static final Set<String> JOINING = Set.of("&&", "||");
    private static final char[] ACTIVATE = {'=', '~', '<', '>', '&', '|', '('};

    private final Text text;
    private final CLabel wrong;
    private String problem = "";
    private final ContentProposalAdapter assist;
    private List<FilterField> fields = List.of();
    private Map<String, List<String>> seen = Map.of();
    private Consumer<Filter> changed = filter -> {};
    private Runnable left = () -> {};
    private Runnable needed = () -> {};
    private Filter filter = Filter.ALL;
    private int edits;

    /** What could be written, for the popup. */
    private record Choice(Proposal proposal) implements IContentProposal {
        @Override
        public String getContent() {
            return proposal.insert();
        }

        @Override
        public int getCursorPosition() {
            return proposal.insert().length();
        }

        @Override
        public String getDescription() {
            return null;
        }

        @Override
        public String getLabel() {
            return proposal.description().isEmpty() ? proposal.label() : proposal.label() + " – " + proposal.description();
        }
    }

    /**
     * @param parent as always
     * @param hint what stands in the empty field
     */
    public FilterRow(Composite parent, String hint) {
        super(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).extendedMargins(0, 0, 0, 0).applyTo(this);
        text = new Text(this, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        text.setMessage(hint);
        Help.set(this, Help.FILTER);
        text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = Messages.Filter_access;
            }
        });
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        wrong = new CLabel(this, SWT.NONE);
        wrong.setMargins(0, 0, 0, 0);
        wrong.setImage(new Icons(wrong).get("error"));
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(wrong);
        wrong.setVisible(false);
        assist = new ContentProposalAdapter(text, new TextContentAdapter(), (contents, position) -> proposals(contents, position),
                KeyStroke.getInstance(SWT.MOD1, ' '), ACTIVATE);
        assist.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_IGNORE);
        assist.setFilterStyle(ContentProposalAdapter.FILTER_NONE);
        assist.setAutoActivationDelay(200);
        assist.addContentProposalListener(proposal -> accept(((Choice) proposal).proposal()));
        text.addListener(SWT.Modify, e -> modified());
        text.addListener(SWT.FocusIn, e -> needed.run());
        text.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ARROW_DOWN && !assist.isProposalPopupOpen()) {
                left.run();
                e.doit = false;
            } else if (e.keyCode == SWT.ESC && !assist.isProposalPopupOpen() && !text.getText().isEmpty()) {
                text.setText("");
                e.doit = false;
            }
        });
        text.addListener(SWT.DefaultSelection, e -> {
            if (e.detail != SWT.ICON_CANCEL && !assist.isProposalPopupOpen()) {
                now();
            }
        });
    }

    /** What can be asked for. */
    public void setFields(List<FilterField> list) {
        fields = list;
    }

    /** What was seen in columns, by their names. */
    public void setSeen(Map<String, List<String>> values) {
        seen = values;
    }

    /** Called with each filter that can be understood. */
    public void onChange(Consumer<Filter> listener) {
        changed = listener;
    }

    /** Called when somebody goes down to the rows. */
    public void onLeave(Runnable listener) {
        left = listener;
    }

    /** Called when somebody begins to write, so that proposals may be prepared. */
    public void onNeeded(Runnable listener) {
        needed = listener;
    }

    /** The field. */
    public Text text() {
        return text;
    }

    /** What is wrong with the filter; empty when nothing is. */
    public String problem() {
        return problem;
    }

    /** Whether proposals are offered right now. */
    public boolean isAssisting() {
        return assist.isProposalPopupOpen();
    }

    /** The filter that was told last. */
    public Filter filter() {
        return filter;
    }

    /** Writes a filter, as if somebody had. */
    public void setFilter(String words) {
        text.setText(words);
        text.setSelection(words.length());
        now();
    }

    /** Says what is wrong with the table's rows, in the same place. */
    public void setProblem(String words) {
        problem = words;
        boolean shown = !words.isEmpty();
        wrong.setForeground(Palette.of(wrong).ink(Tone.ERROR));
        wrong.setText(Plain.label(words));
        wrong.setToolTipText(Plain.tip(words));
        if (wrong.getVisible() != shown) {
            wrong.setVisible(shown);
            ((GridData) wrong.getLayoutData()).exclude = !shown;
            getParent().getParent().layout(true, true);
        }
    }

    private IContentProposal[] proposals(String contents, int position) {
        List<Proposal> found = Completion.at(contents, position, fields, field -> seen.getOrDefault(field.name(), List.of()));
        // who has written a whole filter is done, mostly: what could follow is offered to those who ask, and goes away with the next key
        boolean done = assist.isProposalPopupOpen() && found.stream().allMatch(proposal -> JOINING.contains(proposal.label()));
        return done ? new IContentProposal[0] : found.stream().map(Choice::new).toArray(IContentProposal[]::new);
    }

    private void accept(Proposal proposal) {
        String now = text.getText();
        if (proposal.to() <= now.length()) {
            text.setText(proposal.applyTo(now));
            text.setSelection(proposal.caret());
        }
    }

    private void modified() {
        int edit = ++edits;
        getDisplay().timerExec(MOMENT_MS, () -> {
            if (edit == edits && !isDisposed()) {
                now();
            }
        });
    }

    private void now() {
        edits++;
        String words = text.getText();
        try {
            Filter next = Filter.parse(words, fields);
            setProblem("");
            if (!next.text().equals(filter.text())) {
                filter = next;
                changed.accept(next);
            }
        } catch (FilterException e) {
            setProblem(e.what());
        }
    }

    @Override
    public boolean setFocus() {
        return text.setFocus();
    }
}
