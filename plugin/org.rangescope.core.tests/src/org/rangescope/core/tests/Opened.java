// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import org.rangescope.core.Session;
import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.util.Progress;

/** A recording that was read to its end. */
record Opened(Session session, Session.State state) {

    static Opened file(Path file) throws IOException {
        try (Session session = Session.open(ByteSource.file(file), String.valueOf(file.getFileName()))) {
            return new Opened(session, session.run(Progress.none()));
        }
    }

    static Opened bytes(byte[] bytes) throws IOException {
        try (Session session = Session.open(ByteSource.pipe(new ByteArrayInputStream(bytes)), "made up")) {
            return new Opened(session, session.run(Progress.none()));
        }
    }

    static Opened of(CaptureWriter writer) throws IOException {
        return bytes(writer.bytes());
    }

    <T> T read(Function<Recording, T> look) {
        return session.read(look);
    }

    Health health() {
        return read(Recording::health);
    }

    List<Finding> findings() {
        return session.findings().list();
    }

    List<Finding> findings(String rule) {
        return findings().stream().filter(finding -> finding.ruleId().equals(rule)).toList();
    }

    /** How often a rule found something, all its findings together. */
    long count(String rule) {
        return findings(rule).stream().mapToLong(Finding::count).sum();
    }

    /** The only finding of a rule. */
    Finding only(String rule) {
        List<Finding> found = findings(rule);
        if (found.size() != 1) {
            throw new AssertionError(rule + " should have one finding, but there are " + findings());
        }
        return found.get(0);
    }
}
