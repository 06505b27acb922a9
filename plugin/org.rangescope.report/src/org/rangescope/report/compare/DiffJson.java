// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.compare;

import java.util.Locale;

import org.rangescope.core.compare.Comparison;
import org.rangescope.core.compare.CostChange;
import org.rangescope.core.compare.FailureChange;
import org.rangescope.core.compare.FindingChange;
import org.rangescope.core.compare.Key;
import org.rangescope.core.compare.PathChange;
import org.rangescope.core.compare.PopulationChange;
import org.rangescope.core.compare.Side;
import org.rangescope.core.stats.CostModel;
import org.rangescope.core.stats.RangeClass;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.report.JsonWriter;

/** A comparison for a program. */
public final class DiffJson {

    /** Increased when a member changes its meaning or goes; new members do not increase it. */
    public static final int VERSION = 1;

    private final JsonWriter writer = new JsonWriter();

    private DiffJson() {}

    /**
     * Writes it.
     *
     * @param difference what changed
     * @return a document
     */
    public static String of(Difference difference) {
        return new DiffJson().document(difference);
    }

    private String document(Difference difference) {
        Comparison comparison = difference.comparison();
        writer.object().name("version").value(VERSION).name("before").value(comparison.before()).name("after").value(comparison.after())
                .name("passed").value(difference.isPassed()).name("outcome").value(difference.outcome()).name("verdict")
                .value(comparison.verdictLine()).name("worse").value(comparison.isWorse()).name("caveats").values(comparison.caveats());
        writer.name("failing").object();
        difference.failing()
                .forEach((kind, sentences) -> writer.name(kind.option()).values(sentences.stream().map(DiffJson::plain).toList()));
        writer.end();
        writer.name("findings").array();
        comparison.findings().forEach(this::finding);
        writer.end().name("populations").array();
        comparison.populations().forEach(this::population);
        writer.end().name("failures").array();
        comparison.failures().forEach(this::failures);
        writer.end().name("paths").array();
        comparison.paths().forEach(this::path);
        writer.end().name("costs").array();
        comparison.costs().forEach(this::cost);
        return writer.end().end().toString();
    }

    private static String plain(String sentence) {
        return sentence.replace("`", "");
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void finding(FindingChange change) {
        writer.object().name("rule").value(change.ruleId()).name("title").value(change.title()).name("severity")
                .value(name(change.severity()))
                .name("confidence").value(name(change.verdict())).name("leak").value(change.leak()).name("suppressed")
                .value(change.isSuppressed()).name("callSite").value(change.callSite()).name("exporter").value(change.exporter())
                .name("importer").value(change.importer()).name("before").value(change.before()).name("callsBefore")
                .value(change.callsBefore()).name("after").value(change.after()).name("callsAfter").value(change.callsAfter())
                .name("status").value(name(change.status())).name("beyondChance").value(change.beyondChance()).name("sentence")
                .value(plain(change.sentence())).end();
    }

    private void key(Key key) {
        writer.name("kind").value(name(key.kind())).name("name").value(key.name());
    }

    private void population(PopulationChange change) {
        writer.object();
        key(change.key());
        RangeClass ranges = change.ranges();
        writer.name("leastRanges");
        if (ranges == null) {
            writer.value((String) null);
        } else {
            writer.value(ranges.least());
        }
        writer.name("outcome").value(name(change.outcome())).name("before");
        side(change.before());
        writer.name("after");
        side(change.after());
        writer.name("likeForLike").value(change.likeForLike()).name("ratio").value(change.ratio()).name("low").value(change.low())
                .name("high")
                .value(change.high()).name("superiority").value(change.superiority()).name("p").value(change.p()).name("corrected")
                .value(change.corrected()).name("sentence").value(plain(change.sentence())).end();
    }

    private void side(Side side) {
        writer.object().name("calls").value(side.calls()).name("p50Ns").known(side.p50Ns()).name("p99Ns").known(side.p99Ns()).name("maxNs")
                .known(side.maxNs()).end();
    }

    private void failures(FailureChange change) {
        writer.object();
        key(change.key());
        writer.name("outcome").value(name(change.outcome())).name("failedBefore").value(change.failedBefore()).name("callsBefore")
                .value(change.callsBefore()).name("failedAfter").value(change.failedAfter()).name("callsAfter").value(change.callsAfter())
                .name("p").value(change.p()).name("corrected").value(change.corrected()).name("sentence").value(plain(change.sentence()))
                .end();
    }

    private void path(PathChange change) {
        writer.object().name("exporter").value(change.exporter()).name("importer").value(change.importer()).name("nowFallsBack")
                .value(change.nowFallsBack()).name("before");
        attachments(change.before());
        writer.name("after");
        attachments(change.after());
        writer.name("sentence").value(plain(change.sentence())).end();
    }

    private void attachments(PathChange.Attachments attachments) {
        writer.object().name("interconnect").value(attachments.interconnect()).name("sgTable").value(attachments.sgTable()).name("fellBack")
                .value(attachments.fellBack()).name("refused").value(attachments.refused()).end();
    }

    private void cost(CostChange change) {
        writer.object();
        key(change.key());
        writer.name("of").value(change.of()).name("before");
        model(change.before());
        writer.name("after");
        model(change.after());
        writer.name("fixed").value(name(change.fixed())).name("perRange").value(name(change.perRange())).name("sentence")
                .value(plain(change.sentence())).end();
    }

    private void model(@Nullable CostModel model) {
        if (model == null) {
            writer.value((String) null);
        } else {
            writer.object().name("fixedNs").value(model.fixedNs()).name("perRangeNs").value(model.perRangeNs()).end();
        }
    }
}
