// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.Session;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.rules.DetachedLive;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.Rule;
import org.rangescope.core.rules.RuleContext;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.util.Progress;

/** A session from its first byte to its end, while others look on. */
class SessionTest {

    private static final long PATIENCE_SECONDS = 60;

    private static void await(CountDownLatch latch, String what) throws InterruptedException {
        assertTrue(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "waited for " + what);
    }

    @Test
    void showsALeakWhileTheStreamIsStillOpen() throws IOException, InterruptedException {
        byte[] bytes = Samples.small().bytes();
        CountDownLatch leakSeen = new CountDownLatch(1);
        AtomicReference<Session.State> stateThen = new AtomicReference<>();
        try (PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out, 1 << 16);
                Session session = Session.open(ByteSource.pipe(in), "live")) {
            session.addListener(s -> {
                if (s.findings().leakedMappings() > 0 && leakSeen.getCount() > 0) {
                    stateThen.set(s.state());
                    leakSeen.countDown();
                }
            });
            Thread thread = new Thread(() -> session.run(Progress.none()));
            thread.start();
            int third = ReaderTest.packetAt(bytes, 2);
            out.write(bytes, 0, third);
            out.flush();
            await(leakSeen, "the leak of the second packet");
            assertEquals(Session.State.LIVE, stateThen.get());
            assertEquals(1L, session.read(recording -> recording.health().count(EventKind.DETACH)));
            out.write(bytes, third, bytes.length - third);
            out.close();
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            assertEquals(Session.State.DONE, session.state());
            assertTrue(session.read(recording -> recording.isComplete()));
            assertEquals(Opened.bytes(bytes).findings(), session.findings().list());
            assertEquals(session.read(recording -> recording.health().records()), session.rates().records());
        }
    }

    @Test
    void closingEndsAWaitForASilentSender() throws IOException, InterruptedException {
        PipedOutputStream out = new PipedOutputStream();
        CountDownLatch running = new CountDownLatch(1);
        try (PipedInputStream in = new PipedInputStream(out, 1 << 16)) {
            Session session = Session.open(ByteSource.pipe(in), "silent");
            List<Session.State> ends = new ArrayList<>();
            Thread thread = new Thread(() -> ends.add(session.run(new Progress() {

                @Override
                public void report(double fraction, String message) {
                    running.countDown();
                }

                @Override
                public boolean isCanceled() {
                    return false;
                }
            })));
            thread.start();
            await(running, "the first tick of a session without a byte");
            session.close();
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            assertFalse(thread.isAlive(), "waited for the session to end");
            assertEquals(1, ends.size());
            assertTrue(ends.get(0) == Session.State.CANCELED || ends.get(0) == Session.State.FAILED, ends.toString());
        } finally {
            out.close();
        }
    }

    @Test
    void keepsWhatWasReadWhenCanceled() throws IOException {
        try (Session session = Session.open(ByteSource.memory(Samples.small().bytes()), "canceled")) {
            session.cancel();
            assertEquals(Session.State.CANCELED, session.run(Progress.none()));
            assertEquals(0, session.read(recording -> recording.health().records()));
            assertNotNull(session.findings().verdictLine());
            assertThrows(IllegalStateException.class, () -> session.run(Progress.none()));
        }
    }

    @Test
    void tellsListenersOfTheEnd() throws IOException {
        try (Session session = Session.open(ByteSource.memory(Samples.small().bytes()), "listened")) {
            List<Session.State> seen = new ArrayList<>();
            session.addListener(s -> seen.add(s.state()));
            session.run(Progress.none());
            assertEquals(Session.State.DONE, seen.get(seen.size() - 1));
            assertEquals("listened: DONE", session.toString());
        }
    }

    @Test
    void readsOnlyAsLongAsSomebodyWants() throws IOException {
        try (Session session = Session.open(ByteSource.memory(Samples.small().bytes()), "unwanted")) {
            assertEquals(Session.State.CANCELED, session.run(new Progress() {

                @Override
                public void report(double fraction, String message) {
                    // not asked
                }

                @Override
                public boolean isCanceled() {
                    return true;
                }
            }));
        }
    }

    @Test
    void aListenerThatFailsFailsTheSessionAndNotTheRecording() throws IOException {
        Path file = Files.createTempFile("session", ".rangescope");
        byte[] bytes = Samples.small().bytes();
        try (Session session = Session.open(ByteSource.recording(new ByteArrayInputStream(bytes), file), "failing")) {
            List<Session.State> seen = new ArrayList<>();
            session.addListener(s -> {
                throw new IllegalStateException("out of order");
            });
            session.addListener(s -> seen.add(s.state()));
            assertEquals(Session.State.FAILED, session.run(Progress.none()));
            assertEquals(Session.State.FAILED, session.state());
            assertTrue(String.valueOf(session.failure()).contains("out of order"), session.failure());
            assertEquals(1, seen.size());
            assertArrayEquals(bytes, Files.readAllBytes(file));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aProgressThatFailsEndsTheReadingWithAReason() throws IOException {
        try (Session session = Session.open(ByteSource.memory(Samples.small().bytes()), "failing")) {
            assertEquals(Session.State.FAILED, session.run(new Progress() {

                @Override
                public void report(double fraction, String message) {
                    // not asked
                }

                @Override
                public boolean isCanceled() {
                    throw new IllegalStateException("out of order");
                }
            }));
            assertTrue(String.valueOf(session.failure()).contains("out of order"), session.failure());
            assertTrue(session.findings().verdictLine().contains("read only in part"), session.findings().verdictLine());
        }
    }

    @Test
    void aRuleThatFailsSaysSoAndTheOthersGoOn() throws IOException {
        Rule broken = new Rule() {

            @Override
            public String id() {
                return "RS99";
            }

            @Override
            public String title() {
                return "Broken";
            }

            @Override
            public Severity severity() {
                return Severity.INFO;
            }

            @Override
            public List<EventKind> needs() {
                return List.of();
            }

            @Override
            public List<Finding> evaluate(RuleContext context) {
                throw new IllegalStateException("out of order");
            }
        };
        Findings findings = Opened.bytes(Samples.small().bytes())
                .read(recording -> new RuleEngine(List.of(broken, new DetachedLive())).evaluate(recording));
        assertTrue(findings.leakedMappings() > 0);
        assertEquals(RuleResult.Status.NOT_APPLICABLE, findings.results().get(1).status());
        assertTrue(findings.results().get(1).why().contains("out of order"), findings.results().get(1).why());
        assertTrue(findings.verdictLine().contains("RS99 could not be applied"), findings.verdictLine());
    }

    @Test
    void isJudgedByTheRulesItIsGiven(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("small.rangescope"), Samples.small().bytes());
        RuleEngine one = new RuleEngine(List.of(new DetachedLive()));
        try (Session fromBytes = Session.open(ByteSource.memory(Samples.small().bytes()), "bytes", one);
                Session fromFile = Session.open(file, "a name", one)) {
            for (Session session : List.of(fromBytes, fromFile)) {
                assertEquals(Session.State.DONE, session.run(Progress.none()));
                assertEquals(List.of("RS01"), session.findings().results().stream().map(result -> result.rule().id()).toList());
            }
            assertEquals("a name", fromFile.read(Recording::name));
        }
    }

    @Test
    void aReadingThatWasStoppedIsNotACaptureThatWasCutOff() throws IOException {
        try (Session session = Session.open(ByteSource.memory(Samples.small().bytes()), "canceled")) {
            session.cancel();
            session.run(Progress.none());
            assertEquals("No leak seen, but the recording was read only in part", session.findings().verdictLine());
            assertTrue(session.findings().list().isEmpty());
            assertFalse(session.read(recording -> recording.isEnded()));
        }
    }
}
