// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.compare.Profile.Alike;
import org.rangescope.core.compare.Profile.Found;
import org.rangescope.core.compare.Profile.Tally;
import org.rangescope.core.compare.RankTest.Stratum;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;
import org.rangescope.core.stats.CostFit;
import org.rangescope.core.stats.CostModel;
import org.rangescope.core.stats.RangeClass;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.suppress.Suppression;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/** Compares two recordings. Says that there is no difference seen, or that the data do not tell, rather than guess. */
public final class Comparer {

    /** Where less than this share of the calls has its like in the other recording, all are compared as they are. */
    private static final double ENOUGH_ALIKE = 0.5;

    /** Calls that are less alike stand each for itself. */
    private static final double WORTH_TELLING = 1.5;

    private final Profile before;
    private final Profile after;
    private final Options options;

    private Comparer(Profile before, Profile after, Options options) {
        this.before = before;
        this.after = after;
        this.options = options;
    }

    /**
     * Compares two recordings.
     *
     * @param before         under its session's lock
     * @param findingsBefore what the rules say of it
     * @param after          under its session's lock
     * @param findingsAfter  what the rules say of it
     * @return what changed
     */
    public static Comparison compare(Recording before, Findings findingsBefore, Recording after, Findings findingsAfter) {
        return compare(Profile.of(before, findingsBefore), Profile.of(after, findingsAfter), Options.DEFAULT);
    }

    /**
     * Compares two recordings by their profiles; needs no lock.
     *
     * @param before  a profile
     * @param after   another profile
     * @param options what is taken for a difference
     * @return what changed
     */
    public static Comparison compare(Profile before, Profile after, Options options) {
        return new Comparer(before, after, options).comparison();
    }

    private Comparison comparison() {
        List<PopulationChange> populations = populations();
        List<FindingChange> findings = findings();
        List<PathChange> paths = paths();
        List<FailureChange> failures = failures();
        List<CostChange> costs = costs();
        return new Comparison(before.name(), after.name(), verdict(populations, findings, paths, failures), caveats(), populations,
                findings,
                paths, failures, costs);
    }

    // how long map calls take

    /** A comparison that was made, not corrected for the others yet. */
    private record Raw(Key key, @Nullable RangeClass ranges, boolean entries, Sample before, Sample after, boolean likeForLike,
            RankTest test) {}

    private record Part(RangeClass ranges, boolean entries) {}

