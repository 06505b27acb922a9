// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.persist;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.impl.EPackageRegistryImpl;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.FeatureNotFoundException;
import org.eclipse.emf.ecore.xmi.IllegalValueException;
import org.eclipse.emf.ecore.xmi.XMIException;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.model.session.Bookmark;
import org.rangescope.model.session.Entry;
import org.rangescope.model.session.NamedTime;
import org.rangescope.model.session.Note;
import org.rangescope.model.session.Session;
import org.rangescope.model.session.SessionFactory;
import org.rangescope.model.session.SessionPackage;

/**
 * The file of a session, {@code NAME.rangescope-session} beside the recording {@code NAME.rangescope}: XMI in UTF-8, one line for each entry. It may come
 * from anybody, attached to a bug report together with its recording, and is read accordingly: nothing else is ever opened because of it, and what is not
 * understood is an error that names the line, never left out in silence. Any thread, but never the UI's: it reads and writes files.
 */
public final class SessionFile {

    /** What a recording's name gets. */
    public static final String ADDED = "-session";
    /** No larger file is read. */
    public static final int MOST_BYTES = 8 << 20;
    /** More entries are not read, nor can they be made. */
    public static final int MOST_ENTRIES = 5_000;
    /** Characters of a text at most. */
    public static final int LONGEST_TEXT = 20_000;
    /** Characters of a name at most. */
    public static final int LONGEST_NAME = 200;

    private static final String DAMAGED = ".damaged";
    private static final String ID = "[A-Za-z0-9_-]{1,64}";

    private SessionFile() {}

    /** Where the session of a recording is kept. */
    public static Path of(Path recording) {
        return recording.resolveSibling(recording.getFileName() + ADDED);
    }

    /** A session with nothing in it. */
    public static Session empty() {
        return SessionFactory.eINSTANCE.createSession();
    }

    /**
     * What a session's file holds.
     *
     * @param session what is in it
     * @param bytes the file as it is, to see later whether it is still that one
     */
    public record Content(Session session, byte[] bytes) {}

    /**
     * Reads a session's file.
     *
     * @return null when there is no such file
     * @throws SessionFormatException when it is damaged, too large, or holds what no session does
     * @throws IOException when it cannot be read
     */
    public static @Nullable Content read(Path file) throws IOException {
        byte[] bytes = bytes(file);
        return bytes == null ? null : new Content(parse(bytes, String.valueOf(file.getFileName())), bytes);
    }

