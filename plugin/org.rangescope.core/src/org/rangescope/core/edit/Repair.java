// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.edit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.CaptureReader;
import org.rangescope.core.capture.Damage;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;

/**
 * Makes a recording without damage of one that has some: every record that can be read is in it, and what cannot be read has become a loss, with its number
 * of events where the packet's header tells it. Nothing is made up: a recording that was cut off has no end after that either.
 */
public final class Repair {

    private Repair() {}

    /**
     * What was done.
     *
     * @param records      that are in the new recording
     * @param lost         records that are known to be lost by the damage
     * @param damage       what could not be read, and what else is wrong, the first thousand of it
     * @param damageCount  all such places
     * @param droppedBytes bytes that are not in the new recording
     */
    public record Report(long records, long lost, List<Damage> damage, long damageCount, long droppedBytes) {

        /** Copies the list. */
        public Report {
            damage = List.copyOf(damage);
        }
    }

    /**
     * Writes a recording anew.
     *
     * @param source   the damaged one, at its start; not closed
     * @param out      takes the new one; flushed, not closed
     * @param progress told how far it is; asked whether to go on
     * @return what was done
     * @throws org.rangescope.core.capture.NotACaptureException if there is nothing in it that is a recording
     * @throws IOException                                      if something cannot be read or written
     * @throws java.util.concurrent.CancellationException       when progress says that it is no longer wanted
     */
    public static Report run(ByteSource source, OutputStream out, Progress progress) throws IOException {
        Copy copy = new Copy(out);
        CaptureReader reader = copy.run(source, progress, "reading");
        copy.writer.flush();
        out.flush();
        return new Report(copy.records, copy.lost, reader.damage(), reader.damageCount(), reader.damagedBytes());
    }

    private static final class Copy extends Rewriter {

        private long records;
        private long lost;
        private long places;

        Copy(OutputStream out) {
            super(out);
        }

        @Override
        String metadata(String text) {
            return Metadata.with(text, "repaired", "what was damaged is left out, and counts as lost");
        }

        @Override
        void take(RecordView record) {
            records++;
            if (record.id() == org.rangescope.core.capture.RecordLayout.ID_STATISTICS && places > 0) {
                statistics(record, record.timestampNs());
            } else {
                writer.copy(record, record.timestampNs());
            }
        }

        @Override
        public void damaged(Damage damage) {
            super.damaged(damage);
            places++;
            lost += damage.lost();
        }
    }

    /**
     * What was done, for a person.
     *
     * @param report of {@link #run}
     * @return one sentence
     */
    public static String sentence(Report report) {
        return report.damageCount() == 0
                ? "It was not damaged: " + Units.counted(report.records(), "record") + " were copied."
                : Units.counted(report.records(), "record") + (report.records() == 1 ? " was" : " were") + " kept; "
                        + Units.counted(report.droppedBytes(), "byte") + " in " + Units.counted(report.damageCount(), "place")
                        + " could not be read and " + (report.lost() == 0
                                ? "count as an unknown number of lost events."
                                : "count as lost, with " + Units.counted(report.lost(), "record") + " that are known of.");
    }
}
