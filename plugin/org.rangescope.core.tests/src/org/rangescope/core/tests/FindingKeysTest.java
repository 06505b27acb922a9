// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.rangescope.core.Session;
import org.rangescope.core.compare.FindingKeys;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.util.Progress;

/** A finding is called the same whenever and however its recording is judged. */
class FindingKeysTest {

    private record Judged(Findings findings, List<String> keys) {}

    private static Judged judged(String name) throws IOException {
        try (Session session = Session.open(Path.of("recordings", name + ".rangescope"))) {
            session.run(Progress.none());
            Findings findings = session.findings();
            return new Judged(findings, session.read(recording -> FindingKeys.of(recording, findings)));
        }
    }

    @Test
    void keyNamesRuleCallSiteAndWho() throws IOException {
        Judged judged = judged("rs01-detach-live");
        Finding leak = judged.findings().list().stream().filter(Finding::leak).findFirst().orElseThrow();
        String key = judged.keys().get(leak.number() - 1);
        assertTrue(key.startsWith("RS01 | ex_"), key);
        assertTrue(key.contains(" > "), key);
        assertFalse(key.contains("+0x"), "an offset changes with every build: " + key);
        assertEquals(judged.findings().list().size(), judged.keys().size());
    }

    @Test
    void keyIsTheSameWhenJudgedAgain() throws IOException {
        assertEquals(judged("rs01-detach-live").keys(), judged("rs01-detach-live").keys());
    }
}
