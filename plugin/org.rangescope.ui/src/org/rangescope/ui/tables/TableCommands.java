// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.handlers.IHandlerService;

/** Lets the workbench's own commands and keys work on tables: Find, Find Next, Find Previous, Copy and Select All. */
public final class TableCommands {

    private TableCommands() {}

    /**
     * Handles them for as long as a part lives.
     *
     * @param site of the part
     * @param otherwise the table that is meant when none has the keyboard; may give null
     */
    public static void activate(IWorkbenchPartSite site, Supplier<TableView> otherwise) {
        IHandlerService handlers = site.getService(IHandlerService.class);
        handle(handlers, IWorkbenchCommandConstants.EDIT_FIND_AND_REPLACE, otherwise, TableView::find, text -> {});
        handle(handlers, "org.eclipse.ui.edit.findNext", otherwise, view -> view.findNext(false), text -> {});
        handle(handlers, "org.eclipse.ui.edit.findPrevious", otherwise, view -> view.findNext(true), text -> {});
        handle(handlers, IWorkbenchCommandConstants.EDIT_COPY, otherwise, view -> view.copy(false), Text::copy);
        handle(handlers, IWorkbenchCommandConstants.EDIT_SELECT_ALL, otherwise, view -> view.rowTable().selectAll(), Text::selectAll);
    }

    private static void handle(IHandlerService handlers, String command, Supplier<TableView> otherwise, Consumer<TableView> action,
            Consumer<Text> ofText) {
        handlers.activateHandler(command, new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) {
                Display display = Display.getCurrent();
                Control focus = display == null ? null : display.getFocusControl();
                boolean edits = command.equals(IWorkbenchCommandConstants.EDIT_COPY)
                        || command.equals(IWorkbenchCommandConstants.EDIT_SELECT_ALL);
                if (edits && focus instanceof Text text) {
                    ofText.accept(text);
                    return null;
                }
                TableView view = TableView.of(focus);
                if (view == null && !edits) {
                    view = otherwise.get();
                }
                if (view != null) {
                    action.accept(view);
                } else if (edits && focus instanceof org.eclipse.swt.custom.StyledText text) {
                    if (command.equals(IWorkbenchCommandConstants.EDIT_COPY)) {
                        text.copy();
                    } else {
                        text.selectAll();
                    }
                } else if (edits && focus != null && focus.getParent() instanceof org.rangescope.ui.widgets.DataTable<?> table) {
                    table.copy();
                }
                return null;
            }
        });
    }
}