    private List<PopulationChange> populations() {
        List<Raw> raws = new ArrayList<>();
        for (Key key : union(before.durations, after.durations)) {
            Map<Alike, Sample> a = before.durations.getOrDefault(key, Map.of());
            Map<Alike, Sample> b = after.durations.getOrDefault(key, Map.of());
            raws.add(raw(key, null, false, a, b));
            Map<Part, Map<Alike, Sample>> partsA = parts(a);
            Map<Part, Map<Alike, Sample>> partsB = parts(b);
            Set<Part> parts = new LinkedHashSet<>(partsA.keySet());
            parts.addAll(partsB.keySet());
            if (parts.size() > 1) {
                for (Part part : parts) {
                    raws.add(raw(key, part.ranges(), part.entries(), partsA.getOrDefault(part, Map.of()),
                            partsB.getOrDefault(part, Map.of())));
                }
            }
        }
        double[] p = raws.stream().mapToDouble(raw -> enough(raw) ? raw.test().p() : Double.NaN).toArray();
        double[] corrected = Shares.corrected(p);
        long made = Arrays.stream(p).filter(each -> !Double.isNaN(each)).count();
        List<PopulationChange> changes = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            changes.add(change(raws.get(i), corrected[i], made));
        }
        changes.sort(
                Comparator.comparing((PopulationChange change) -> order(change.outcome())).thenComparing(change -> change.ranges() != null)
                        .thenComparing(PopulationChange::key, Key.ORDER).thenComparing(change -> least(change.ranges())));
        return changes;
    }

    private static int least(@Nullable RangeClass ranges) {
        return ranges == null ? -1 : ranges.least();
    }

    /** What got worse comes first, then what got better. */
    private static int order(Outcome outcome) {
        return outcome.isWorse() ? 0 : outcome.isBetter() ? 1 : outcome == Outcome.NO_DIFFERENCE ? 2 : 3;
    }

    private static <T> Set<Key> union(Map<Key, T> a, Map<Key, T> b) {
        Set<Key> keys = new TreeSet<>(Key.ORDER);
        keys.addAll(a.keySet());
        keys.addAll(b.keySet());
        return keys;
    }

    private static Map<Part, Map<Alike, Sample>> parts(Map<Alike, Sample> samples) {
        Map<Part, Map<Alike, Sample>> parts = new HashMap<>();
        samples.forEach((alike, sample) -> parts
                .computeIfAbsent(new Part(RangeClass.of(alike.ranges()), Adapter.of(alike.adapter()) == Adapter.SGT), k -> new HashMap<>())
                .put(alike, sample));
        return parts;
    }

    private Raw raw(Key key, @Nullable RangeClass ranges, boolean entries, Map<Alike, Sample> a, Map<Alike, Sample> b) {
        Sample allBefore = all(a);
        Sample allAfter = all(b);
        List<Stratum> strata = new ArrayList<>();
        long alikeBefore = 0;
        long alikeAfter = 0;
        for (Map.Entry<Alike, Sample> entry : a.entrySet()) {
            Sample other = b.getOrDefault(entry.getKey(), Sample.NONE);
            if (other.size > 0) {
                strata.add(new Stratum(entry.getValue(), other));
                alikeBefore += entry.getValue().size;
                alikeAfter += other.size;
            }
        }
        boolean likeForLike = alikeBefore >= ENOUGH_ALIKE * allBefore.size && alikeAfter >= ENOUGH_ALIKE * allAfter.size;
        RankTest test = RankTest.of(likeForLike ? strata : List.of(new Stratum(allBefore, allAfter)),
                alikeness(key, alikeBefore, alikeAfter));
        return new Raw(key, ranges, entries, allBefore, allAfter, likeForLike, test);
    }

    /** How alike the calls of both are, each side by what it adds to the variance. */
    private double alikeness(Key key, long callsBefore, long callsAfter) {
        double a = 1.0 / Math.max(1, callsBefore);
        double b = 1.0 / Math.max(1, callsAfter);
        return (before.alikeness.getOrDefault(key, 1.0) * a + after.alikeness.getOrDefault(key, 1.0) * b) / (a + b);
    }

    private static Sample all(Map<Alike, Sample> samples) {
        Sample.Builder builder = new Sample.Builder();
        samples.values().forEach(builder::add);
        return builder.build();
    }

    private boolean enough(Raw raw) {
        return raw.test().before() >= options.fewestCalls() && raw.test().after() >= options.fewestCalls();
    }

    private PopulationChange change(Raw raw, double corrected, long made) {
        RankTest test = raw.test();
        String calls = raw.key().calls();
        RangeClass ranges = raw.ranges();
        if (ranges != null) {
            calls += (raw.key().kind() == Key.Kind.ALL ? " with " : ", of those with ")
                    + ranges.label(raw.entries() ? Adapter.SGT : Adapter.INTERCONNECT_V2);
        }
        Side sideBefore = Side.of(raw.before());
        Side sideAfter = Side.of(raw.after());
        if (!enough(raw)) {
            return new PopulationChange(raw.key(), ranges, raw.entries(), Outcome.NOT_ENOUGH_DATA, sideBefore, sideAfter, raw.likeForLike(),
                    Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                    "Not enough data for " + calls + ": " + missing(raw) + ".");
        }
        boolean significant = corrected <= options.level();
        boolean matters = Math.abs(Math.log(test.ratio())) >= Math.log1p(options.leastChange()) && (test.low() > 1 || test.high() < 1);
        Outcome outcome = !significant || !matters ? Outcome.NO_DIFFERENCE : test.ratio() < 1 ? Outcome.FASTER : Outcome.SLOWER;
        String halves = "half took up to " + Units.duration(sideBefore.p50Ns()) + " before (" + Units.counted(sideBefore.calls(), "call")
                + ") and " + Units.duration(sideAfter.p50Ns()) + " after (" + Units.counted(sideAfter.calls(), "call") + ")";
        String interval = "95 % confidence: " + Words.signed(test.low()) + " to " + Words.signed(test.high());
        String chance = Words.chance(corrected) + (made > 1 ? " corrected for " + Units.count(made) + " comparisons" : "");
        String sentence = outcome == Outcome.NO_DIFFERENCE
                ? "No difference seen for " + calls + ": " + halves + "; " + (significant
                        ? "what differs is less than " + Words.percent(options.leastChange()) + " or than durations are known by"
                        : chance)
                        + ", " + interval + "."
                : Words.capital(calls) + " " + Words.take(test.ratio()) + ": " + halves + "; " + interval + ", " + chance + ".";
        if (!raw.likeForLike()) {
            sentence += " Too few of them yield as many ranges by the same interface in both recordings, so all were compared as they are.";
        }
        return new PopulationChange(raw.key(), ranges, raw.entries(), outcome, sideBefore, sideAfter, raw.likeForLike(), test.superiority(),
                test.ratio(), test.low(), test.high(), test.p(), corrected, sentence);
    }

    private String missing(Raw raw) {
        long least = options.fewestCalls();
        if (raw.before().size == 0 || raw.after().size == 0) {
            return "there are none " + (raw.before().size == 0 ? "before" : "after") + ", and "
                    + Units.count(Math.max(raw.before().size, raw.after().size)) + (raw.before().size == 0 ? " after" : " before");
        }
        return Units.counted(raw.test().before(), "call") + " before and " + Units.count(raw.test().after())
                + " after can be compared, and it takes " + Units.count(least) + " on either side";
    }

    // findings

    private List<FindingChange> findings() {
        Set<Profile.FindingKey> keys = new LinkedHashSet<>(after.findings.keySet());
        keys.addAll(before.findings.keySet());
        List<Profile.FindingKey> all = List.copyOf(keys);
        double[] corrected = Shares.corrected(all.stream().mapToDouble(this::chance).toArray());
        List<FindingChange> changes = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            changes.add(change(all.get(i), corrected[i]));
        }
        changes.sort(Comparator.comparing((FindingChange change) -> change.isSuppressed()).thenComparing(change -> order(change))
                .thenComparing(FindingChange::severity)
                .thenComparing(change -> !change.leak())
                .thenComparing(FindingChange::verdict).thenComparing(FindingChange::ruleId).thenComparing(FindingChange::sentence));
        return changes;
    }

    private static int order(FindingChange change) {
        return switch (change.status()) {
        case NEW -> 0;
        case MORE -> 1;
        case GONE -> 2;
        case FEWER -> 3;
        case SAME -> 4;
        case NOT_COMPARABLE -> 5;
        };
    }

    private static long count(Found found) {
        return found == null ? 0 : Math.max(1, Math.round(found.count));
    }

    /** How likely a difference as large is where there is none; NaN where nothing is compared. */
    private double chance(Profile.FindingKey key) {
        long countA = count(before.findings.get(key));
        long countB = count(after.findings.get(key));
        return blind(key.ruleId(), countA, countB).isEmpty()
                ? Shares.rates(countA, calls(before, key.pair()), countB, calls(after, key.pair()))
                : Double.NaN;
    }

    private String blind(String ruleId, long countA, long countB) {
        return countA == 0 ? blind(before, ruleId) : countB == 0 ? blind(after, ruleId) : "";
    }

    private FindingChange change(Profile.FindingKey key, double p) {
        Found a = before.findings.get(key);
        Found b = after.findings.get(key);
        long countA = count(a);
        long countB = count(b);
        long callsA = calls(before, key.pair());
        long callsB = calls(after, key.pair());
        Finding example = b != null ? b.example : a != null ? a.example : null;
        if (example == null) {
            throw new IllegalStateException("a finding in neither recording: " + key);
        }
        boolean beyond = p <= options.level();
        String blind = blind(key.ruleId(), countA, countB);
        FindingChange.Status status;
        if (!blind.isEmpty()) {
            status = FindingChange.Status.NOT_COMPARABLE;
        } else if (countA == 0) {
            status = FindingChange.Status.NEW;
        } else if (countB == 0) {
            status = FindingChange.Status.GONE;
        } else if (beyond) {
            status = (double) countB / callsB > (double) countA / callsA ? FindingChange.Status.MORE : FindingChange.Status.FEWER;
        } else {
            status = FindingChange.Status.SAME;
        }
        String title = title(key.ruleId());
        String what = key.ruleId() + (title.isEmpty() ? "" : " (" + title + ")") + " at `" + key.callSite() + "`"
                + (key.pair().importer().isEmpty() ? "" : " on " + key.pair().importer() + ", exporter " + key.pair().exporter());
        String sentence = switch (status) {
        case NEW -> "New: " + what + ", " + Words.times(countB) + " in " + Units.counted(callsB, "map call") + "; never in "
                + Units.count(callsA) + " before." + chance(beyond, callsA, callsB) + lost(before, "before");
        case GONE -> "Gone: " + what + ", never in " + Units.counted(callsB, "map call") + "; " + Words.times(countA) + " in "
                + Units.count(callsA) + " before." + chance(beyond, callsA, callsB) + lost(after, "after");
        case NOT_COMPARABLE -> "Cannot be compared: " + what + ", " + Words.times(Math.max(countA, countB))
                + (countA == 0 ? " after; before, " : " before; after, ") + blind + ".";
        default -> Words.capital(status == FindingChange.Status.SAME ? "no difference seen" : status.words()) + ": " + what + ", "
                + Words.times(countB) + " in " + Units.counted(callsB, "map call") + ", after " + Words.times(countA) + " in "
                + Units.count(callsA) + " before.";
        };
        return new FindingChange(key.ruleId(), title, example.severity(), example.verdict(), example.leak(), key.callSite(),
                key.pair().exporter(), key.pair().importer(), countA, callsA, countB, callsB, status, beyond, sentence,
                b != null ? suppression(b) : a != null ? suppression(a) : null);
    }

    private static @Nullable Suppression suppression(Found found) {
        return found.suppressed ? found.example.suppression() : null;
    }

    private static String chance(boolean beyond, long callsA, long callsB) {
        return beyond
                ? ""
                : callsA == 0 || callsB == 0
                        ? " Without map calls in both recordings nobody can say whether that is a change."
                        : " With so few map calls that can be chance.";
    }

    private static String lost(Profile profile, String when) {
        return profile.health.isWhole() ? "" : " Events were lost " + when + ", so it may have been there.";
    }

    /** Map calls in which a finding could have shown; all of the recording's where the finding is of no exporter and importer that mapped. */
    private static long calls(Profile profile, Profile.Pair pair) {
        Tally tally = profile.callsOfPair.get(pair);
        if (tally == null && pair.importer().isEmpty()) {
            tally = profile.tallies.get(Key.ALL);
        }
        return tally == null ? 0 : tally.all();
    }

    private static String blind(Profile profile, String ruleId) {
        RuleResult result = profile.rules.get(ruleId);
        return result == null
                ? "there was no such rule"
                : result.status() == RuleResult.Status.NOT_APPLICABLE ? "the rule did not apply (" + result.why() + ")" : "";
    }

    private String title(String ruleId) {
        for (Profile profile : List.of(after, before)) {
            RuleResult result = profile.rules.get(ruleId);
            if (result != null) {
                return result.rule().title();
            }
        }
        return "";
    }

    // by which interface

    private List<PathChange> paths() {
        List<PathChange> changes = new ArrayList<>();
        before.ways.forEach((pair, a) -> {
            Profile.Ways b = after.ways.get(pair);
            if (b == null) {
                return;
            }
            PathChange.Attachments was = attachments(a);
            PathChange.Attachments is = attachments(b);
            boolean differs = main(was) != main(is);
            for (int way = 0; way < 4 && !differs; way++) {
                differs = Shares.different(of(was, way), was.all(), of(is, way), is.all()) <= options.level();
            }
            if (differs) {
                double fellBefore = (double) was.fellBack() / was.all();
                double fellAfter = (double) is.fellBack() / is.all();
                String importer = "Importer " + pair.importer() + ", buffers of " + pair.exporter() + ": ";
                String now = fellAfter > fellBefore
                        ? "falls back to the sg-table now, after the interconnect was refused, on " + Words.of(is.fellBack(), is.all())
                                + " attachments (before: " + Words.of(was.fellBack(), was.all()) + ")"
                        : fellAfter < fellBefore
                                ? "falls back to the sg-table on " + Words.of(is.fellBack(), is.all()) + " attachments (before: "
                                        + Words.of(was.fellBack(), was.all()) + ")"
                                : "is mapped in another way";
                changes.add(new PathChange(pair.exporter(), pair.importer(), was, is, fellAfter > fellBefore,
                        importer + now + "; by the interconnect on " + Words.of(is.interconnect(), is.all()) + " (before: "
                                + Words.of(was.interconnect(), was.all()) + ")."));
            }
        });
        changes.sort(Comparator.comparing((PathChange change) -> !change.nowFallsBack()).thenComparing(PathChange::importer)
                .thenComparing(PathChange::exporter));
        return changes;
    }

    private static PathChange.Attachments attachments(Profile.Ways ways) {
        return new PathChange.Attachments(ways.interconnect, ways.sgTable, ways.fellBack, ways.refused);
    }

    private static long of(PathChange.Attachments ways, int way) {
        return switch (way) {
        case 0 -> ways.interconnect();
        case 1 -> ways.sgTable();
        case 2 -> ways.fellBack();
        default -> ways.refused();
        };
    }

    /** The way that all attachments share, or -1. */
    private static int main(PathChange.Attachments ways) {
        for (int way = 0; way < 4; way++) {
            if (of(ways, way) == ways.all()) {
                return way;
            }
        }
        return -1;
    }

    // failures

    private List<FailureChange> failures() {
        List<Key> keys = new ArrayList<>();
        for (Key key : union(before.tallies, after.tallies)) {
            if (tally(before, key).failed + tally(after, key).failed > 0) {
                keys.add(key);
            }
        }
        double[] p = keys.stream().mapToDouble(key -> {
            Tally a = tally(before, key);
            Tally b = tally(after, key);
            return Math.min(a.all(), b.all()) < options.fewestCalls() ? Double.NaN : Shares.different(a.failed, a.all(), b.failed, b.all());
        }).toArray();
        double[] corrected = Shares.corrected(p);
        List<FailureChange> changes = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            Key key = keys.get(i);
            Tally a = tally(before, key);
            Tally b = tally(after, key);
            boolean more = (double) b.failed / b.all() > (double) a.failed / a.all();
            Outcome outcome = Double.isNaN(p[i])
                    ? Outcome.NOT_ENOUGH_DATA
                    : corrected[i] > options.level() ? Outcome.NO_DIFFERENCE : more ? Outcome.MORE : Outcome.FEWER;
            String counts = Words.of(a.failed, a.all()) + " before, " + Words.of(b.failed, b.all()) + " after";
            String sentence = switch (outcome) {
            case MORE -> Words.capital(key.calls()) + " fail more often: " + counts + " (" + Words.chance(corrected[i]) + ").";
            case FEWER -> Words.capital(key.calls()) + " fail less often: " + counts + " (" + Words.chance(corrected[i]) + ").";
            case NOT_ENOUGH_DATA -> "Not enough data on failures of " + key.calls() + ": " + counts + ", and it takes "
                    + Units.counted(options.fewestCalls(), "call") + " on either side.";
            default -> "No difference seen in how often " + key.calls() + " fail: " + counts + " (" + Words.chance(corrected[i]) + ").";
            };
            changes.add(new FailureChange(key, outcome, a.failed, a.all(), b.failed, b.all(), p[i], corrected[i], sentence));
        }
        changes.sort(Comparator.comparing((FailureChange change) -> order(change.outcome())).thenComparing(FailureChange::key, Key.ORDER));
        return changes;
    }

    private static Tally tally(Profile profile, Key key) {
        return profile.tallies.getOrDefault(key, new Tally());
    }

    // cost

    private record Fits(Key key, String of, @Nullable CostFit before, @Nullable CostFit after) {

        @Nullable
        CostModel modelBefore() {
            CostFit fit = before;
            return fit == null ? null : fit.model();
        }

        @Nullable
        CostModel modelAfter() {
            CostFit fit = after;
            return fit == null ? null : fit.model();
        }
    }

    private List<CostChange> costs() {
        List<Fits> all = new ArrayList<>();
        for (Key key : union(before.costs, after.costs)) {
            Map<String, CostFit> a = before.costs.getOrDefault(key, Map.of());
            Map<String, CostFit> b = after.costs.getOrDefault(key, Map.of());
            Map<String, CostFit> both = new TreeMap<>(a);
            both.putAll(b);
            for (String of : both.keySet()) {
                CostFit fitA = a.get(of);
                CostFit fitB = b.get(of);
                if (fitA != null && fitA.model() != null || fitB != null && fitB.model() != null) {
                    all.add(new Fits(key, of, fitA, fitB));
                }
            }
        }
        double[] p = new double[all.size() * 2];
        for (int i = 0; i < all.size(); i++) {
            CostModel a = all.get(i).modelBefore();
            CostModel b = all.get(i).modelAfter();
            // the errors take each call for itself
            double moreBefore = Math.sqrt(before.alikeness.getOrDefault(all.get(i).key(), 1.0));
            double moreAfter = Math.sqrt(after.alikeness.getOrDefault(all.get(i).key(), 1.0));
            p[2 * i] = a == null || b == null
                    ? Double.NaN
                    : different(a.fixedNs(), a.fixedErrorNs() * moreBefore, b.fixedNs(), b.fixedErrorNs() * moreAfter);
            p[2 * i + 1] = a == null || b == null
                    ? Double.NaN
                    : different(a.perRangeNs(), a.perRangeErrorNs() * moreBefore, b.perRangeNs(), b.perRangeErrorNs() * moreAfter);
        }
        double[] corrected = Shares.corrected(p);
        List<CostChange> changes = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            changes.add(change(all.get(i), corrected[2 * i], corrected[2 * i + 1]));
        }
        changes.sort(Comparator.comparing((CostChange change) -> Math.min(order(change.fixed()), order(change.perRange())))
                .thenComparing(CostChange::key, Key.ORDER).thenComparing(CostChange::of));
        return changes;
    }

    private static double different(double a, double errorA, double b, double errorB) {
        double error = Math.hypot(errorA, errorB);
        return Double.isNaN(error) ? Double.NaN : a == b ? 1 : error == 0 ? 0 : Gauss.twoSided((a - b) / error);
    }

    private CostChange change(Fits fits, double fixedCorrected, double rangeCorrected) {
        CostModel a = fits.modelBefore();
        CostModel b = fits.modelAfter();
        String what = "the cost of " + (fits.key().kind() == Key.Kind.ALL ? fits.of() : fits.of() + ", " + fits.key());
        if (a == null || b == null) {
            CostFit none = a == null ? fits.before() : fits.after();
            String when = a == null ? "before" : "after";
            String sentence = "Not enough data to compare " + what + ": "
                    + (none == null ? "there are none " + when : when + ", this holds. " + none.why());
            return new CostChange(fits.key(), fits.of(), a, b, Outcome.NOT_ENOUGH_DATA, Outcome.NOT_ENOUGH_DATA, Double.NaN, Double.NaN,
                    sentence.endsWith(".") ? sentence : sentence + ".");
        }
        Outcome fixed = outcome(a.fixedNs(), b.fixedNs(), fixedCorrected);
        Outcome range = outcome(a.perRangeNs(), b.perRangeNs(), rangeCorrected);
        String sentence = Words.capital(what) + ": " + Words.cost(a) + " before (" + Units.counted(a.calls(), "call") + "), "
                + Words.cost(b) + " after (" + Units.counted(b.calls(), "call") + "). Fixed cost: " + word(fixed, fixedCorrected)
                + "; cost of a range: " + word(range, rangeCorrected) + ".";
        return new CostChange(fits.key(), fits.of(), a, b, fixed, range, fixedCorrected, rangeCorrected, sentence);
    }

    private static String word(Outcome outcome, double corrected) {
        return outcome == Outcome.NOT_ENOUGH_DATA
                ? "its error is not known, so nobody can say"
                : (outcome == Outcome.NO_DIFFERENCE ? outcome.words() : outcome == Outcome.SLOWER ? "higher" : "lower") + " ("
                        + Words.chance(corrected) + ")";
    }

    private Outcome outcome(double a, double b, double corrected) {
        if (Double.isNaN(corrected)) {
            return Outcome.NOT_ENOUGH_DATA;
        }
        double scale = Math.max(Math.abs(a), Math.abs(b));
        return corrected > options.level() || Math.abs(b - a) < options.leastChange() * scale
                ? Outcome.NO_DIFFERENCE
                : b > a ? Outcome.SLOWER : Outcome.FASTER;
    }

    // in sum

    private List<String> caveats() {
        List<String> caveats = new ArrayList<>();
        differ(caveats, "The machines differ", before.header.hostname(), after.header.hostname());
        differ(caveats, "The kernels differ", before.header.kernelRelease(), after.header.kernelRelease());
        differ(caveats, "The architectures differ", before.header.architecture(), after.header.architecture());
        differ(caveats, "The interfaces that were recorded differ", String.join(", ", before.header.adapters()),
                String.join(", ", after.header.adapters()));
        if (before.header.isKnown() && after.header.isKnown() && before.header.attachMode() != after.header.attachMode()) {
            caveats.add("The probe was hooked in another way, which costs other times: " + before.header.attachMode() + " before, "
                    + after.header.attachMode() + " after.");
        }
        differ(caveats, "The filters differ", before.header.filters(), after.header.filters());
        for (Profile profile : List.of(before, after)) {
            String when = profile == before ? "before" : "after";
            if (!profile.health.isWhole()) {
                caveats.add("The recording " + when + " is not whole: " + profile.health.lostWords() + ".");
            }
            if (!profile.complete) {
                caveats.add("The recording " + when + " was cut off, or is still being made.");
            }
        }
        if (!before.durations.isEmpty() && !after.durations.isEmpty()) {
            caveats.add("Calls that follow each other are often alike, which the tests weigh: " + alike(before) + " before, "
                    + alike(after)
                    + " after. What else differs between the two, such as what the machine did beside it, they cannot see: to be sure, record each twice.");
        }
        return caveats;
    }

    /** Such as {@code 20,000 calls say as much as 1,300 that stand each for itself}. */
    private static String alike(Profile profile) {
        long calls = calls(profile);
        double factor = profile.alikeness.getOrDefault(Key.ALL, 1.0);
        return Units.counted(calls, "call") + (factor < WORTH_TELLING
                ? calls == 1 ? " stands for itself" : " stand each for itself"
                : " say as much as about " + Units.count(Math.max(1, Math.round(calls / factor))) + " that stand each for itself");
    }

    private static long calls(Profile profile) {
        return all(profile.durations.getOrDefault(Key.ALL, Map.of())).size;
    }

    private static void differ(List<String> caveats, String what, String a, String b) {
        if (!a.equals(b)) {
            caveats.add(what + ": " + (a.isEmpty() ? "none" : a) + " before, " + (b.isEmpty() ? "none" : b) + " after.");
        }
    }

    private String verdict(List<PopulationChange> populations, List<FindingChange> findings, List<PathChange> paths,
            List<FailureChange> failures) {
        List<String> words = new ArrayList<>();
        count(words, findings, FindingChange.Status.NEW, "new");
        count(words, findings, FindingChange.Status.MORE, "more often");
        count(words, findings, FindingChange.Status.GONE, "gone");
        long suppressed = findings.stream().filter(FindingChange::isSuppressed).count();
        if (suppressed > 0) {
            words.add(Units.counted(suppressed, "finding") + " suppressed");
        }
        long falls = paths.stream().filter(PathChange::nowFallsBack).count();
        if (falls > 0) {
            words.add(Units.counted(falls, "importer") + (falls == 1 ? " falls" : " fall") + " back to the sg-table more than before");
        }
        long fail = failures.stream().filter(c -> c.outcome() == Outcome.MORE && c.key().kind() != Key.Kind.ALL).count();
        if (fail > 0) {
            words.add(Units.counted(fail, "kind") + " of map call " + (fail == 1 ? "fails" : "fail") + " more often");
        }
        for (PopulationChange change : populations) {
            if (change.key().equals(Key.ALL) && change.ranges() == null) {
                words.add(switch (change.outcome()) {
                case NOT_ENOUGH_DATA -> "not enough map calls to compare how long they take";
                case NO_DIFFERENCE -> "no difference seen in how long map calls take";
                default -> "map calls " + Words.take(change.ratio()) + (change.likeForLike() ? "" : ", but yield other numbers of ranges");
                });
            }
        }
        most(populations).ifPresent(words::add);
        String kinds = populations.stream().filter(c -> !c.key().equals(Key.ALL) && c.ranges() == null)
                .filter(c -> c.outcome() == Outcome.SLOWER || c.outcome() == Outcome.FASTER)
                .collect(Collectors.groupingBy(c -> c.outcome() == Outcome.FASTER, TreeMap::new, Collectors.counting())).entrySet().stream()
                .map(e -> Units.count(e.getValue()) + (e.getKey() ? " faster" : " slower")).collect(Collectors.joining(", "));
        if (!kinds.isEmpty()) {
            words.add("by exporter, importer, interconnect, interface and call site: " + kinds);
        }
        return words.isEmpty() ? "Nothing to compare" : Words.capital(String.join("; ", words));
    }

    /** By how much a change is one at least, with 95 % confidence; a few calls that seem to have changed most are not put first for that. */
    private static double atLeast(PopulationChange change) {
        return change.ratio() > 1 ? Math.log(change.low()) : -Math.log(change.high());
    }

    /** The exporter, with the number of ranges where that is known, whose calls changed most; slower ones first. */
    private static Optional<String> most(List<PopulationChange> populations) {
        Predicate<PopulationChange> ofExporter = c -> c.key().kind() == Key.Kind.EXPORTER
                && (c.outcome() == Outcome.SLOWER || c.outcome() == Outcome.FASTER);
        return populations.stream().filter(ofExporter)
                .max(Comparator.comparing((PopulationChange c) -> c.outcome() == Outcome.SLOWER).thenComparing(c -> c.ranges() != null)
                        .thenComparing(Comparer::atLeast))
                .map(c -> {
                    RangeClass ranges = c.ranges();
                    PopulationChange.Effect effect = c.effect();
                    return "most of all " + c.key().name()
                            + (ranges == null
                                    ? ""
                                    : ", " + ranges.label(c.entries() ? Adapter.SGT : Adapter.INTERCONNECT_V2))
                            + ": " + Words.speed(c.ratio()) + " (" + Words.chance(c.corrected())
                            + (effect == null ? "" : ", " + effect.word() + " effect") + ", " + Units.count(c.before().calls())
                            + " against "
                            + Units.counted(c.after().calls(), "map") + ")";
                });
    }

    private static void count(List<String> words, List<FindingChange> findings, FindingChange.Status status, String word) {
        List<FindingChange> all = findings.stream().filter(c -> c.status() == status && !c.isSuppressed() && c.severity() != Severity.INFO)
                .toList();
        long definite = all.stream().filter(c -> c.verdict() == Verdict.DEFINITE).count();
        if (definite > 0) {
            words.add(found(definite, word, "definite finding"));
        }
        if (all.size() > definite) {
            words.add(found(all.size() - definite, word, "suspected finding"));
        }
    }

    /** Such as {@code 2 new definite findings} or {@code 1 definite finding gone}. */
    private static String found(long count, String word, String noun) {
        return "new".equals(word) ? Units.counted(count, "new " + noun) : Units.counted(count, noun) + " " + word;
    }
}
