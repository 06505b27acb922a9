// SPDX-License-Identifier: EPL-2.0
package org.rangescope.help.ui;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IToc;
import org.eclipse.help.ITopic;
import org.osgi.framework.Bundle;

/** All pages of all help books of this workbench. A page is named as the platform names it: {@code /BUNDLE/PATH}, perhaps with {@code #PLACE}. */
final class Book {

    private Book() {}

    /** The pages with their titles, in reading order. */
    static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        for (IToc toc : HelpSystem.getTocs()) {
            for (ITopic topic : toc.getTopics()) {
                add(topic, pages);
            }
        }
        return pages;
    }

    private static void add(ITopic topic, Map<String, String> pages) {
        if (topic.getHref() != null) {
            pages.putIfAbsent(topic.getHref(), topic.getLabel());
        }
        for (ITopic below : topic.getSubtopics()) {
            add(below, pages);
        }
    }

    /** Where a page lies; null when there is none of that name. */
    static URL url(String href) {
        String plain = href.replaceAll("[#?].*$", "").replaceFirst("^/+", ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
        int slash = plain.indexOf('/');
        Bundle bundle = slash < 0 ? null : Platform.getBundle(plain.substring(0, slash));
        return bundle == null ? null : bundle.getEntry(plain.substring(slash + 1));
    }

    /** The text of a page. */
    static String html(String href) throws IOException {
        URL url = url(href);
        if (url == null) {
            throw new IOException(href);
        }
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What a link in a page leads to. */
    static String resolve(String page, String link) {
        return link.startsWith("#") //$NON-NLS-1$
                ? page.replaceFirst("#.*$", "") + link //$NON-NLS-1$ //$NON-NLS-2$
                : URI.create(page).resolve(link).toString();
    }
}
