// SPDX-License-Identifier: EPL-2.0
package org.rangescope.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.rangescope.core.Session;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.store.CacheFile;
import org.rangescope.core.util.Progress;

/** Core, as whoever opens a recording uses it: read, pair, judge. The only class here that knows how a recording is opened. */
final class Ours {

    private Ours() {}

    /** A recording, read to its end. */
    static Session open(Path recording) throws IOException {
        return Session.open(recording);
    }

    /** Where what was read is kept for the next time. */
    static Path cache(Path recording) {
        return CacheFile.of(recording);
    }

    /** Removes it, and what a reader left of it that did not come to its end. */
    static void forget(Path recording) throws IOException {
        Path cache = cache(recording);
        try (DirectoryStream<Path> kept = Files.newDirectoryStream(cache.toAbsolutePath().getParent(), cache.getFileName() + "*")) {
            for (Path file : kept) {
                Files.deleteIfExists(file);
            }
        }
    }

    static Session read(Path recording) throws IOException {
        Session session = open(recording);
        if (session.run(Progress.none()) != Session.State.DONE) {
            String failure = session.failure();
            session.close();
            throw new IOException(failure == null ? "not read to its end" : failure);
        }
        return session;
    }

    /** Reads it, and looks whether all was read and nothing found. */
    static void readAndCheck(Path recording, long events) throws IOException {
        try (Session session = read(recording)) {
            long records = session.read(r -> r.health().records());
            if (records != events || session.findings().count(Severity.ERROR) + session.findings().count(Severity.WARNING) > 0) {
                throw new IOException(records + " of " + events + " records were read, and this was found: " + session.findings().list());
            }
        }
    }
}
