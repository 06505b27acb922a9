// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.decode;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Services;
import org.rangescope.core.util.annotation.Nullable;

/** All decoders that there are. Does not change; any thread. */
public final class Decoders {

    private final List<InterconnectDecoder> decoders;
    private final List<String> problems;

    /** With all decoders that the ServiceLoader finds beside this class. */
    public Decoders() {
        this(new ArrayList<>(), new ArrayList<>(), List.of());
    }

    /**
     * With chosen decoders.
     *
     * @param decoders the first that knows an interconnect decodes it
     */
    public Decoders(List<InterconnectDecoder> decoders) {
        this.decoders = List.copyOf(decoders);
        problems = List.of();
    }

    private Decoders(List<InterconnectDecoder> found, List<String> broken, List<ClassLoader> more) {
        found.addAll(Services.load(InterconnectDecoder.class, more, broken));
        decoders = List.copyOf(found);
        problems = List.copyOf(broken);
    }

    /**
     * With our own decoders and those of others.
     *
     * @param more class loaders of the jars or bundles that have decoders, named in {@code META-INF/services}
     * @return all of them
     */
    public static Decoders with(List<ClassLoader> more) {
        return new Decoders(new ArrayList<>(), new ArrayList<>(), more);
    }

    /**
     * The decoders.
     *
     * @return in the order in which they are asked
     */
    public List<InterconnectDecoder> list() {
        return decoders;
    }

    /**
     * What could not be loaded.
     *
     * @return one sentence each; empty when all is well
     */
    public List<String> problems() {
        return problems;
    }

    /**
     * Finds the decoder for an interconnect.
     *
     * @param adapter      the interface
     * @param interconnect the interconnect's name; empty when it has none
     * @return the first that knows it; {@code null} when nobody does
     */
    public @Nullable InterconnectDecoder find(Adapter adapter, String interconnect) {
        for (InterconnectDecoder decoder : decoders) {
            try {
                if (decoder.knows(adapter, interconnect)) {
                    return decoder;
                }
            } catch (RuntimeException | StackOverflowError | LinkageError e) {
                // decoders come from others too; one that fails knows nothing
                continue;
            }
        }
        return null;
    }

    /**
     * How the entries of a mapping are decoded.
     *
     * @param recording under the session's lock
     * @param mapping   mapping row
     * @return how, or why not
     */
    public Decoding of(Recording recording, int mapping) {
        MappingTable mappings = recording.mappings();
        Adapter adapter = Adapter.of(mappings.adapter(mapping));
        if (!adapter.isInterconnect()) {
            return new Decoding(recording, mapping, null,
                    adapter == Adapter.SGT ? "An sg-table has no ranges." : "Unknown interface: entries are not decoded.");
        }
        int interconnect = mappings.interconnect(mapping);
        String name = interconnect == 0 ? "" : recording.dictionaries().interconnect(interconnect).name();
        InterconnectDecoder decoder = find(adapter, name);
        if (decoder == null && name.isEmpty() && mappings.has(mapping, MapFlags.DECODED)) {
            // its name was lost, or it never had one, but the probe knew the interconnect by its number
            decoder = new IovDecoder();
        }
        return new Decoding(recording, mapping, decoder, decoder != null
                ? ""
                : "Unknown interconnect: entries are not decoded" + (name.isEmpty() ? "." : " (" + name + ")."));
    }
}
