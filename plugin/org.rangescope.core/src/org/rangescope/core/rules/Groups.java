// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.util.annotation.Nullable;

/** Sorts incidents into groups as they come, and forgets them: what is the same mistake at the same place is one finding. */
final class Groups {

    private record Key(Verdict verdict, int callSite, int device, int adapter, long extra) {}

    private final RuleContext context;
    private final Recording recording;
    private final Map<Key, Group> groups = new LinkedHashMap<>();
    private int lastStack = -1;
    private int lastSite;
    private @Nullable Key lastKey;
    private @Nullable Group lastGroup;

    Groups(RuleContext context) {
        this.context = context;
        recording = context.recording();
    }

    /**
     * The group that a case belongs to.
     *
     * @param stack the stack that tells places apart
     * @param extra whatever else tells them apart
     * @return a group, perhaps a new one, whose certainty is still to be told
     */
    Group of(Case one, Verdict verdict, int stack, long extra) {
        if (stack != lastStack) {
            lastStack = stack;
            lastSite = recording.dictionaries().callSiteSymbol(stack);
        }
        int device = device(one);
        int adapter = one.mapping < 0 ? Adapter.UNKNOWN.id() : recording.mappings().adapter(one.mapping);
        Key last = lastKey;
        Group same = lastGroup;
        if (last != null && same != null && last.verdict == verdict && last.callSite == lastSite && last.device == device
                && last.adapter == adapter && last.extra == extra) {
            return same;
        }
        Key key = new Key(verdict, lastSite, device, adapter, extra);
        Group group = groups.computeIfAbsent(key, k -> new Group(context, verdict, stack, k.callSite, device, Adapter.of(adapter)));
        lastKey = key;
        lastGroup = group;
        return group;
    }

    private int device(Case one) {
        int device = one.mapping < 0 ? 0 : recording.mappings().device(one.mapping);
        return device != 0 || one.attachment < 0 ? device : recording.attachments().device(one.attachment);
    }

    List<Group> list() {
        return new ArrayList<>(groups.values());
    }
}
