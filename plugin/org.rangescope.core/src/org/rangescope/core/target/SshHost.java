// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.rangescope.core.util.annotation.Nullable;

/**
 * A machine that the system's ssh reaches, with the user's own configuration, without asking for a password.
 *
 * @param destination {@code host} or {@code user@host} as ssh takes it, where host may be a name from ssh's configuration
 * @param port        the port, or 0 for that of the configuration
 */
public record SshHost(String destination, int port) implements Target {

    // No sign that a shell or the configuration's %h in a ProxyCommand could take for something else, and no dash in front.
    private static final Pattern FORM = Pattern.compile(
            "(?<dest>(?:[A-Za-z0-9_][A-Za-z0-9_.+-]*@)?(?:[A-Za-z0-9_][A-Za-z0-9_.-]*|\\[?[0-9A-Fa-f]*:[0-9A-Fa-f:.]+(?:%[A-Za-z0-9_.-]+)?\\]?))(?::(?<port>[0-9]{1,5}))?");

    /** Checks the destination, which goes to a command line. */
    public SshHost {
        Matcher matcher = FORM.matcher(destination);
        if (!matcher.matches() || matcher.group("port") != null || destination.indexOf('[') >= 0 || destination.indexOf(']') >= 0) {
            throw wrong(destination);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("Port " + port + ": give a number from 1 to 65535.");
        }
    }

    /**
     * Reads what somebody typed.
     *
     * @param text {@code host}, {@code user@host}, {@code user@host:port}
     * @return the host
     * @throws IllegalArgumentException if it is none; the message says what it has to look like
     */
    public static SshHost of(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("No host is given. Write it as for ssh: host, user@host or user@host:port.");
        }
        Matcher matcher = FORM.matcher(stripped);
        if (!matcher.matches()) {
            throw wrong(stripped);
        }
        @Nullable
        String port = matcher.group("port");
        String destination = matcher.group("dest");
        String host = destination.substring(destination.indexOf('@') + 1);
        if (host.startsWith("[") != host.endsWith("]")) {
            throw wrong(stripped);
        }
        // ssh takes an address without brackets
        String bare = destination.replace("[", "").replace("]", "");
        return new SshHost(bare, port == null ? 0 : number(port));
    }

    private static int number(String port) {
        int number = Integer.parseInt(port);
        if (number == 0) {
            throw new IllegalArgumentException("Port 0: give a number from 1 to 65535.");
        }
        return number;
    }

    private static IllegalArgumentException wrong(String text) {
        String shown = text.replaceAll("\\p{Cntrl}", "?");
        return new IllegalArgumentException("\"" + shown + "\" is no host for ssh"
                + (text.startsWith("-") ? ": it begins with a dash" : "")
                + ". Write host, user@host or user@host:port, in letters, digits and . _ - only; everything else goes into ~/.ssh/config.");
    }

    @Override
    public String label() {
        return port == 0 ? destination : destination + ":" + port;
    }

    @Override
    public TargetSession open(CaptureJob job) {
        return new MachineSession(label(), new SshReach(this, job.ssh()), job);
    }
}
