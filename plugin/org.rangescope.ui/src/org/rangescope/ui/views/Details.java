// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.views;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.osgi.util.NLS;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.model.Attachment;
import org.rangescope.model.Mapping;
import org.rangescope.model.Range;
import org.rangescope.model.text.ModelText;
import org.rangescope.model.text.Property;
import org.rangescope.ui.tables.EventDetails;

/**
 * What is to be said about an object of the model.
 *
 * @param title such as "Mapping #8812"
 * @param properties name and value of each property
 * @param stackTitle whose stack it is, such as "Mapped by vm-manager (2214)"; empty when the object has none
 * @param stack frames, innermost first
 * @param callSite which of the frames is the driver's, or -1
 * @param mapping row of the mapping whose ranges are shown, or -1
 */
@NonNullByDefault
public record Details(String title, List<Property> properties, String stackTitle, List<String> stack, int callSite, int mapping) {

    /** When nothing is selected. */
    public static final Details NONE = new Details("", List.of(), "", List.of(), -1, -1);

    /** Describes a raw record. */
    public static Details of(EventDetails event) {
        return new Details(event.title(),
                event.fields().stream().map(field -> new Property(field.name(), field.value(), field.exact())).toList(),
                "", List.of(), -1, -1);
    }

    /** The same, and more of it. */
    public Details with(List<Property> more) {
        List<Property> all = new ArrayList<>(properties);
        all.addAll(more);
        return new Details(title, List.copyOf(all), stackTitle, stack, callSite, mapping);
    }

    /** Describes an object; in the thread that owns the model. */
    public static Details of(EObject object) {
        String title = ModelText.title(object);
        List<Property> properties = List.copyOf(ModelText.properties(object));
        Mapping mapping = object instanceof Range range && range.eContainer() instanceof Mapping parent
                ? parent
                : object instanceof Mapping m ? m : null;
        if (mapping != null) {
            List<String> stack = List.copyOf(mapping.getStack());
            return new Details(object == mapping ? title : NLS.bind(Messages.rangeOf, title, String.valueOf(mapping.getSerial())),
                    properties,
                    by(Messages.mappedBy, mapping.getTask()), stack,
                    stack.indexOf(mapping.getCallSite()), mapping.getRow());
        }
        if (object instanceof Attachment attachment) {
            return new Details(title, properties, by(Messages.attachedBy, attachment.getTask()), List.copyOf(attachment.getStack()), -1,
                    -1);
        }
        return new Details(title, properties, "", List.of(), -1, -1);
    }

    private static String by(String what, String task) {
        return NLS.bind(what, task.isEmpty() ? Messages.unknownTask : task);
    }
}
