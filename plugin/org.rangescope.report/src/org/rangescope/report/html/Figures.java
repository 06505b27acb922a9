// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.rangescope.charts.Chart;
import org.rangescope.charts.ChartTheme;
import org.rangescope.charts.ChartView;
import org.rangescope.charts.Zoom;

/**
 * Draws the charts of one page: each once for a wide window and paper, and once for a phone, in colours that follow the reader's choice of light or dark.
 * Used by one thread.
 */
final class Figures {

    private static final int WIDE = 920;
    private static final int NARROW = 360;
    private static final Pattern COLOR = Pattern
            .compile("(fill|stroke)=\"#([0-9a-f]{6})\"(?: (?:fill|stroke)-opacity=\"([0-9.]+)\")?");

    /** A colour of an attribute in light and in dark. */
    private record Shade(String attribute, String light, String dark) {}

    private final Map<Shade, String> shades = new LinkedHashMap<>();
    private int drawn;

    /**
     * Draws a chart.
     *
     * @param chart  the chart
     * @param title  its name
     * @param height logical pixels in a wide window
     * @return two elements, one of which is seen
     */
    String draw(Chart chart, String title, int height) {
        return "<div class=\"wide\">" + svg(chart, title, WIDE, height) + "</div>\n<div class=\"narrow\">"
                + svg(chart, title, NARROW, Math.max(220, height * 4 / 5)) + "</div>\n";
    }

    private String svg(Chart chart, String title, int width, int height) {
        drawn++;
        String light = svg(chart, title, width, height, ChartTheme.light());
        String dark = svg(chart, title, width, height, ChartTheme.dark());
        return merged(light, dark);
    }

    private String svg(Chart chart, String title, int width, int height, ChartTheme theme) {
        StringBuilder out = new StringBuilder();
        try {
            chart.writeSvgElement(new ChartView(width, height, 1, theme, Zoom.NONE), title, "f" + drawn, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** One picture of two that differ in colours only: each element gets a class that stands for both of its colours. */
    private String merged(String light, String dark) {
        Matcher inLight = COLOR.matcher(light);
        Matcher inDark = COLOR.matcher(dark);
        StringBuilder both = new StringBuilder(light.length());
        int lightAt = 0;
        int darkAt = 0;
        while (inLight.find()) {
            if (!inDark.find() || !light.substring(lightAt, inLight.start()).equals(dark.substring(darkAt, inDark.start()))
                    || !inLight.group(1).equals(inDark.group(1))) {
                throw new IllegalStateException("a chart differs in more than colours from itself in the dark");
            }
            both.append(light, lightAt, inLight.start()).append("class=\"")
                    .append(shades.computeIfAbsent(
                            new Shade(String.valueOf(inLight.group(1)), css(inLight.group(2), inLight.group(3)),
                                    css(inDark.group(2), inDark.group(3))),
                            shade -> "k" + shades.size()))
                    .append('"');
            lightAt = inLight.end();
            darkAt = inDark.end();
        }
        return both.append(light, lightAt, light.length()).toString();
    }

    private static String css(String rgb, String opacity) {
        return opacity == null
                ? "#" + rgb
                : "#" + rgb + String.format(java.util.Locale.ROOT, "%02x", Math.round(Double.parseDouble(opacity) * 255));
    }

    /**
     * The colours of what was drawn.
     *
     * @param dark whether in dark
     * @return rules of a style sheet
     */
    String css(boolean dark) {
        StringBuilder css = new StringBuilder();
        shades.forEach((shade, name) -> {
            if (!dark || !shade.light().equals(shade.dark())) {
                css.append('.').append(name).append('{').append(shade.attribute()).append(':')
                        .append(dark ? shade.dark() : shade.light()).append("}\n");
            }
        });
        return css.toString();
    }
}
