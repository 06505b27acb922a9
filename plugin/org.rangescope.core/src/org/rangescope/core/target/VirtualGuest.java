// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.nio.file.Path;
import java.util.List;

import org.rangescope.core.util.annotation.Nullable;

/**
 * The virtual machine with a kernel that has dma-buf interconnects; it is built and booted by a checkout of Rangescope.
 *
 * @param checkout   its top
 * @param scenario   what the exerciser does there: a file
 * @param generation of the interconnect interface, one of {@link #GENERATIONS}
 * @param kernel     to boot instead of the one that the checkout builds; {@code null} for that one
 */
public record VirtualGuest(Path checkout, Path scenario, String generation, @Nullable Path kernel) implements Target {

    /** The generations of the interface that there are kernels with. */
    public static final List<String> GENERATIONS = List.of("v1", "v2");

    /**
     * The guest with the kernel that the checkout builds.
     *
     * @param checkout   its top
     * @param scenario   what the exerciser does there: a file
     * @param generation of the interconnect interface, one of {@link #GENERATIONS}
     */
    public VirtualGuest(Path checkout, Path scenario, String generation) {
        this(checkout, scenario, generation, null);
    }

    /** Checks the generation. */
    public VirtualGuest {
        if (!GENERATIONS.contains(generation)) {
            throw new IllegalArgumentException("Generation " + generation + ": give one of " + String.join(", ", GENERATIONS) + ".");
        }
    }

    @Override
    public String label() {
        return "guest " + generation;
    }

    /** The script that boots the guest. */
    public Path script() {
        return checkout.resolve("kernel-probe/guest/run");
    }

    @Override
    public TargetSession open(CaptureJob job) {
        return new GuestSession(this, job);
    }
}
