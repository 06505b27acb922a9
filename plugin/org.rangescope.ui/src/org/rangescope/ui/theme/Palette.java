// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.theme;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.rangescope.core.util.annotation.NonNullByDefault;

/**
 * The few colours that are ours, derived from the background that the platform's theme gives a control, so that they are readable on a light
 * and on a dark one. A colour is never the only sign of anything.
 *
 * @param dark whether the background is dark
 * @param background of the control
 * @param text for what is read
 * @param dim for what is read second
 * @param line for frames and grid lines
 * @param card fill of a card
 * @param selected fill of what is selected
 * @param focus frame of what has the keyboard
 */
@NonNullByDefault
public record Palette(boolean dark, Color background, Color text, Color dim, Color line, Color card, Color selected, Color focus) {

    /** What a colour says. */
    public enum Tone {
        /** A definite error. */
        ERROR(0xD64541, 0xB3261E, 0xFFB4AB),
        /** A warning, or lost evidence. */
        WARNING(0xD9A21B, 0x7A5200, 0xF5CE73),
        /** Time spent. */
        PERF(0x3D7BD9, 0x1D4F9E, 0xA9C7FF),
        /** Worth knowing. */
        INFO(0x7B8594, 0x4A5361, 0xC5CCD6),
        /** All is well. */
        GOOD(0x3A9D5D, 0x1E6B3A, 0x9BDDB3);

        private final int strong;
        private final int onLight;
        private final int onDark;

        Tone(int strong, int onLight, int onDark) {
            this.strong = strong;
            this.onLight = onLight;
            this.onDark = onDark;
        }
    }

    /** The palette for what is drawn on {@code control}; on the UI thread. */
    public static Palette of(Control control) {
        RGB background = control.getBackground().getRGB();
        boolean dark = luminance(background) < 0.45;
        RGB black = new RGB(0x1B, 0x1F, 0x26);
        RGB white = new RGB(0xEE, 0xF0, 0xF3);
        RGB text = dark ? white : black;
        return new Palette(dark, new Color(background), new Color(text), new Color(mix(text, background, dark ? 0.70 : 0.62)),
                new Color(mix(text, background, 0.15)), new Color(dark ? mix(white, background, 0.05) : new RGB(255, 255, 255)),
                new Color(mix(rgb(Tone.PERF.strong), background, dark ? 0.35 : 0.14)), new Color(rgb(Tone.PERF.strong)));
    }

    private static double luminance(RGB c) {
        return (0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue) / 255;
    }

    private static RGB rgb(int value) {
        return new RGB(value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF);
    }

    private static RGB mix(RGB over, RGB under, double share) {
        return new RGB((int) Math.round(over.red * share + under.red * (1 - share)),
                (int) Math.round(over.green * share + under.green * (1 - share)),
                (int) Math.round(over.blue * share + under.blue * (1 - share)));
    }

    /** The strong colour of a tone: discs, bars. */
    public Color strong(Tone tone) {
        return new Color(rgb(tone.strong));
    }

    /** The tone as a pale fill behind text. */
    public Color fill(Tone tone) {
        return new Color(mix(rgb(tone.strong), background.getRGB(), dark ? 0.25 : 0.15));
    }

    /** The tone as text, readable on {@link #fill(Tone)} and on the background. */
    public Color ink(Tone tone) {
        return new Color(rgb(dark ? tone.onDark : tone.onLight));
    }
}
