// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.selection;

import java.util.List;
import java.util.Objects;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.rangescope.charts.TimeRange;
import org.rangescope.core.util.Units;
import org.rangescope.model.session.NamedTime;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.session.RecordingSession;
import org.rangescope.ui.theme.Palette;
import org.rangescope.ui.widgets.Plain;

/** Says which time everything is about, and takes it elsewhere: back, forward, to a time that has a name. Only for the UI thread. */
public final class TimeBar extends Composite {

    private final Capture capture;
    private final SharedSelection selection;
    private final RecordingSession named;
    private final Label words;
    private final ToolItem back;
    private final ToolItem forward;
    private final ToolItem zoom;
    private final ToolItem clear;
    private final ToolItem name;
    private final ToolItem ranges;
    private final Menu menu;

    /**
     * @param parent with a GridLayout
     * @param capture whose time it is
     * @param selection where it is shared
     * @param zoomTo shows only the selected time
     */
    public TimeBar(Composite parent, Capture capture, SharedSelection selection, Runnable zoomTo) {
        super(parent, SWT.NONE);
        this.capture = capture;
        this.selection = selection;
        this.named = capture.session();
        setBackground(getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(10, 0).spacing(8, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(this);
        ToolBar history = new ToolBar(this, SWT.FLAT);
        back = item(history, SWT.PUSH, Messages.back, Messages.backTip, () -> selection.goBack(capture));
        forward = item(history, SWT.PUSH, Messages.forward, Messages.forwardTip, () -> selection.goForward(capture));
        words = new Label(this, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(words);
        ToolBar actions = new ToolBar(this, SWT.FLAT | SWT.RIGHT);
        zoom = item(actions, SWT.PUSH, Messages.zoom, Messages.zoomTip, zoomTo);
        clear = item(actions, SWT.PUSH, Messages.clear, Messages.clearTip, this::clear);
        name = item(actions, SWT.PUSH, Messages.name, Messages.nameTip, this::askName);
        ranges = item(actions, SWT.PUSH, Messages.ranges, Messages.rangesTip, this::showMenu);
        menu = new Menu(getShell(), SWT.POP_UP);
        addListener(SWT.Dispose, e -> menu.dispose());
        selection.listen(this, now -> {
            if (now.capture() == capture) {
                update(now);
            }
        });
        capture.listen(this, this::refresh);
        named.listen(this, this::refresh);
        refresh();
    }

    private static ToolItem item(ToolBar bar, int style, String text, String tip, Runnable action) {
        ToolItem item = new ToolItem(bar, style);
        item.setText(" " + text + " ");
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, e -> action.run());
        return item;
    }

    private CaptureSelection selected() {
        CaptureSelection now = selection.current();
        return now != null && now.capture() == capture ? now : CaptureSelection.none(capture);
    }

    private void refresh() {
        update(selected());
    }

    private void update(CaptureSelection now) {
        Digest digest = capture.state().digest();
        TimeRange time = now.time();
        words.setForeground(time == null ? Palette.of(this).dim() : Palette.of(this).text());
        String next = digest == null
                ? ""
                : time == null
                        ? NLS.bind(Messages.whole, Units.duration(digest.endNs() - digest.startNs()))
                        : NLS.bind(Messages.selected, new Object[]{Units.moment(time.fromNs() - digest.startNs()),
                                Units.moment(time.toNs() - digest.startNs()), Units.duration(time.lengthNs())});
        if (!next.equals(words.getText())) {
            words.setText(next);
            words.setToolTipText(digest == null || time == null
                    ? Messages.wholeTip
                    : NLS.bind(Messages.selectedTip, Units.exactNs(time.fromNs() - digest.startNs()),
                            Units.exactNs(time.toNs() - digest.startNs())));
        }
        back.setEnabled(selection.canGoBack(capture));
        forward.setEnabled(selection.canGoForward(capture));
        zoom.setEnabled(time != null);
        clear.setEnabled(time != null);
        name.setEnabled(time != null);
        ranges.setEnabled(time != null || !named.times().isEmpty());
    }

    /** Forgets the selected time. */
    public void clear() {
        selection.select(selected().withTime(null));
    }

    /** Asks for a name for the selected time. */
    public void askName() {
        TimeRange time = selected().time();
        Digest digest = capture.state().digest();
        if (time == null || digest == null) {
            return;
        }
        String span = NLS.bind(Messages.nameDefault, Units.moment(time.fromNs() - digest.startNs()),
                Units.moment(time.toNs() - digest.startNs()));
        InputDialog dialog = new InputDialog(getShell(), Messages.nameTitle, NLS.bind(Messages.nameMessage, span), span, named::problemOf);
        if (dialog.open() == Window.OK) {
            named.addTime(Objects.requireNonNull(dialog.getValue()), time);
        }
    }

    private void showMenu() {
        fill(menu);
        Point corner = ranges.getParent().toDisplay(ranges.getBounds().x, ranges.getBounds().y + ranges.getBounds().height);
        menu.setLocation(corner);
        menu.setVisible(true);
    }

    /** Fills a menu with the times that have a name: to go to, to delete. */
    void fill(Menu into) {
        for (MenuItem item : into.getItems()) {
            item.dispose();
        }
        List<NamedTime> list = named.times();
        Digest digest = capture.state().digest();
        for (NamedTime each : list) {
            MenuItem item = new MenuItem(into, SWT.PUSH);
            item.setText(label(each, digest));
            // a file may have been replaced by another recording of the same name
            item.setEnabled(digest != null && each.getFromNs() <= digest.endNs() && each.getToNs() >= digest.startNs());
            item.addListener(SWT.Selection, e -> selection.select(selected().withTime(RecordingSession.timeOf(each))));
        }
        if (list.isEmpty()) {
            MenuItem none = new MenuItem(into, SWT.PUSH);
            none.setText(Messages.noneNamed);
            none.setEnabled(false);
        }
        MenuItem line = new MenuItem(into, SWT.SEPARATOR);
        MenuItem add = new MenuItem(into, SWT.PUSH, into.indexOf(line) + 1);
        add.setText(Messages.nameMenu);
        add.setEnabled(selected().time() != null);
        add.addListener(SWT.Selection, e -> askName());
        if (!list.isEmpty()) {
            MenuItem delete = new MenuItem(into, SWT.CASCADE);
            delete.setText(Messages.delete);
            Menu deletions = new Menu(delete);
            delete.setMenu(deletions);
            for (NamedTime each : list) {
                MenuItem item = new MenuItem(deletions, SWT.PUSH);
                item.setText(label(each, digest));
                item.addListener(SWT.Selection, e -> named.remove(each));
            }
        }
    }

    private static String label(NamedTime range, Digest digest) {
        String at = digest == null ? "" : "\t" + Units.moment(range.getFromNs() - digest.startNs());
        return Plain.label(range.getName()) + at;
    }

    /** The menu of times that have a name, as it would be shown now. */
    public Menu namedMenu() {
        fill(menu);
        return menu;
    }

    /** What it says. */
    public String text() {
        return words.getText();
    }

    /** The buttons: back, forward, zoom, clear, name, named. */
    public List<ToolItem> buttons() {
        return List.of(back, forward, zoom, clear, name, ranges);
    }
}
