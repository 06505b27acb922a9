// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.nio.file.Path;
import java.util.List;

/**
 * The virtual machine with a kernel that has dma-buf interconnects; it is built and booted by a checkout of Rangescope.
 *
 * @param checkout   its top
 * @param scenario   what the exerciser does there: a file
 * @param generation of the interconnect interface, one of {@link #GENERATIONS}
 */
public record VirtualGuest(Path checkout, Path scenario, String generation) implements Target {

    /** The generations of the interface that there are kernels with. */
    public static final List<String> GENERATIONS = List.of("v1", "v2");

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
