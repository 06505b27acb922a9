// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.osgi.util.NLS;
import org.rangescope.core.target.GrowingFile;
import org.rangescope.core.target.ProbeOption;
import org.rangescope.core.target.ProbeOptions;
import org.rangescope.core.target.SshHost;
import org.rangescope.core.target.Target;
import org.rangescope.core.target.ThisMachine;
import org.rangescope.core.target.VirtualGuest;
import org.rangescope.ui.guest.GuestHome;

/**
 * What a launch configuration says.
 *
 * @param target where to capture
 * @param options for the probe
 * @param command run on the target meanwhile, or nothing
 * @param project the recording goes there
 * @param showCheck whether somebody wants to see what the target offers, and to decide, before it begins
 */
public record CaptureSettings(Target target, ProbeOptions options, String command, String project, boolean showCheck) {

    /** The type of the configuration. */
    public static final String TYPE = "org.rangescope.ui.launch.capture"; //$NON-NLS-1$

    /** Attribute: one of {@link TargetKind}, in lower case. */
    public static final String TARGET = TYPE + ".target"; //$NON-NLS-1$
    /** Attribute: the host as for ssh. */
    public static final String HOST = TYPE + ".host"; //$NON-NLS-1$
    /** Attribute: path of the file that grows. */
    public static final String FILE = TYPE + ".file"; //$NON-NLS-1$
    /** Attribute: name of the guest's scenario. */
    public static final String SCENARIO = TYPE + ".scenario"; //$NON-NLS-1$
    /** Attribute: generation of the guest's interface. */
    public static final String GENERATION = TYPE + ".generation"; //$NON-NLS-1$
    /** Attribute: a command for the target's shell. */
    public static final String COMMAND = TYPE + ".command"; //$NON-NLS-1$
    /** Attribute: name of the project. */
    public static final String PROJECT = TYPE + ".project"; //$NON-NLS-1$
    /** Attribute: whether the check is shown first. */
    public static final String SHOW_CHECK = TYPE + ".showCheck"; //$NON-NLS-1$
    /** Attribute: further options for the probe, as one line. */
    public static final String MORE = TYPE + ".more"; //$NON-NLS-1$

    /** The scenario that is run when nobody chose another one. */
    public static final String SCENARIO_PRESET = "live.scn"; //$NON-NLS-1$
    /** The generation that is booted when nobody chose another one. */
    public static final String GENERATION_PRESET = "v1"; //$NON-NLS-1$

    /** The kinds of targets. */
    public enum TargetKind {
        /** This machine. */
        LOCAL,
        /** Another one, through ssh. */
        SSH,
        /** The virtual guest. */
        GUEST,
        /** A file that grows. */
        FILE;

        /** The value of {@link CaptureSettings#TARGET}. */
        public String attribute() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind that a configuration is set to. */
        public static TargetKind of(ILaunchConfiguration configuration) throws CoreException {
            String attribute = configuration.getAttribute(TARGET, LOCAL.attribute());
            for (TargetKind kind : values()) {
                if (kind.attribute().equals(attribute)) {
                    return kind;
                }
            }
            throw problem(NLS.bind(Messages.CaptureSettings_unknownTarget, attribute), null);
        }
    }

    /** The attribute of an option of the probe. */
    public static String attribute(ProbeOption option) {
        return TYPE + ".option." + option.optionName(); //$NON-NLS-1$
    }

    /**
     * Reads a configuration.
     *
     * @throws CoreException if something in it makes no sense; its message says what, for whoever filled it in
     */
    public static CaptureSettings of(ILaunchConfiguration configuration) throws CoreException {
        return new CaptureSettings(target(configuration), options(configuration), command(configuration), project(configuration),
                configuration.getAttribute(SHOW_CHECK, false));
    }

    /** Where it captures. */
    static Target target(ILaunchConfiguration configuration) throws CoreException {
        try {
            return switch (TargetKind.of(configuration)) {
            case LOCAL -> new ThisMachine();
            case SSH -> SshHost.of(configuration.getAttribute(HOST, "")); //$NON-NLS-1$
            case GUEST -> {
                GuestHome home = GuestHome.find();
                String scenario = configuration.getAttribute(SCENARIO, SCENARIO_PRESET);
                yield new VirtualGuest(home.directory(), home.scenario(scenario),
                        configuration.getAttribute(GENERATION, GENERATION_PRESET));
            }
            case FILE -> {
                String file = configuration.getAttribute(FILE, "").strip(); //$NON-NLS-1$
                if (file.isEmpty()) {
                    throw problem(Messages.CaptureSettings_noFile, null);
                }
                Path path = Path.of(file);
                if (!path.isAbsolute()) {
                    throw problem(NLS.bind(Messages.CaptureSettings_notAbsolute, file), null);
                }
                yield new GrowingFile(path.normalize());
            }
            };
        } catch (InvalidPathException e) {
            throw problem(NLS.bind(Messages.CaptureSettings_noPath, e.getInput()), e);
        } catch (IllegalArgumentException | IOException e) {
            throw problem(e.getMessage(), e);
        }
    }

    /** What it asks of the probe. */
    static ProbeOptions options(ILaunchConfiguration configuration) throws CoreException {
        if (TargetKind.of(configuration) == TargetKind.FILE) {
            return ProbeOptions.NONE;
        }
        Map<ProbeOption, String> values = new EnumMap<>(ProbeOption.class);
        for (ProbeOption option : ProbeOption.values()) {
            values.put(option, configuration.getAttribute(attribute(option), "")); //$NON-NLS-1$
        }
        try {
            return ProbeOptions.of(values, List.of(DebugPlugin.parseArguments(configuration.getAttribute(MORE, "")))); //$NON-NLS-1$
        } catch (IllegalArgumentException e) {
            throw problem(e.getMessage(), e);
        }
    }

    private static String command(ILaunchConfiguration configuration) throws CoreException {
        return switch (TargetKind.of(configuration)) {
        case LOCAL, SSH -> configuration.getAttribute(COMMAND, "").strip(); //$NON-NLS-1$
        case GUEST, FILE -> ""; //$NON-NLS-1$
        };
    }

    private static String project(ILaunchConfiguration configuration) throws CoreException {
        String name = configuration.getAttribute(PROJECT, CaptureFolder.PROJECT).strip();
        IStatus valid = ResourcesPlugin.getWorkspace().validateName(name, IResource.PROJECT);
        if (!valid.isOK()) {
            throw problem(NLS.bind(Messages.CaptureSettings_noProject, valid.getMessage()), null);
        }
        return name;
    }

    static CoreException problem(String message, Throwable cause) {
        return new CoreException(Status.error(message, cause));
    }
}
