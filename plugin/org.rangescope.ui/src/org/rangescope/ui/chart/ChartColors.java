// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.chart;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.themes.IThemeManager;
import org.rangescope.charts.ChartTheme;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.ui.theme.Palette;

/** The colours and letters of charts: those of the platform's theme, which users may change in its preferences. On the UI thread. */
@NonNullByDefault
final class ChartColors {

    private static final String PREFIX = "org.rangescope.ui.chart.";
    private static final float PIXELS_PER_POINT = 96f / 72f;
    /** Letters of a chart are a little smaller than those around it. */
    private static final float SMALLER = 0.86f;

    private ChartColors() {}

    /** For a chart on a control: its background, its font. */
    static ChartTheme of(Control control) {
        Palette palette = Palette.of(control);
        FontData font = control.getFont().getFontData()[0];
        ChartTheme base = palette.dark() ? ChartTheme.dark() : ChartTheme.light();
        List<java.awt.Color> series = new ArrayList<>();
        for (int i = 0; i < base.series().size(); i++) {
            series.add(color("series" + (i + 1), base.series().get(i)));
        }
        return new ChartTheme(awt(palette.background().getRGB()), base.plot(), base.border(), base.grid(), base.text(), base.mutedText(),
                series,
                color("live", base.live()), color("leak", base.leak()), color("leakLine", base.leakLine()),
                color("blocked", base.blocked()),
                base.blockedText(), color("selection", base.selection()), base.band(), font.getName(),
                font.getHeight() * PIXELS_PER_POINT * SMALLER);
    }

    private static java.awt.Color color(String name, java.awt.Color otherwise) {
        if (!PlatformUI.isWorkbenchRunning()) {
            return otherwise;
        }
        RGB rgb = PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry().getRGB(PREFIX + name);
        return rgb == null ? otherwise : awt(rgb);
    }

    private static java.awt.Color awt(RGB rgb) {
        return new java.awt.Color(rgb.red, rgb.green, rgb.blue);
    }

    /** Tells when one of the colours has changed, for as long as a control lives. */
    static void listen(Control owner, Runnable changed) {
        if (PlatformUI.isWorkbenchRunning()) {
            IThemeManager themes = PlatformUI.getWorkbench().getThemeManager();
            IPropertyChangeListener listener = event -> {
                if (event != null
                        && (event.getProperty().startsWith(PREFIX) || IThemeManager.CHANGE_CURRENT_THEME.equals(event.getProperty()))
                        && !owner.isDisposed()) {
                    owner.getDisplay().asyncExec(() -> {
                        if (!owner.isDisposed()) {
                            changed.run();
                        }
                    });
                }
            };
            themes.addPropertyChangeListener(listener);
            owner.addListener(SWT.Dispose, e -> themes.removePropertyChangeListener(listener));
        }
    }
}
