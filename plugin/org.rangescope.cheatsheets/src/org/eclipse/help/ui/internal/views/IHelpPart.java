// SPDX-License-Identifier: EPL-2.0
package org.eclipse.help.ui.internal.views;

import org.eclipse.ui.forms.IFormPart;

/** Has the name of an interface of the platform's help, for the same reason as {@link HelpTray}; nothing here makes use of it. */
public interface IHelpPart extends IFormPart {}
