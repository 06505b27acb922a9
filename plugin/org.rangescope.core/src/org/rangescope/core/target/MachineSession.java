// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Collectors;

import org.rangescope.core.target.TargetReport.Check;
import org.rangescope.core.target.TargetReport.Mark;
import org.rangescope.core.target.TargetReport.Part;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.annotation.Nullable;

/**
 * A capture on a machine that commands can be run on. One command stays as long as the session and owns the directory of the probe there; a second one
 * copies the probe; a third one, as root, checks and captures. Whatever ends the session also ends these, and nothing stays behind.
 */
final class MachineSession implements TargetSession {

    private static final long END_MILLIS = 3_000;
    private static final int LINE_MAX = 1 << 16;

    private final String name;
    private final Reach reach;
    private final CaptureJob job;
    private final Set<Child> children = new CopyOnWriteArraySet<>();
    private volatile @Nullable Child way;
    private volatile @Nullable Child probe;
    private volatile boolean started;
    private volatile boolean stopping;
    private volatile boolean killed;
    private volatile boolean closed;

    MachineSession(String name, Reach reach, CaptureJob job) {
        this.name = name;
        this.reach = reach;
        this.job = job;
    }

    @Override
    public TargetReport check(boolean thorough, Progress progress) throws IOException, InterruptedException {
        progress.report(Double.NaN, "Reaching " + name);
        Map<String, String> facts = open();
        List<Check> checks = new ArrayList<>();
        String machine = facts.getOrDefault("machine", "unknown");
        if (!"Linux".equals(facts.get("system"))) {
            throw new TargetException(name + " runs " + facts.getOrDefault("system", "something unknown")
                    + ": dma-bufs are Linux's. Choose a machine with Linux.");
        }
        checks.add(new Check(Part.TARGET, Mark.OK, "reached", "as " + facts.get("user") + ", " + machine + ", Linux " + facts.get("kernel"),
                ""));
        String directory = facts.getOrDefault("directory", "");
        if (!directory.startsWith("/")) {
            throw new TargetException(name + " has no directory in which " + facts.get("user")
                    + " may make and execute a file; /tmp, /var/tmp, /dev/shm and the home were tried. Set TMPDIR there to one.");
        }
        Path binary = job.probes().need(machine, name);
        progress.report(Double.NaN, "Copying the probe to " + name);
        String there = directory + "/" + ProbeFiles.NAME;
        copy(binary, there);
        checks.add(new Check(Part.TARGET, Mark.OK, "probe", "copied to " + there + " and compared; it is removed at the end", ""));
        List<String> elevated = elevate(facts, checks);
        progress.report(Double.NaN, "Asking what " + name + " offers");
        List<String> command = new ArrayList<>(elevated);
        command.addAll(List.of("/bin/sh", "-c", script("probe.sh"), "rangescope", there, job.command()));
        command.addAll(job.options().arguments());
        Child asked = child(reach.next(command), job.messages());
        probe = asked;
        asked.tell("check");
        return TargetReport.parse(name, checks, examination(asked, elevated));
    }

