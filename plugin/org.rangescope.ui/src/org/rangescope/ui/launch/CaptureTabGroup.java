// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import org.eclipse.debug.ui.AbstractLaunchConfigurationTabGroup;
import org.eclipse.debug.ui.CommonTab;
import org.eclipse.debug.ui.ILaunchConfigurationDialog;
import org.eclipse.debug.ui.ILaunchConfigurationTab;

/** The tabs of <em>DMA-BUF Capture</em>. */
public final class CaptureTabGroup extends AbstractLaunchConfigurationTabGroup {

    /** The help context of our tabs. */
    static final String HELP = "org.rangescope.ui.launch"; //$NON-NLS-1$

    @Override
    public void createTabs(ILaunchConfigurationDialog dialog, String mode) {
        setTabs(new ILaunchConfigurationTab[]{new TargetTab(), new ProbeTab(), new ScenarioTab(), new CommonTab()});
    }
}
