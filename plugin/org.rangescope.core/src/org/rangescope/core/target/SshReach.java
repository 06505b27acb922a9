// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.rangescope.core.util.annotation.Nullable;

/** Through the system's ssh: the first command opens the only connection, the others share it. */
final class SshReach implements Reach {

    /** ssh makes a socket of this name and some signs more, and the kernel takes 107. */
    private static final int SOCKET_MAX = 80;
    private static final int LOST = 255;

    private final SshHost host;
    private final List<String> program;
    private volatile @Nullable Path directory;

    SshReach(SshHost host, List<String> program) {
        this.host = host;
        this.program = program;
    }

    @Override
    public List<String> first(List<String> command) throws IOException {
        Path made = Files.createTempDirectory("rangescope-");
        if (made.toString().length() > SOCKET_MAX) {
            Files.delete(made);
            made = Files.createTempDirectory(Path.of("/tmp"), "rangescope-");
        }
        directory = made;
        return line(List.of("ControlMaster=yes", "ControlPersist=no", "ConnectTimeout=10", "ServerAliveInterval=5", "ServerAliveCountMax=3",
                "ClearAllForwardings=yes", "PermitLocalCommand=no"), command);
    }

    @Override
    public List<String> next(List<String> command) {
        // a command that finds the connection gone does not open another one
        return line(List.of("ControlMaster=no", "ProxyCommand=false"), command);
    }

    private List<String> line(List<String> options, List<String> command) {
        List<String> line = new ArrayList<>(program);
        line.add("-T");
        for (String option : options) {
            line.add("-o");
            line.add(option);
        }
        line.addAll(List.of("-o", "BatchMode=yes", "-o", "RemoteCommand=none"));
        line.addAll(List.of("-S", String.valueOf(directory).replace("%", "%%") + "/c"));
        if (host.port() != 0) {
            line.addAll(List.of("-p", Integer.toString(host.port())));
        }
        line.addAll(List.of("--", host.destination(), ShellWords.oneLine(command)));
        return line;
    }

    @Override
    public boolean isLocal() {
        return false;
    }

    @Override
    public boolean isLost(int status) {
        return status == LOST;
    }

    @Override
    public TargetException unreachable(String words, int status) {
        String known = words.toLowerCase(Locale.ROOT);
        String name = host.port() == 0 ? host.destination() : "-p " + host.port() + " " + host.destination();
        String step;
        if (known.contains("permission denied") || known.contains("authentication")) {
            step = "It must let you in without asking for a password: ssh-copy-id " + name
                    + ", or load your key into the agent with ssh-add.";
        } else if (known.contains("host key") || known.contains("host identification")) {
            step = "Log in once in a terminal and decide whether to trust it: ssh " + name;
        } else if (known.contains("resolve hostname")) {
            step = "Check the name, or give it a HostName in ~/.ssh/config.";
        } else if (known.contains("timed out") || known.contains("refused") || known.contains("no route")) {
            step = "Is it up, and does it run sshd? Try in a terminal: ssh " + name;
        } else {
            step = "Try in a terminal: ssh " + name;
        }
        return new TargetException(host.label() + " cannot be reached: " + (words.isEmpty() ? "ssh ended with status " + status : words)
                + (words.endsWith(".") ? " " : ". ") + step);
    }

    @Override
    public void close() {
        Path made = directory;
        if (made != null) {
            try {
                Files.deleteIfExists(made.resolve("c"));
                Files.deleteIfExists(made);
            } catch (IOException e) {
                // a left-over directory in the place for such
            }
        }
    }
}