    /** Opens the way, and reads what the target says about itself. */
    private Map<String, String> open() throws IOException, InterruptedException {
        Child opened = child(reach.first(List.of("/bin/sh", "-c", script("reach.sh"), "rangescope")), job.messages());
        way = opened;
        Map<String, String> facts = new HashMap<>();
        while (true) {
            String line = line(opened.output());
            if (line == null) {
                opened.hangUp();
                int status = opened.await();
                throw given(reach.unreachable(opened.lastWords(), status));
            }
            if ("ready".equals(line)) {
                return facts;
            }
            int tab = line.indexOf('\t');
            if (tab > 0) {
                facts.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
    }

    private List<String> elevate(Map<String, String> facts, List<Check> checks) {
        String root = facts.getOrDefault("root", "no");
        switch (root) {
        case "yes" :
            checks.add(new Check(Part.TARGET, Mark.OK, "root", "logged in as root", ""));
            return List.of();
        case "sudo" :
            checks.add(new Check(Part.TARGET, Mark.OK, "root", "through sudo, which asks for no password", ""));
            return List.of("sudo", "-n", "--");
        case "pkexec" :
            if (reach.isLocal()) {
                checks.add(new Check(Part.TARGET, Mark.OK, "root", "through pkexec, which asks on the screen", ""));
                return List.of("pkexec");
            }
            break;
        default :
            break;
        }
        checks.add(new Check(Part.TARGET, Mark.LESS, "root", facts.get("user") + " is not root, and sudo wants a password or is not there",
                (reach.isLocal() ? "install pkexec" : "log in as root, with root@ in front of the host")
                        + ", or allow sudo without a password: " + facts.get("user")
                        + " ALL=(root) NOPASSWD: ALL in /etc/sudoers.d/rangescope"));
        return List.of();
    }

    private void copy(Path binary, String there) throws IOException, InterruptedException {
        byte[] bytes = Files.readAllBytes(binary);
        String part = there + ".part";
        Child copying = child(reach.next(List.of("/bin/sh", "-c", script("copy.sh"), "rangescope", part)), job.messages());
        try (OutputStream to = copying.input()) {
            to.write(bytes);
        } catch (IOException e) {
            // it says itself why it takes no more
        }
        String answer = new String(all(copying), StandardCharsets.UTF_8).strip();
        String hash = sha256(bytes);
        if (answer.equals("sha256\tnone")) {
            Child back = child(reach.next(List.of("cat", part)), job.messages());
            back.hangUp();
            answer = "sha256\t" + sha256(all(back));
        }
        if (!answer.equals("sha256\t" + hash)) {
            throw given(new TargetException("The probe did not get to " + name + " as it is here: "
                    + (copying.lastWords().isEmpty() ? "what arrived is damaged" : copying.lastWords())
                    + ". Is there room in the directory of " + there + "?"));
        }
        Child move = child(reach.next(List.of("mv", "--", part, there)), job.messages());
        move.hangUp();
        if (move.await() != 0) {
            throw given(new TargetException("The probe cannot be put in place on " + name + ": " + move.lastWords()));
        }
    }

    private List<String> examination(Child asked, List<String> elevated) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        while (true) {
            String line = line(asked.output());
            if (line == null) {
                asked.hangUp();
                int status = asked.await();
                if (reach.isLost(status)) {
                    throw given(new TargetException("The connection to " + name + " was lost while the target was asked what it offers."));
                }
                String with = elevated.isEmpty() ? "" : " with " + elevated.get(0);
                throw given(new TargetException("The probe could not be started on " + name + with + ": "
                        + (asked.lastWords().isEmpty() ? "status " + status : asked.lastWords()) + "."));
            }
            if (line.startsWith("end\t")) {
                if (lines.isEmpty()) {
                    // what it said of it comes another way, and may be late
                    asked.hangUp();
                    asked.awaitWords();
                    throw given(new TargetException("The probe on " + name + " did not start: "
                            + (asked.lastWords().isEmpty() ? "status " + line.substring(4) : asked.lastWords())));
                }
                return lines;
            }
            lines.add(line);
        }
    }

    @Override
    public InputStream start() throws IOException {
        Child asked = probe;
        if (asked == null || started) {
            throw new IllegalStateException("check() goes before start(), and start() is called once");
        }
        started = true;
        asked.tell(stopping ? "stop" : "start");
        return asked.output();
    }

    @Override
    public void stop() {
        stopping = true;
        Child running = probe;
        if (running != null) {
            running.tell("stop");
        }
    }

    @Override
    public void kill() {
        killed = true;
        stopping = true;
        Child running = probe;
        if (running != null) {
            running.tell("kill");
        }
        close();
    }

    @Override
    public Ending await() throws InterruptedException {
        Child running = probe;
        if (running == null) {
            throw new IllegalStateException("nothing was started");
        }
        int status = running.await();
        boolean lost = reach.isLost(status);
        close(lost ? 0 : END_MILLIS);
        if (killed) {
            return new Ending(status, "The capture was ended by force. What arrived before that is shown and kept in the recording.");
        }
        if (lost) {
            return new Ending(status, "The connection to " + name
                    + " was lost. What arrived before that is shown and kept in the recording; the probe there ends by itself.");
        }
        if (status == 0) {
            return new Ending(0, null);
        }
        String words = running.lastWords();
        return new Ending(status,
                "The probe on " + name + " ended " + (status > 128 ? "by signal " + (status - 128) : "with status " + status)
                        + (words.isEmpty() ? "" : ": " + words) + ". What arrived before that is shown and kept in the recording.");
    }

    @Override
    public void close() {
        close(0);
    }

    private void close(long patience) {
        closed = true;
        Child opened = way;
        if (opened != null) {
            // the directory there is removed, then the connection ends
            opened.hangUp();
            try {
                if (patience > 0 && !opened.await(patience)) {
                    job.messages().accept("rangescope: the connection to " + name + " does not end by itself; it is cut");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (patience == 0) {
            Thread last = new Thread(() -> end(opened), "rangescope end of " + name);
            last.setDaemon(true);
            last.start();
        } else {
            end(opened);
        }
    }

    /** Hangs up on everybody, waits a moment so that the other side can tidy up, and kills who is still there. */
    private void end(@Nullable Child opened) {
        children.forEach(Child::hangUp);
        try {
            if (opened != null) {
                opened.await(END_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(Child::kill);
        reach.close();
    }

    private Child child(List<String> command, java.util.function.Consumer<String> messages) throws TargetException {
        Child child = Child.start(command, null, true, messages);
        children.add(child);
        if (closed) {
            child.kill();
        }
        return child;
    }

    private static byte[] all(Child child) throws InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            child.output().transferTo(all);
        } catch (IOException e) {
            // its end; what was there says whether it is enough
        }
        child.await();
        return all.toByteArray();
    }

    /** What is said when a failure is only that somebody does not want to go on. */
    private TargetException given(TargetException failure) {
        return closed ? new TargetException("Stopped before the capture began.", failure) : failure;
    }

    /** The next line; byte by byte, for what follows the last one is no text. Null at the end. */
    private static @Nullable String line(InputStream from) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() < LINE_MAX) {
            int next;
            try {
                next = from.read();
            } catch (IOException e) {
                // closed by us
                next = -1;
            }
            if (next < 0) {
                return null;
            }
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            line.write(next);
        }
        throw new TargetException("The target sends what is no answer of the probe.");
    }

    private static String script(String file) throws IOException {
        try (InputStream in = MachineSession.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException(file + " is missing in this program");
            }
            // some shells take only so long a word, and comments are for those who read it here
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.strip().startsWith("#"))
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
