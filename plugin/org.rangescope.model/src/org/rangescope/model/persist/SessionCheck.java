// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.persist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.eclipse.emf.ecore.xmi.XMIResource;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.model.session.SessionPackage;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Looks through the bytes of a file before EMF does: no document type, hence no entities; no links to elsewhere; no schema to fetch; a bounded number of
 * bounded entries, each with a name of its own. EMF would follow links and load packages from wherever a file says.
 */
final class SessionCheck extends DefaultHandler {

    /** Features of a parser that let it fetch or expand nothing. */
    static final Map<String, Boolean> SAFE = Map.of("http://apache.org/xml/features/disallow-doctype-decl", Boolean.TRUE,
            "http://xml.org/sax/features/external-general-entities", Boolean.FALSE,
            "http://xml.org/sax/features/external-parameter-entities", Boolean.FALSE,
            "http://apache.org/xml/features/nonvalidating/load-external-dtd", Boolean.FALSE);

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final int DEEPEST = 3;

    private final String name;
    private final Map<String, Integer> lines = new HashMap<>();
    private @Nullable Locator locator;
    private int entries;
    private int depth;
    /** Characters between the tags that surround what is being read: EMF takes them for a value as it does an attribute. */
    private int characters;

    private SessionCheck(String name) {
        this.name = name;
    }

    /**
     * Looks through a file.
     *
     * @param name of the file, for messages
     * @return in which line each entry begins, by its id
     * @throws SessionFormatException when the file is not to be trusted, or not XML
     */
    static Map<String, Integer> lines(byte[] bytes, String name) throws SessionFormatException {
        SessionCheck check = new SessionCheck(name);
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            for (Map.Entry<String, Boolean> feature : SAFE.entrySet()) {
                reader.setFeature(feature.getKey(), feature.getValue());
            }
            reader.setContentHandler(check);
            reader.setErrorHandler(check);
            reader.setEntityResolver(check);
            reader.parse(new InputSource(new ByteArrayInputStream(bytes)));
        } catch (SAXParseException e) {
            throw new SessionFormatException(name, e.getLineNumber(), String.valueOf(e.getMessage()).contains("DOCTYPE")
                    ? "it has a document type, which a session never has and which could make the reader fetch files"
                    : "it is not well-formed XML: " + e.getMessage());
        } catch (SAXException e) {
            if (e.getException() instanceof SessionFormatException known) {
                throw known;
            }
            throw new SessionFormatException(name, 0, "it cannot be parsed: " + e.getMessage());
        } catch (IOException e) {
            throw new SessionFormatException(name, 0, "it is not XML in a known encoding: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the XML parser of this Java cannot be told to be careful", e);
        }
        return check.lines;
    }

    private SAXException refuse(String problem) {
        Locator at = locator;
        return new SAXException(new SessionFormatException(name, at == null ? 0 : at.getLineNumber(), problem));
    }

    @Override
    public void setDocumentLocator(@Nullable Locator given) {
        locator = given;
    }

    @Override
    public @Nullable InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) throws SAXException {
        throw refuse("it wants to include " + systemId + ", which a session must not");
    }

    @Override
    public void error(@Nullable SAXParseException e) throws SAXException {
        if (e != null) {
            throw e;
        }
    }

    @Override
    public void startElement(@Nullable String uri, @Nullable String local, @Nullable String qualified, @Nullable Attributes attributes)
            throws SAXException {
        depth++;
        characters = 0;
        if (attributes == null) {
            return;
        }
        if (depth == 1) {
            root(String.valueOf(uri), String.valueOf(local));
        } else if (depth > DEEPEST) {
            throw refuse("elements stand " + depth + " deep in each other; in a session they do not");
        } else if (depth == 2 && ++entries > SessionFile.MOST_ENTRIES) {
            throw refuse("it has more than " + SessionFile.MOST_ENTRIES + " entries");
        }
        for (int i = 0; i < attributes.getLength(); i++) {
            attribute(String.valueOf(attributes.getURI(i)), String.valueOf(attributes.getLocalName(i)),
                    String.valueOf(attributes.getValue(i)));
        }
    }

    private void root(String uri, String local) throws SAXException {
        if (!SessionPackage.eNS_URI.equals(uri)) {
            String ours = SessionPackage.eNS_URI.substring(0, SessionPackage.eNS_URI.lastIndexOf('/') + 1);
            throw refuse(uri.startsWith(ours)
                    ? "it was written by a newer Rangescope (" + uri + "; this one knows " + SessionPackage.eNS_URI + ")"
                    : "it is no session: its root is " + local + " of " + (uri.isEmpty() ? "no namespace" : uri));
        }
    }

    private void attribute(String uri, String local, String value) throws SAXException {
        if ("href".equals(local) || XSI.equals(uri) && local.toLowerCase(java.util.Locale.ROOT).contains("schemalocation")) {
            throw refuse("it points to another file (" + local + "=\"" + shortened(value) + "\"), which a session must not");
        }
        boolean known = uri.isEmpty() || XMIResource.XMI_URI.equals(uri) || XSI.equals(uri)
                || uri.startsWith(XMIResource.XMI_NAMESPACE_PREFIX);
        if (!known) {
            throw refuse("it has an attribute " + local + " of " + uri + ", which a session does not have");
        }
        if (value.length() > SessionFile.LONGEST_TEXT) {
            throw refuse(local + " has " + value.length() + " characters; the most is " + SessionFile.LONGEST_TEXT);
        }
        if (depth == 2 && uri.isEmpty() && "id".equals(local)) {
            Locator at = locator;
            Integer before = lines.putIfAbsent(value, Integer.valueOf(at == null ? 0 : at.getLineNumber()));
            if (before != null) {
                throw refuse("its id \"" + shortened(value) + "\" is that of line " + before + " too");
            }
        }
    }

    static String shortened(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }

    @Override
    public void characters(char @Nullable [] text, int from, int length) throws SAXException {
        characters += length;
        if (depth == DEEPEST && characters > SessionFile.LONGEST_TEXT) {
            throw refuse("an element has more than " + SessionFile.LONGEST_TEXT + " characters");
        }
    }

    @Override
    public void endElement(@Nullable String uri, @Nullable String local, @Nullable String qualified) {
        depth--;
    }
}
