// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import java.util.List;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.rangescope.charts.TimeRange;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.selection.CaptureSelection;

/** A page of the recording's editor. Built when it is first looked at; all methods are called on the UI thread. */
public interface Page {

    /** What stands on its tab. */
    String title();

    /** Builds the page. */
    Control create(Composite parent);

    /** The capture changed, or the page came to the front: asks for what is to be shown. */
    void refresh(CaptureState state);

    /** Something was selected, here or elsewhere. */
    void select(CaptureSelection selection);

    /** The page came to the front. */
    void setFocus();

    /** Shows only this time in whatever has a time axis. */
    default void zoomTo(TimeRange time) {
        // most pages have none
    }

    /** Shows all of what was zoomed into, so that whatever is selected can be seen. */
    default void zoomOut() {
        // nothing is zoomed into on most pages
    }

    /** Notes how it shows things, for the next time that the workbench is started. */
    default void saveState(IMemento memento) {
        // most pages show things in one way
    }

    /** Shows things as they were shown when {@link #saveState} was called; before the page is built, or after. */
    default void restoreState(IMemento memento) {
        // most pages show things in one way
    }

    /** What stands on it, from top to bottom, for the outline; may be asked before the page is built. */
    default List<String> sections() {
        return List.of();
    }

    /** The help context of the page: what F1 opens. */
    default String help() {
        return Help.RECORDING;
    }

    /** Whether everything asked for is on the screen. */
    boolean isUpToDate();
}
