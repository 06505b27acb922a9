// SPDX-License-Identifier: EPL-2.0
/**
 * Help in the stand-alone workbench: the platform's own help is a web server with a search engine and wants a browser; this shows the same book, from the same
 * plain HTML, as a text. An Eclipse that has the platform's help does not get it.
 */
@NonNullByDefault({})
package org.rangescope.help.ui;

import org.rangescope.core.util.annotation.NonNullByDefault;
