// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.widgets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.FileDialog;

/** Asks where something is to be written, and gives the file's name its ending. No file is replaced that the user was not asked about. */
public final class SaveAs {

    private SaveAs() {}

    /**
     * Opens a dialog until it names a file that may be written.
     *
     * @param dialog asks before it names a file that is there
     * @param known endings that a name may have, with their dot; any when there are none
     * @param added the ending of a name without one, with its dot
     * @return the file; null when nothing is to be written
     */
    public static Path ask(FileDialog dialog, List<String> known, Supplier<String> added) {
        dialog.setOverwrite(true);
        return ask(dialog::open, known, added, file -> MessageDialog.openQuestion(dialog.getParent(), Messages.replaceTitle,
                NLS.bind(Messages.replaceQuestion, Plain.label(file.getFileName().toString()))));
    }

    /** The same with somebody else to answer. */
    public static Path ask(Supplier<String> dialog, List<String> known, Supplier<String> added, Predicate<Path> replaces) {
        for (String chosen = dialog.get(); chosen != null; chosen = dialog.get()) {
            Path file = Path.of(chosen);
            Path named = named(file, known, added);
            // the dialog asked about the name as it was typed, not about this one
            if (named.equals(file) || !Files.exists(named) || replaces.test(named)) {
                return named;
            }
        }
        return null;
    }

    private static Path named(Path file, List<String> known, Supplier<String> added) {
        String name = String.valueOf(file.getFileName());
        String low = name.toLowerCase(Locale.ROOT);
        boolean ended = known.isEmpty() ? name.indexOf('.', 1) > 0 : known.stream().anyMatch(low::endsWith);
        return ended ? file : file.resolveSibling(name + added.get());
    }
}
