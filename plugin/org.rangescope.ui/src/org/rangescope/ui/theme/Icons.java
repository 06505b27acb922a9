// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.theme;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;
import org.rangescope.core.util.annotation.NonNullByDefault;

/** Our icons, for as long as a control lives. */
@NonNullByDefault
public final class Icons {

    private final LocalResourceManager images;

    /** @param owner the images are freed with it */
    public Icons(Control owner) {
        images = new LocalResourceManager(JFaceResources.getResources(), owner);
    }

    /** The icon called {@code name}, without ending; on the UI thread. */
    public Image get(String name) {
        return images.get(descriptor(name));
    }

    /** The icon called {@code name} without its colours, for what is not to catch the eye; on the UI thread. */
    public Image muted(String name) {
        return images.get(ImageDescriptor.createWithFlags(descriptor(name), SWT.IMAGE_GRAY));
    }

    /** The icon called {@code name}, without ending, for somebody else to make an image of. */
    public static ImageDescriptor descriptor(String name) {
        return ResourceLocator.imageDescriptorFromBundle(Icons.class, "icons/" + name + ".svg")
                .orElseGet(ImageDescriptor::getMissingImageDescriptor);
    }
}