    /** The bytes of a file; null when there is no such file. */
    private static byte @Nullable [] bytes(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new SessionFormatException(String.valueOf(file.getFileName()), 0, "it is no file that could be read to its end");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new SessionFormatException(String.valueOf(file.getFileName()), 0,
                        "it is larger than " + (MOST_BYTES >> 20) + " MiB, which no session is");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /**
     * Reads a session.
     *
     * @param bytes of a file that anybody may have made
     * @param name of the file, for messages
     * @throws SessionFormatException when that is no session
     */
    public static Session parse(byte[] bytes, String name) throws SessionFormatException {
        Map<String, Integer> lines = SessionCheck.lines(bytes, name);
        Resource resource = new Alone().createResource(URI.createURI("session"));
        Map<String, Object> options = new HashMap<>();
        options.put(XMLResource.OPTION_PARSER_FEATURES, SessionCheck.SAFE);
        options.put(XMLResource.OPTION_RECORD_UNKNOWN_FEATURE, Boolean.FALSE);
        options.put(XMLResource.OPTION_USE_PACKAGE_NS_URI_AS_LOCATION, Boolean.FALSE);
        try {
            resource.load(new ByteArrayInputStream(bytes), options);
        } catch (IOException | RuntimeException e) {
            throw said(e, name);
        }
        if (resource.getContents().size() != 1 || !(resource.getContents().get(0) instanceof Session session)) {
            throw new SessionFormatException(name, 0, "its root is no session");
        }
        resource.getContents().clear();
        check(session, lines, name);
        return session;
    }

    /** What EMF found wrong, in words. */
    private static SessionFormatException said(Throwable problem, String name) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof FeatureNotFoundException unknown) {
                return new SessionFormatException(name, unknown.getLine(), "\"" + unknown.getName() + "\" is not known here;"
                        + " a newer Rangescope may have written it");
            } else if (cause instanceof IllegalValueException wrong) {
                return new SessionFormatException(name, wrong.getLine(), "\"" + wrong.getValue() + "\" is no value for "
                        + (wrong.getFeature() == null ? "what it stands at" : wrong.getFeature().getName()));
            } else if (cause instanceof XMIException other) {
                // it ends with where EMF takes the file to be
                return new SessionFormatException(name, other.getLine(),
                        String.valueOf(other.getMessage()).replaceFirst(" *\\([^()]*, \\d+, \\d+\\)$", ""));
            }
        }
        return new SessionFormatException(name, 0, "it cannot be understood: " + problem.getMessage());
    }

    private static void check(Session session, Map<String, Integer> lines, String name) throws SessionFormatException {
        if (session.eContents().size() > MOST_ENTRIES) {
            throw new SessionFormatException(name, 0,
                    "it has " + session.eContents().size() + " entries; the most is " + MOST_ENTRIES + ": delete some");
        }
        Set<String> ids = new HashSet<>();
        for (EObject each : session.eContents()) {
            String id = each instanceof Entry entry ? entry.getId() : null;
            int line = id == null ? 0 : lines.getOrDefault(id, Integer.valueOf(0)).intValue();
            String problem = each.eIsProxy()
                    ? "it points to another file"
                    : id == null || !id.matches(ID)
                            ? "an entry has no id of letters, digits, - and _"
                                    + (id == null ? "" : ": \"" + SessionCheck.shortened(id) + "\"")
                            : !ids.add(id) ? "two entries have the id \"" + id + "\"" : problem(each);
            if (problem != null) {
                throw new SessionFormatException(name, line, problem);
            }
        }
    }

    private static @Nullable String problem(EObject entry) {
        for (EAttribute attribute : entry.eClass().getEAllAttributes()) {
            if (entry.eGet(attribute) instanceof String text && text.length() > LONGEST_TEXT) {
                return attribute.getName() + " has " + text.length() + " characters; the most is " + LONGEST_TEXT;
            }
        }
        return entry instanceof Bookmark bookmark
                ? problem(bookmark.getName(), bookmark.getFromNs(), bookmark.getToNs())
                : entry instanceof NamedTime time
                        ? problem(time.getName(), time.getFromNs(), time.getToNs())
                        : entry instanceof Note note && (note.getFinding().isBlank() || note.getText().isBlank())
                                ? "a note has no finding or no text"
                                : null;
    }

    private static @Nullable String problem(String name, long fromNs, long toNs) {
        return name.isBlank() || name.length() > LONGEST_NAME
                ? "a name has to have 1 to " + LONGEST_NAME + " characters"
                : fromNs > toNs || fromNs < 0 && toNs >= 0 ? "the time from " + fromNs + " to " + toNs + " is none" : null;
    }

    /** The session as a file has it. */
    public static byte[] print(Session session) {
        Resource resource = new Alone().createResource(URI.createURI("session"));
        resource.getContents().add(EcoreUtil.copy(session));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            resource.save(out, Map.of(XMLResource.OPTION_ENCODING, "UTF-8"));
        } catch (IOException e) {
            throw new IllegalStateException("a session cannot be written into memory", e);
        }
        return out.toByteArray();
    }

    /** What became of a session that was saved. */
    public enum Saved {
        /** It is in the file. */
        WRITTEN,
        /** The file is another one by now: read it, merge, and save again. */
        CHANGED_MEANWHILE
    }

    /**
     * Writes a session, unless somebody else wrote the file since it was read. The file is replaced in one step: whoever reads it has the old or the
     * new one.
     *
     * @param before the file as it was read; empty when there was none
     * @throws SessionFormatException when it could not be read again, such as two sessions that became one with too many entries
     * @throws IOException when it cannot be written; the old file is still there then
     */
    public static Saved write(Path file, Session session, byte[] before) throws IOException {
        check(session, Map.of(), String.valueOf(file.getFileName()));
        byte[] next = print(session);
        if (next.length > MOST_BYTES) {
            throw new IOException(file + " would become larger than " + (MOST_BYTES >> 20) + " MiB; delete some of its entries");
        }
        Path written = file.resolveSibling("." + file.getFileName() + "." + SessionMerge.newId() + ".new");
        try {
            Files.write(written, next);
            if (!same(file, before)) {
                return Saved.CHANGED_MEANWHILE;
            }
            try {
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(written);
        }
        return Saved.WRITTEN;
    }

    private static boolean same(Path file, byte[] before) throws IOException {
        byte[] now = bytes(file);
        // one that was deleted is simply written again
        return now == null || java.util.Arrays.equals(now, before);
    }

    /**
     * Puts a file that cannot be read aside, so that a new one can be written and nothing is lost.
     *
     * @return where it is now
     * @throws IOException when it cannot be moved
     */
    public static Path putAside(Path file) throws IOException {
        for (int i = 1;; i++) {
            Path aside = file.resolveSibling(file.getFileName() + DAMAGED + (i == 1 ? "" : "-" + i));
            if (!Files.exists(aside)) {
                return Files.move(file, aside);
            }
        }
    }

    /** A text as a session can keep it: without the control characters that XML has no way to write, and no longer than allowed. */
    public static String keepable(String text, int longest) {
        String plain = text.replace("\r\n", "\n").codePoints()
                .filter(c -> c == '\n' || c == '\t' || c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return plain.length() <= longest ? plain : plain.substring(0, plain.offsetByCodePoints(0, plain.codePointCount(0, longest - 1)));
    }

    /** Knows the package of sessions and no other, and loads nothing. */
    private static final class Alone extends ResourceSetImpl {

        Alone() {
            setPackageRegistry(new EPackageRegistryImpl());
            getPackageRegistry().put(SessionPackage.eNS_URI, SessionPackage.eINSTANCE);
            getResourceFactoryRegistry().getExtensionToFactoryMap().put(Resource.Factory.Registry.DEFAULT_EXTENSION,
                    (Resource.Factory) uri -> new XMIResourceImpl(uri));
        }

        @Override
        public @Nullable Resource getResource(@Nullable URI uri, boolean load) {
            if (load) {
                throw new IllegalStateException("a session points to " + uri + ", which is not looked at");
            }
            return super.getResource(uri, false);
        }

        @Override
        public @Nullable EObject getEObject(@Nullable URI uri, boolean load) {
            throw new IllegalStateException("a session points to " + uri + ", which is not looked at");
        }
    }
}
