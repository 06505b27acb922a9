// SPDX-License-Identifier: EPL-2.0
package org.rangescope.bench;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

import org.rangescope.core.Session;

import com.sun.management.GarbageCollectionNotificationInfo;

/** What runs in a Java of its own: once, cold, with so much memory as it was given. Prints one line of figures. */
final class Child {

    private final AtomicLong afterCollection = new AtomicLong();

    private Child() {}

    /** @param what {@code bare} or {@code ours} */
    static void run(String what, Path recording) throws IOException {
        new Child().measure(what, recording);
    }

    private void measure(String what, Path recording) throws IOException {
        long begin = System.nanoTime();
        if ("bare".equals(what)) {
            new BareLoop().run(recording);
            print("seconds=%.3f", (System.nanoTime() - begin) / 1e9);
            return;
        }
        listen();
        Ours.forget(recording);
        try (Session session = Ours.read(recording)) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            // what is still used is all that is needed; the collector's word comes on another thread
            System.gc();
            long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            long records = session.read(r -> r.health().records());
            print("seconds=%.3f heap_mb=%d peak_mb=%d rss_mb=%d columns=%d events=%d", seconds,
                    mib(Math.max(used, afterCollection.get())), mib(peak()), rss(), columns(recording), records);
        }
    }

    private static long columns(Path recording) throws IOException {
        Path cache = Ours.cache(recording);
        return Files.exists(cache) ? Files.size(cache) : 0;
    }

    private static void print(String format, Object... args) {
        System.out.printf(Locale.ROOT, format + "%n", args);
    }

    private static long mib(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }

    private void listen() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((notification, handback) -> {
                if (GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION.equals(notification.getType())) {
                    long used = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData()).getGcInfo()
                            .getMemoryUsageAfterGc().entrySet().stream().filter(e -> isHeap(e.getKey()))
                            .mapToLong(e -> e.getValue().getUsed())
                            .sum();
                    afterCollection.accumulateAndGet(used, Math::max);
                }
            }, null, null);
        }
    }

    private static boolean isHeap(String pool) {
        return ManagementFactory.getMemoryPoolMXBeans().stream().anyMatch(p -> p.getName().equals(pool) && p.getType() == MemoryType.HEAP);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage).mapToLong(usage -> usage.getUsed()).sum();
    }

    /** The most that was resident, mapped files included, in MiB. */
    private static long rss() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10;
            }
        }
        return 0;
    }
}
