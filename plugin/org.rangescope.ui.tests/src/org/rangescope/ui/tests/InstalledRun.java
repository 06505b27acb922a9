// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;

import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Runs the <em>*ClickTest</em>s inside a workbench that was installed and started as its users do it, and closes it. The property
 * {@code rangescope.clicks} names the file that gets a line for each test; without it nothing happens. {@code rangescope.clicks.only} names the part of the
 * class name that is wanted.
 */
public final class InstalledRun implements IStartup {

    private static final String FILE = "rangescope.clicks";

    @Override
    public void earlyStartup() {
        String file = System.getProperty(FILE);
        if (file == null) {
            return;
        }
        Thread runner = new Thread(() -> run(Path.of(file)), "click tests");
        runner.setContextClassLoader(InstalledRun.class.getClassLoader());
        runner.start();
    }

    private static void run(Path file) {
        try {
            Listener listener = new Listener(file);
            List<ClassSelector> classes = classes(System.getProperty(FILE + ".only", ""));
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request().selectors(classes).build();
            LauncherConfig config = LauncherConfig.builder().enableTestEngineAutoRegistration(false)
                    .enableLauncherSessionListenerAutoRegistration(false).enableLauncherDiscoveryListenerAutoRegistration(false)
                    .enableTestExecutionListenerAutoRegistration(false).enablePostDiscoveryFilterAutoRegistration(false)
                    .addTestEngines(new JupiterTestEngine()).build();
            LauncherFactory.create(config).execute(request, listener);
            listener.write("END " + classes.size() + " classes");
        } finally {
            IWorkbench workbench = PlatformUI.getWorkbench();
            workbench.getDisplay().asyncExec(workbench::close);
        }
    }

    private static List<ClassSelector> classes(String only) {
        Bundle bundle = FrameworkUtil.getBundle(InstalledRun.class);
        return Collections.list(bundle.findEntries("org/rangescope/ui/tests", "*ClickTest.class", true)).stream()
                .map(url -> url.getPath().replaceFirst("^/", "").replaceFirst("\\.class$", "").replace('/', '.'))
                .map(name -> name.substring(name.indexOf("org.rangescope"))).filter(name -> name.contains(only)).sorted()
                .map(InstalledRun::selector).toList();
    }

    private static ClassSelector selector(String name) {
        try {
            return DiscoverySelectors.selectClass(InstalledRun.class.getClassLoader().loadClass(name));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes at once what became of each test, so that nothing is lost when the workbench dies. */
    private static final class Listener implements TestExecutionListener {

        private final Path file;

        Listener(Path file) {
            this.file = file;
            write("BEGIN");
        }

        void write(String line) {
            try {
                Files.writeString(file, line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            write("skipped " + name(test) + ": " + reason);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    write("ok      " + name(test));
                }
            }
            case ABORTED -> write("skipped " + name(test) + result.getThrowable().map(why -> ": " + why.getMessage()).orElse(""));
            case FAILED -> {
                StringWriter trace = new StringWriter();
                result.getThrowable().ifPresent(why -> why.printStackTrace(new PrintWriter(trace)));
                write("NOT OK  " + name(test) + System.lineSeparator() + trace.toString().indent(8).stripTrailing());
            }
            }
        }

        private static String name(TestIdentifier test) {
            String id = test.getUniqueId();
            return id.replaceFirst("^.*\\[class:org\\.rangescope\\.ui\\.tests\\.([^]]*)\\]", "$1").replaceAll("/\\[[a-z-]+:([^]]*)\\]",
                    ".$1");
        }
    }
}
