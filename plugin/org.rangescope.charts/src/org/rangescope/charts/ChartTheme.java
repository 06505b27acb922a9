// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.Color;
import java.util.List;

/**
 * The colours and letters of a chart. No meaning is carried by colour alone: what has a colour also has a shape, a number or a word.
 *
 * @param background around the plot
 * @param plot behind the data
 * @param border of the plot
 * @param grid thin lines at the ticks
 * @param text labels that are part of the message
 * @param mutedText tick and axis labels
 * @param series colours of groups, taken in order and again from the start
 * @param live area of what is in use
 * @param leak area of what was never unmapped
 * @param leakLine its edge, and the marks of findings
 * @param blocked area of time spent off the CPU
 * @param blockedText words on it
 * @param selection ring and edge of what is selected
 * @param band stretch of time that is selected; translucent
 * @param fontFamily name of the font
 * @param fontSize of tick labels, in logical pixels
 */
public record ChartTheme(Color background, Color plot, Color border, Color grid, Color text, Color mutedText, List<Color> series,
        Color live,
        Color leak, Color leakLine, Color blocked, Color blockedText, Color selection, Color band, String fontFamily, float fontSize) {
    /** Copies the list. */
    public ChartTheme {
        series = List.copyOf(series);
        if (series.isEmpty()) {
            throw new IllegalArgumentException("a theme needs a colour for series");
        }
    }

    /** Dark letters on white. */
    public static ChartTheme light() {
        return new ChartTheme(new Color(0xFFFFFF), new Color(0xFBFDFE), new Color(0xD3D8DF), new Color(0xEBEEF2), new Color(0x1B2130),
                new Color(0x555C69),
                List.of(new Color(0x2F6CC9), new Color(0x2E9450), new Color(0xB2691A), new Color(0x7B4FB8), new Color(0x17818A),
                        new Color(0xB83A78),
                        new Color(0x68707E), new Color(0x8A7A12)),
                new Color(0xA9C6EF), new Color(0xF09E9A), new Color(0xD0413C), new Color(0xFCEDCB), new Color(0x875907),
                new Color(0x15204A),
                new Color(47, 108, 201, 44), "SansSerif", 11f);
    }

    /** Light letters on near-black. */
    public static ChartTheme dark() {
        return new ChartTheme(new Color(0x1F2227), new Color(0x24282E), new Color(0x464C56), new Color(0x33383F), new Color(0xE8EAED),
                new Color(0xA7AEB9),
                List.of(new Color(0x6EA6F5), new Color(0x63C587), new Color(0xE0A257), new Color(0xB790EE), new Color(0x55C1CA),
                        new Color(0xEB83B5),
                        new Color(0xA5ADBA), new Color(0xCFBE4A)),
                new Color(0x34547F), new Color(0xB8544F), new Color(0xF47570), new Color(0x4D4020), new Color(0xEBC572),
                new Color(0xF2F5FA),
                new Color(110, 166, 245, 60), "SansSerif", 11f);
    }

    /** The same on another background, such as that of the part around the chart. */
    public ChartTheme withBackground(Color other) {
        return new ChartTheme(other, plot, border, grid, text, mutedText, series, live, leak, leakLine, blocked, blockedText, selection,
                band, fontFamily,
                fontSize);
    }

    /** The same with other letters. */
    public ChartTheme withFont(String family, float size) {
        return new ChartTheme(background, plot, border, grid, text, mutedText, series, live, leak, leakLine, blocked, blockedText,
                selection, band, family,
                size);
    }

    /** Colour of the group with this position in its chart. */
    Color seriesColor(int index) {
        return series.get(index % series.size());
    }
}
