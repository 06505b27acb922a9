// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.compare;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.rangescope.ui.theme.Icons;

/**
 * Two recordings that are compared. The same two are the same input, whichever comes first, so that there is one editor for them. Survives a restart.
 *
 * @param first a recording
 * @param second another one
 * @param asGiven whether {@code first} is the one before; otherwise the time of the capture decides
 */
public record CompareInput(Path first, Path second, boolean asGiven) implements IEditorInput, IPersistableElement {

    private static final String FIRST = "first"; //$NON-NLS-1$
    private static final String SECOND = "second"; //$NON-NLS-1$
    private static final String AS_GIVEN = "asGiven"; //$NON-NLS-1$

    /** Makes the paths absolute. */
    public CompareInput {
        first = first.toAbsolutePath().normalize();
        second = second.toAbsolutePath().normalize();
    }

    /** Two recordings, of which the one that was captured first is the one before. */
    public static CompareInput of(Path first, Path second) {
        return new CompareInput(first, second, false);
    }

    /** What was kept; null when it is not whole. */
    static CompareInput from(IMemento memento) {
        String first = memento.getString(FIRST);
        String second = memento.getString(SECOND);
        return first == null || second == null
                ? null
                : new CompareInput(Path.of(first), Path.of(second), Boolean.TRUE.equals(memento.getBoolean(AS_GIVEN)));
    }

    @Override
    public void saveState(IMemento memento) {
        if (memento != null) {
            memento.putString(FIRST, first.toString());
            memento.putString(SECOND, second.toString());
            memento.putBoolean(AS_GIVEN, asGiven);
        }
    }

    @Override
    public String getFactoryId() {
        return CompareInputFactory.ID;
    }

    @Override
    public boolean exists() {
        return Files.exists(first) && Files.exists(second);
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icons.descriptor("compare"); //$NON-NLS-1$
    }

    @Override
    public String getName() {
        return NLS.bind(Messages.Compare_name, first.getFileName(), second.getFileName());
    }

    @Override
    public IPersistableElement getPersistable() {
        return this;
    }

    @Override
    public String getToolTipText() {
        return NLS.bind(Messages.Compare_name, first, second);
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CompareInput input
                && (first.equals(input.first) && second.equals(input.second) || first.equals(input.second) && second.equals(input.first));
    }

    @Override
    public int hashCode() {
        return first.hashCode() + second.hashCode();
    }
}
