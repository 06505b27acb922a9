// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.Oddity;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.stats.AttachmentSummaries;
import org.rangescope.core.stats.BlockedTimes;
import org.rangescope.core.stats.CallTrees;
import org.rangescope.core.stats.Churns;
import org.rangescope.core.stats.CostModels;
import org.rangescope.core.stats.ExporterSummaries;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.stats.MapSteps;
import org.rangescope.core.stats.OutstandingSeries;
import org.rangescope.core.stats.OutstandingStacks;
import org.rangescope.core.stats.PopulationOverTime;
import org.rangescope.core.stats.PopulationPercentiles;
import org.rangescope.core.stats.PopulationScatter;
import org.rangescope.core.stats.SlowestMaps;
import org.rangescope.core.util.annotation.Nullable;

/** Everything that is known of a recording, as text: two recordings that are the same have the same. */
final class Dump {

    /** Getters by their form that change something, or say where a number stands. */
    private static final Set<String> NO_GETTERS = Set.of("overlapped", "equals");
    /** What depends on the bytes rather than on what they tell. */
    private static final Set<String> OF_BYTES = Set.of("offset", "damage");

    private final StringBuilder out = new StringBuilder();

    private Dump() {}

    /** All of a recording and what the rules say of it; how many records had to be put in order is left out. */
    static String of(Recording recording, Findings findings) {
        Dump dump = new Dump();
        dump.rows("buffer", recording.buffers(), recording.buffers().size());
        dump.rows("attachment", recording.attachments(), recording.attachments().size());
        dump.rows("mapping", recording.mappings(), recording.mappings().size());
        dump.rows("range", recording.ranges(), recording.ranges().size());
        dump.health(recording.health());
        dump.line("capture", recording.startNs(), recording.endNs(), recording.isComplete(), recording.isEnded(), recording.isStopped(),
                recording.knowsLiveSet(), recording.mapFlags(), recording.unmapFlags(), recording.part(), recording.statesAtStart(),
                recording.header());
        dump.list("incident", recording.incidents());
        dump.list("event", recording.events());
        for (int i = 0; i < 300; i++) {
            dump.line("names", i, recording.dictionaries().string(i), recording.dictionaries().symbol(i),
                    recording.dictionaries().frames(i), recording.dictionaries().task(i), recording.dictionaries().device(i),
                    recording.dictionaries().interconnect(i), recording.exitNs(i));
        }
        dump.findings(findings);
        dump.statistics(recording, findings);
        return dump.out.toString();
    }

    private void rows(String name, Object table, int rows) {
        List<Method> getters = new ArrayList<>();
        for (Method method : table.getClass().getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 1 && method.getParameterTypes()[0] == int.class
                    && method.getReturnType() != void.class && !NO_GETTERS.contains(method.getName())) {
                getters.add(method);
            }
        }
        getters.sort(Comparator.comparing(Method::getName));
        for (int row = 0; row < rows; row++) {
            out.append(name).append(' ').append(row);
            for (Method getter : getters) {
                out.append(' ').append(getter.getName()).append('=');
                text(call(getter, table, row));
            }
            out.append('\n');
        }
    }

    private static @Nullable Object call(Method method, Object on, Object... arguments) {
        try {
            return method.invoke(on, arguments);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(method + " of " + Arrays.toString(arguments), e);
        }
    }

    private void health(Health health) {
        Map<Oddity, Long> oddities = new TreeMap<>(health.oddities());
        oddities.remove(Oddity.REORDERED);
        for (RecordComponent component : Health.class.getRecordComponents()) {
            if (!OF_BYTES.contains(component.getName()) && !"oddities".equals(component.getName())) {
                line("health", component.getName(), call(component.getAccessor(), health));
            }
        }
        line("health", "oddities", oddities);
    }

    private void findings(Findings findings) {
        line("findings", findings.verdictLine(), findings.summaryLine(), findings.leakedBytes(), findings.leakedMappings());
        list("finding", findings.list());
        list("suspect", findings.suspects());
        list("mark", findings.marks());
        for (RuleResult result : findings.results()) {
            line("rule", result.rule().id(), result.status(), result.why());
        }
    }

    private void statistics(Recording recording, Findings findings) {
        long start = recording.startNs();
        long end = recording.endNs();
        long third = (end - start) / 3;
        list("attachments", AttachmentSummaries.of(recording));
        list("exporters", ExporterSummaries.of(recording));
        for (GroupBy by : GroupBy.values()) {
            line("scatter", by, PopulationScatter.of(recording, by, 40, 20));
            line("percentiles", by, PopulationPercentiles.of(recording, by, start, end));
            line("churn", by, Churns.of(recording, by, start, end));
            line("cost", by, CostModels.of(recording, by, start, end));
            line("blocked", by, BlockedTimes.of(recording, by, start + third, end));
            line("stacks", by, OutstandingStacks.of(recording, by, start, end, 50, 5));
        }
        line("outstanding", OutstandingSeries.of(recording, findings.marks(), start, end, 100));
        line("over time", PopulationOverTime.of(recording, start, end, 60, 5));
        line("over some time", PopulationOverTime.of(recording, start + third, end - third, 17, 3));
        line("calls", CallTrees.of(recording));
        int[] slowest = SlowestMaps.of(recording, 20);
        line("slowest", slowest);
        for (int row : slowest) {
            line("steps", MapSteps.of(recording, row));
        }
    }

    private void list(String name, List<?> list) {
        for (Object each : list) {
            line(name, each);
        }
    }

    private void line(String name, @Nullable Object... values) {
        out.append(name);
        for (Object value : values) {
            out.append(' ');
            text(value);
        }
        out.append('\n');
    }

    private void text(@Nullable Object value) {
        if (value instanceof Record record) {
            out.append(record.getClass().getSimpleName()).append('(');
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                if (!OF_BYTES.contains(component.getName())) {
                    out.append(component.getName()).append('=');
                    Method accessor = component.getAccessor();
                    accessor.setAccessible(true);
                    text(call(accessor, record));
                    out.append(' ');
                }
            }
            out.append(')');
        } else if (value instanceof List<?> list) {
            list.forEach(each -> {
                text(each);
                out.append(';');
            });
        } else if (value instanceof Map<?, ?> map) {
            TreeMap<String, Object> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put(String.valueOf(key), each));
            sorted.forEach((key, each) -> {
                out.append(key).append(':');
                text(each);
                out.append(';');
            });
        } else if (value != null && value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                text(Array.get(value, i));
                out.append(',');
            }
        } else {
            String text = String.valueOf(value);
            if (value != null && text.startsWith(value.getClass().getName() + '@')) {
                throw new AssertionError(value.getClass() + " cannot be told from another one");
            }
            out.append(text);
        }
    }

    /** Where two texts differ, in words that fit on a screen; empty when they are the same. */
    static String difference(String wanted, String found) {
        if (wanted.equals(found)) {
            return "";
        }
        String[] left = wanted.split("\n");
        String[] right = found.split("\n");
        Set<String> known = new HashSet<>(Arrays.asList(left));
        Set<String> seen = new HashSet<>(Arrays.asList(right));
        return "missing: " + first(left, seen) + "\nunwanted: " + first(right, known);
    }

    private static String first(String[] lines, Set<String> others) {
        StringBuilder text = new StringBuilder();
        int more = 0;
        for (String line : lines) {
            if (!others.contains(line) && more++ < 3) {
                text.append('\n').append(line.length() > 1_000 ? line.substring(0, 1_000) : line);
            }
        }
        return text + "\n(" + more + " lines)";
    }
}
