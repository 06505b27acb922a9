// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.nio.file.Path;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.osgi.util.NLS;
import org.rangescope.ui.launch.CaptureSettings.TargetKind;

/** Finds a configuration for what somebody asks for in another way than through the dialog, or makes one. */
public final class CaptureLaunches {

    private CaptureLaunches() {}

    /** The type of our configurations. */
    static ILaunchConfigurationType type() {
        return DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurationType(CaptureSettings.TYPE);
    }

    /** A configuration for a scenario in the guest, of the generation that the one that is there already has. */
    public static ILaunchConfiguration guest(String scenario) throws CoreException {
        for (ILaunchConfiguration known : manager().getLaunchConfigurations(type())) {
            if (TargetKind.GUEST.attribute().equals(known.getAttribute(CaptureSettings.TARGET, "")) //$NON-NLS-1$
                    && scenario.equals(known.getAttribute(CaptureSettings.SCENARIO, CaptureSettings.SCENARIO_PRESET))) {
                return known;
            }
        }
        ILaunchConfigurationWorkingCopy made = make(NLS.bind(Messages.CaptureLaunches_guest, scenario.replaceFirst("\\.scn$", ""))); //$NON-NLS-1$ //$NON-NLS-2$
        made.setAttribute(CaptureSettings.TARGET, TargetKind.GUEST.attribute());
        made.setAttribute(CaptureSettings.SCENARIO, scenario);
        made.setAttribute(CaptureSettings.GENERATION, CaptureSettings.GENERATION_PRESET);
        return made.doSave();
    }

    /** A configuration that follows a file; its recording goes to a project. */
    public static ILaunchConfiguration file(Path file, String project) throws CoreException {
        for (ILaunchConfiguration known : manager().getLaunchConfigurations(type())) {
            if (TargetKind.FILE.attribute().equals(known.getAttribute(CaptureSettings.TARGET, "")) //$NON-NLS-1$
                    && file.toString().equals(known.getAttribute(CaptureSettings.FILE, "")) //$NON-NLS-1$
                    && project.equals(known.getAttribute(CaptureSettings.PROJECT, CaptureFolder.PROJECT))) {
                return known;
            }
        }
        ILaunchConfigurationWorkingCopy made = make(String.valueOf(file.getFileName()));
        made.setAttribute(CaptureSettings.TARGET, TargetKind.FILE.attribute());
        made.setAttribute(CaptureSettings.FILE, file.toString());
        made.setAttribute(CaptureSettings.PROJECT, project);
        return made.doSave();
    }

    /** Launches a configuration in the background, so that the history has it; on the UI thread. */
    public static void launch(ILaunchConfiguration configuration, String mode) {
        // the platform's history notes nothing before it was asked for once, by its menu as a rule
        DebugUITools.getLastLaunch(IDebugUIConstants.ID_RUN_LAUNCH_GROUP);
        DebugUITools.launch(configuration, mode);
    }

    /** What the dialog of configurations is to show: what was launched last when that was a capture, otherwise one that there is, otherwise the type. */
    static Object toShow() throws CoreException {
        ILaunchConfiguration last = DebugUITools.getLastLaunch(IDebugUIConstants.ID_RUN_LAUNCH_GROUP);
        if (isCapture(last)) {
            return last;
        }
        ILaunchConfiguration[] known = manager().getLaunchConfigurations(type());
        return known.length > 0 ? known[0] : type();
    }

    /** Whether a configuration is one of ours. */
    static boolean isCapture(ILaunchConfiguration configuration) {
        try {
            return configuration != null && configuration.exists() && CaptureSettings.TYPE.equals(configuration.getType().getIdentifier());
        } catch (CoreException e) {
            return false;
        }
    }

    private static ILaunchManager manager() {
        return DebugPlugin.getDefault().getLaunchManager();
    }

    /** A new configuration, to be filled in and saved. */
    public static ILaunchConfigurationWorkingCopy make(String name) throws CoreException {
        return type().newInstance(null, manager().generateLaunchConfigurationName(name.replaceAll("[@&\\\\/:*?\"<>|\\p{Cntrl}]", "-"))); //$NON-NLS-1$ //$NON-NLS-2$
    }
}
