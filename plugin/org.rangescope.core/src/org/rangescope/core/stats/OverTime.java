// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

/**
 * How many map calls took how long, over time: columns of equal time, rows of durations that grow by an equal factor. The arrays hold a cell at
 * {@code column * rows + row}, are equally long, and not to be changed.
 *
 * @param fromNs        begin of the first column, ns of the stream
 * @param stepNs        width of a column, ns
 * @param columns       columns
 * @param rows          rows
 * @param lowestNs      lower edge of the first row, ns; a power of ten
 * @param rowsPerDecade rows from one power of ten to the next
 * @param count         map calls in each cell
 * @param slowest       mapping row of a map call in each cell than which no other one there took 7 % longer, or -1; of the slowest one in the uppermost
 *                      cell of a column
 * @param total         map calls in all cells
 */
public record OverTime(long fromNs, long stepNs, int columns, int rows, long lowestNs, int rowsPerDecade, int[] count, int[] slowest,
        long total) {

    /**
     * The duration at the lower edge of a row.
     *
     * @param row from 0; {@link #rows()} gives the upper edge of the last
     * @return ns
     */
    public double edgeNs(int row) {
        return lowestNs * Math.pow(10, (double) row / rowsPerDecade);
    }

    /**
     * The fullest cell.
     *
     * @return its map calls, 0 when there are none
     */
    public int most() {
        int most = 0;
        for (int each : count) {
            most = Math.max(most, each);
        }
        return most;
    }
}
