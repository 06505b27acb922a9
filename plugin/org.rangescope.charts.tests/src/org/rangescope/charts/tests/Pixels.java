// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts.tests;

import java.awt.Color;
import org.rangescope.charts.ChartPicture;

/** Looks at the pixels of a picture by logical positions. */
final class Pixels {
    private final ChartPicture picture;

    Pixels(ChartPicture picture) {
        this.picture = picture;
    }

    int at(double x, double y) {
        int px = (int) Math.floor(x * picture.scale());
        int py = (int) Math.floor(y * picture.scale());
        return picture.pixels()[py * picture.image().getWidth() + px];
    }

    /** How far apart two colours are, 0 to 765. */
    static int distance(int rgb, Color color) {
        return Math.abs((rgb >> 16 & 255) - color.getRed()) + Math.abs((rgb >> 8 & 255) - color.getGreen())
                + Math.abs((rgb & 255) - color.getBlue());
    }

    /** How many pixels of a logical rectangle have nearly this colour. */
    int count(Color color, double x, double y, double width, double height) {
        return count(color, x, y, width, height, 60);
    }

    /** How many pixels of a logical rectangle have just this colour. */
    int countOf(Color color, double x, double y, double width, double height) {
        return count(color, x, y, width, height, 6);
    }

    private int count(Color color, double x, double y, double width, double height, int tolerance) {
        int count = 0;
        int imageWidth = picture.image().getWidth();
        int imageHeight = picture.image().getHeight();
        for (int py = (int) Math.max(0, y * picture.scale()); py < Math.min(imageHeight, (y + height) * picture.scale()); py++) {
            for (int px = (int) Math.max(0, x * picture.scale()); px < Math.min(imageWidth, (x + width) * picture.scale()); px++) {
                count += distance(picture.pixels()[py * imageWidth + px], color) < tolerance ? 1 : 0;
            }
        }
        return count;
    }

    int count(Color color) {
        return count(color, 0, 0, picture.view().width(), picture.view().height());
    }

    /** Contrast of two colours as the web's guidelines count it: 1 for none, 21 for black on white. */
    static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
