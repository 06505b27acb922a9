// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/** The points of a picture by their pixels, to find the nearest one. Filled by one thread, then only read. */
final class Nearby {
    /** Half of what a point takes. */
    private static final double COVER = 3;

    private final PlotArea area;
    private double[] x = new double[256];
    private double[] y = new double[256];
    private int[] item = new int[256];
    private int size;

    Nearby(PlotArea area) {
        this.area = area;
    }

    /** Adds a point; one outside of the plot is left out. */
    void add(double xValue, double yValue, int what) {
        double px = area.xPixel(xValue);
        double py = area.yPixel(yValue);
        if (!area.contains(px, py)) {
            return;
        }
        if (size == x.length) {
            x = Arrays.copyOf(x, size * 2);
            y = Arrays.copyOf(y, size * 2);
            item = Arrays.copyOf(item, size * 2);
        }
        x[size] = px;
        y[size] = py;
        item[size++] = what;
    }

    /** Position of the nearest point within so many pixels, or -1. */
    int nearest(double px, double py, double reach) {
        double best = reach * reach;
        int found = -1;
        for (int i = 0; i < size; i++) {
            double dx = x[i] - px;
            double dy = y[i] - py;
            double distance = dx * dx + dy * dy;
            if (distance <= best) {
                best = distance;
                found = i;
            }
        }
        return found;
    }

    /** How many points a place would cover. */
    long within(Rectangle2D place) {
        long covered = 0;
        for (int i = 0; i < size; i++) {
            covered += x[i] > place.getX() - COVER && x[i] < place.getMaxX() + COVER && y[i] > place.getY() - COVER
                    && y[i] < place.getMaxY() + COVER ? 1 : 0;
        }
        return covered;
    }

    int item(int position) {
        return item[position];
    }

    double xPixel(int position) {
        return x[position];
    }

    double yPixel(int position) {
        return y[position];
    }

    double xValue(int position) {
        return area.xValue(x[position]);
    }

    double yValue(int position) {
        return area.yValue(y[position]);
    }

    /**
     * The corner (right?, bottom?) with the fewest points in it; upper left when there is no difference.
     *
     * @param important mappings that a corner should rather not cover
     */
    boolean[] emptiestCorner(int... important) {
        int[] count = new int[4];
        for (int i = 0; i < size; i++) {
            double h = (x[i] - area.x()) / area.width();
            double v = (y[i] - area.y()) / area.height();
            if ((h < 0.35 || h > 0.65) && (v < 0.4 || v > 0.6)) {
                int what = item[i];
                boolean dear = java.util.Arrays.stream(important).anyMatch(each -> each == what);
                count[(h > 0.65 ? 1 : 0) + (v > 0.6 ? 2 : 0)] += dear ? size : 1;
            }
        }
        int best = 0;
        for (int i = 1; i < 4; i++) {
            best = count[i] < count[best] ? i : best;
        }
        return new boolean[]{(best & 1) != 0, (best & 2) != 0};
    }
}
