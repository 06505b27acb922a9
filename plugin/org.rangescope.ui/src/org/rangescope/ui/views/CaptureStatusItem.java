// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.views;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IPageListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;
import org.rangescope.charts.TimeRange;
import org.rangescope.core.util.Units;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureFollower;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.capture.CaptureState.Phase;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.selection.SharedSelection;
import org.rangescope.ui.theme.Palette;
import org.rangescope.ui.theme.Palette.Tone;

/** In the status line: how much was captured, how fast, what was lost, and which stretch of time is selected. */
public final class CaptureStatusItem extends WorkbenchWindowControlContribution {

    /** Room for the longest line, so that the status line does not move while numbers grow. */
    private static final int WIDTH_CHARS = 60;

    private Composite root;
    private Label words;
    private Label lost;
    private Label range;
    private CaptureFollower followed;
    private SharedSelection selection;

    @Override
    protected Control createControl(Composite parent) {
        root = new Composite(parent, SWT.NONE) {
            @Override
            public Point computeSize(int wHint, int hHint, boolean changed) {
                return new Point(new PixelConverter(this).convertWidthInCharsToPixels(WIDTH_CHARS),
                        super.computeSize(wHint, hHint, changed).y);
            }
        };
        GridLayoutFactory.fillDefaults().numColumns(3).margins(6, 2).spacing(16, 0).applyTo(root);
        words = label();
        lost = label();
        range = label();
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(range);
        IWorkbenchWindow window = getWorkbenchWindow();
        // the window's pages and services come after its trim
        Display display = parent.getDisplay();
        display.asyncExec(() -> {
            if (!root.isDisposed()) {
                begin(window);
            }
        });
        return root;
    }

    private Label label() {
        Label label = new Label(root, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(label);
        return label;
    }

    private void begin(IWorkbenchWindow window) {
        selection = window.getService(SharedSelection.class);
        selection.listen(root, now -> refresh());
        followed = new CaptureFollower(root, this::refresh);
        IWorkbenchPage page = window.getActivePage();
        if (page != null) {
            ActiveCapture.follow(page, root, this::show);
        } else {
            window.addPageListener(new IPageListener() {
                @Override
                public void pageOpened(IWorkbenchPage opened) {
                    window.removePageListener(this);
                    if (!root.isDisposed()) {
                        ActiveCapture.follow(opened, root, CaptureStatusItem.this::show);
                    }
                }

                @Override
                public void pageActivated(IWorkbenchPage activated) {
                    // the same page
                }

                @Override
                public void pageClosed(IWorkbenchPage closed) {
                    // nothing to show any more
                }
            });
        }
    }

    private void show(Capture next) {
        followed.follow(next);
        refresh();
    }

    private void refresh() {
        if (root.isDisposed()) {
            return;
        }
        Capture capture = followed.capture();
        CaptureState state = capture == null ? null : capture.state();
        Digest digest = state == null ? null : state.digest();
        if (state == null || digest == null || selection == null || state.phase() == Phase.FAILED && digest.health().events() == 0) {
            words.setText("");
            lost.setText("");
            range.setText("");
        } else {
            String span = Units.duration(Math.max(0, digest.endNs() - digest.startNs()));
            words.setText(NLS.bind(
                    state.phase() == Phase.LIVE
                            ? Messages.statusLive
                            : state.phase() == Phase.FAILED ? Messages.statusFailed : Messages.status,
                    new Object[]{span, Units.count(digest.health().events()), Units.count(Math.round(digest.eventsPerSecond()))}));
            boolean whole = digest.health().isWhole();
            Palette palette = Palette.of(root);
            lost.setText(whole ? Messages.statusWhole : digest.health().lostWords());
            lost.setForeground(palette.ink(whole ? Tone.GOOD : Tone.WARNING));
            CaptureSelection now = selection.current();
            TimeRange time = now != null && now.capture() == capture ? now.time() : null;
            // from when to when stands above the pages
            range.setText(time == null ? "" : NLS.bind(Messages.statusSelected, Units.duration(time.lengthNs())));
        }
        root.layout(true, true);
    }

    /** What stands in the status line, for tests. */
    public String text() {
        return words.getText() + " " + lost.getText() + " " + range.getText();
    }
}
