// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.target.ProbeFiles;

/** The archive that people unpack: launcher, man page, completion; and what a terminal gets to see. */
class ManualTest {

    @TempDir
    static Path directory;
    private static Path top;

    @BeforeAll
    static void unpack() throws Exception {
        try (var archives = Files.list(Rangescope.JAR.getParent())) {
            Path archive = archives.filter(each -> String.valueOf(each.getFileName()).matches("rangescope-.*\\.tar\\.gz")).findFirst()
                    .orElseThrow();
            Rangescope.shell("tar xzf " + archive + " -C " + directory).exits(0).silent();
        }
        try (var tops = Files.list(directory)) {
            top = tops.findFirst().orElseThrow();
        }
    }

    @Test
    void theLauncherWorksThroughALink() throws Exception {
        Rangescope.shell(
                "mkdir '" + directory + "/a b' && ln -s " + top + "/bin/rangescope '" + directory + "/a b/rs' && cd / && '" + directory
                        + "/a b/rs' check " + Rangescope.recording("quiet"))
                .exits(0).silent().prints("PASSED");
        Rangescope.shell("JAVA_HOME=/nowhere " + top + "/bin/rangescope --version").exits(3).says("there is no /nowhere/bin/java",
                "openjdk-17");
    }

    @Test
    void theProbesComeAlong() throws Exception {
        Path made = Path.of("../org.rangescope.probe/os");
        Path packed = top.resolve("lib/probe");
        for (String machine : ProbeFiles.MACHINES) {
            Path probe = made.resolve("linux").resolve(machine).resolve(ProbeFiles.NAME);
            if (Files.exists(probe)) {
                assertEquals(-1, Files.mismatch(probe, packed.resolve("linux").resolve(machine).resolve(ProbeFiles.NAME)), machine);
                assertEquals(-1, Files.mismatch(made.resolve("source.tar.gz"), packed.resolve("source.tar.gz")), "their sources");
            } else {
                assertFalse(new ProbeFiles(List.of(packed)).find(machine).isPresent(), machine + " is packed, and was not made");
            }
        }
    }

    @Test
    void theManPageIsRenderedWithoutAWarning() throws Exception {
        Path page = top.resolve("share/man/man1/rangescope.1");
        Rangescope.Result lint = Rangescope.shell("mandoc -T lint -W warning " + page);
        assertEquals("", lint.out() + lint.err(), "mandoc");
        Rangescope.shell("MANWIDTH=100 man --warnings -l " + page + " | col -b").exits(0).silent().prints("EXIT STATUS", "rangescope check",
                "--max-p99 BUDGET", "NO_COLOR", "rangescope report -o leak.html mine.rangescope");
    }

    @Test
    void theManPageNamesAllThatHelpNames() throws Exception {
        String page = Rangescope.text(top.resolve("share/man/man1/rangescope.1")).replace("\\-", "-");
        for (String command : List.of("info", "findings", "report", "check", "diff", "events", "split", "join", "record")) {
            assertTrue(page.contains(".SS \"" + command + "\""), command);
            for (String word : Rangescope.run(command, "--help").exits(0).out().split("[\\s,=\\[\\]]+")) {
                if (word.matches("--[a-z][a-z0-9-]+")) {
                    assertTrue(page.contains(word), () -> command + " " + word);
                }
            }
        }
        assertFalse(page.contains(".SS \"manual\""));
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        Path completion = top.resolve("share/bash-completion/completions/rangescope");
        Rangescope.shell("bash -n " + completion).exits(0).silent();
        String ask = "source " + completion
                + "; complete() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_LINE=\"$*\"; COMP_POINT=${#COMP_LINE};"
                + " COMPREPLY=(); _complete_rangescope; printf '%s\\n' \"${COMPREPLY[@]}\"; }; ";
        Rangescope.shell(ask + "complete rangescope ch").exits(0).prints("check\n");
        Rangescope.shell(ask + "complete rangescope check --max").exits(0).prints("--max\n", "--max-p50\n", "--max-p99\n");
        Rangescope.shell(ask + "complete rangescope record --gen").exits(0).prints("--generation\n");
        Rangescope.shell(ask + "complete rangescope check --fail-on w").exits(0).prints("warning\n");
        Rangescope.shell(ask + "complete rangescope check --confidence = d").exits(0).prints("definite\n");
        Rangescope.shell(ask + "complete rangescope check --rule RS0").exits(0).prints("RS01\n");
        Rangescope.shell(ask + "complete rangescope export -f ch").exits(0).prints("chrome\n");
        Rangescope.shell(ask + "complete rangescope diff --fail-on slo").exits(0).prints("slower\n");
        String names = "mkdir -p '" + directory + "/names' && cd '" + directory
                + "/names' && touch 'a$(touch PWNED).rangescope' 'a`touch PWNED`' 'a b' && ";
        for (String words : List.of("info", "check --json", "check --sarif", "check --junit", "check --text", "report -o",
                "check --baseline")) {
            assertEquals("a b\na$(touch PWNED).rangescope\na`touch PWNED`\n",
                    Rangescope.shell(ask + names + "complete rangescope " + words + " a | LC_ALL=C sort").exits(0).silent().out(), words);
        }
        assertFalse(Files.exists(directory.resolve("names/PWNED")));
    }

    @Test
    void zshTakesTheCompletion() throws Exception {
        Path functions = top.resolve("share/zsh/site-functions");
        Rangescope.shell("zsh -n " + functions + "/_rangescope").exits(0).silent();
        Rangescope
                .shell("zsh -fc 'fpath=(" + functions
                        + " $fpath); autoload -Uz compinit; compinit -u -D; [[ $_comps[rangescope] == _rangescope ]] && echo yes'")
                .exits(0).prints("yes");
    }

    @Test
    void coloursAreForTerminalsOnly() throws Exception {
        Path leak = Rangescope.recording("rs01-detach-live");
        assertFalse(Rangescope.run("check", leak).exits(1).out().contains("\u001b"));
        String pty = "script -qec \"$RANGESCOPE check " + leak + "\" /dev/null";
        assertTrue(Rangescope.shell("unset NO_COLOR; TERM=xterm " + pty).out().contains("\u001b[1;31m"));
        assertFalse(Rangescope.shell("NO_COLOR=1 TERM=xterm " + pty).out().contains("\u001b["));
        assertFalse(Rangescope.shell("unset NO_COLOR; TERM=dumb " + pty).out().contains("\u001b[1"));
    }

    @Test
    void namesOfFilesNeedNoLocale() throws Exception {
        Path file = directory.resolve("locale-\u00f6.rangescope");
        Rangescope.shell("cp " + Rangescope.recording("quiet") + " '" + file + "'").exits(0);
        for (String locale : List.of("C", "POSIX", "C.UTF-8", "xx_YY.UTF-8")) {
            Rangescope.shell("LC_ALL=" + locale + " " + top + "/bin/rangescope check '" + file + "' 2> /dev/null").exits(0)
                    .prints("PASSED");
        }
    }

    @Test
    void namesForgeNoLines() throws Exception {
        Path names = Files.createDirectories(directory.resolve("forged"));
        Path file = Files.copy(Rangescope.recording("quiet"), names.resolve("x\nPASSED\u001b[2J"));
        Rangescope.Result info = Rangescope.run("info", file).exits(0);
        assertFalse(info.out().contains("\nPASSED") || info.out().contains("\u001b"), info::toString);
        Rangescope.Result missing = Rangescope.run("info", file + "missing").exits(3);
        assertEquals(1, missing.err().lines().count(), missing::toString);
    }
}
