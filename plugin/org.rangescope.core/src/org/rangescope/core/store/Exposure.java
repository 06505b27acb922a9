// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

/**
 * What is mapped over time, at a cost that does not grow with the number of mappings. A leaked mapping never ends; one that is gone although nobody saw when
 * ends where that was noticed. Read it under the session's lock.
 */
public interface Exposure {

    /**
     * The extremes of what is mapped, column by column.
     *
     * @param fromNs   begin of the first column, ns of the stream
     * @param stepNs   width of a column, ns, at least 1
     * @param minLive  receives the fewest mappings in each column; its length is the number of columns
     * @param maxLive  receives the most mappings in each column
     * @param minBytes receives the fewest exposed bytes in each column
     * @param maxBytes receives the most exposed bytes in each column
     */
    void extremes(long fromNs, long stepNs, long[] minLive, long[] maxLive, long[] minBytes, long[] maxBytes);

    /** Takes in samples of what is mapped. */
    interface SampleVisitor {

        /**
         * What is mapped at a moment follows.
         *
         * @param timeNs the moment, ns of the stream; each is later than the one before
         */
        void moment(long timeNs);

        /**
         * What is mapped by a cell at that moment. Cells that have nothing mapped are left out.
         *
         * @param cell  cell of {@link Populations}
         * @param live  its mappings, at least 1
         * @param bytes that they expose
         */
        void live(int cell, long live, long bytes);
    }

    /**
     * What is mapped, by cell, at moments spread over a stretch of time.
     *
     * @param fromNs  the first moment is not before, ns of the stream
     * @param toNs    the last moment is not after
     * @param atMost  so many moments at most; fewer where what is stored is coarser
     * @param visitor takes them in order of time
     */
    void samples(long fromNs, long toNs, int atMost, SampleVisitor visitor);

    /**
     * The same by who made the mappings.
     *
     * @return samples by cells of {@link Populations#processes()}
     */
    Exposure processes();
}
