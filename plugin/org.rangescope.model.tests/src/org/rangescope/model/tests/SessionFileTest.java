// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.model.persist.SessionFile;
import org.rangescope.model.persist.SessionFile.Content;
import org.rangescope.model.persist.SessionFile.Saved;
import org.rangescope.model.persist.SessionFormatException;
import org.rangescope.model.persist.SessionMerge;
import org.rangescope.model.persist.SessionMerge.Merged;
import org.rangescope.model.session.Bookmark;
import org.rangescope.model.session.NamedTime;
import org.rangescope.model.session.Note;
import org.rangescope.model.session.Session;
import org.rangescope.model.session.SessionFactory;

/** The file of a session: what is written is read again, what is not to be trusted is refused with its line, and what two people wrote is merged. */
class SessionFileTest {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<session:Session xmi:version=\"2.0\" xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xmlns:session=\"http://rangescope.org/session/1\">\n";
    private static final String TAIL = "</session:Session>\n";

    private static Bookmark bookmark(String id, String name) {
        Bookmark bookmark = SessionFactory.eINSTANCE.createBookmark();
        bookmark.setId(id);
        bookmark.setName(name);
        bookmark.setMapping(17);
        bookmark.setFromNs(1_000);
        bookmark.setToNs(2_000);
        return bookmark;
    }

    private static Note note(String id, String finding, String text) {
        Note note = SessionFactory.eINSTANCE.createNote();
        note.setId(id);
        note.setFinding(finding);
        note.setSentence("3 mappings were never unmapped");
        note.setText(text);
        return note;
    }

    private static Session session() {
        Session session = SessionFile.empty();
        session.getBookmarks().add(bookmark("b1", "where it <begins> & \"ends\""));
        NamedTime time = SessionFactory.eINSTANCE.createNamedTime();
        time.setId("t1");
        time.setName("the burst – 爆発");
        time.setFromNs(Long.MAX_VALUE - 1);
        time.setToNs(Long.MAX_VALUE);
        session.getTimes().add(time);
        session.getNotes().add(note("n1", "RS01 | ex_gpu_bind_bo [ex_gpu] | system > gpu0", "first line\nsecond\tline"));
        return session;
    }

    private static Session copy(Session session) {
        return Objects.requireNonNull(EcoreUtil.copy(session));
    }

    private static Session parse(String xml) throws SessionFormatException {
        return SessionFile.parse(xml.getBytes(StandardCharsets.UTF_8), "x.rangescope-session");
    }

    private static SessionFormatException refused(String xml) {
        SessionFormatException refused = assertThrows(SessionFormatException.class, () -> parse(xml));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("x.rangescope-session"), refused.getMessage());
        return refused;
    }

    private static SessionFormatException refused(int line, String word, String xml) {
        SessionFormatException refused = refused(xml);
        assertEquals(line, refused.line(), refused.getMessage());
        assertTrue(String.valueOf(refused.getMessage()).contains(word), refused.getMessage());
        return refused;
    }

    @Test
    void whatIsWrittenIsReadAgain(@TempDir Path folder) throws IOException {
        Path file = SessionFile.of(folder.resolve("a.rangescope"));
        assertEquals("a.rangescope-session", String.valueOf(file.getFileName()));
        assertNull(SessionFile.read(file), "there is no file yet");
        Session session = session();
        assertEquals(Saved.WRITTEN, SessionFile.write(file, session, new byte[0]));
        Content read = Objects.requireNonNull(SessionFile.read(file));
        assertTrue(EcoreUtil.equals(session, read.session()), () -> new String(read.bytes(), StandardCharsets.UTF_8));
        assertArrayEquals(read.bytes(), SessionFile.print(read.session()), "nothing depends on when it is written");
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "nothing is left behind");
        }
    }

    @Test
    void fileThatSomebodyElseWroteIsNotOverwritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.rangescope-session");
        SessionFile.write(file, session(), new byte[0]);
        byte[] before = Files.readAllBytes(file);
        Session other = session();
        other.getBookmarks().add(bookmark("b2", "theirs"));
        SessionFile.write(file, other, before);
        assertEquals(Saved.CHANGED_MEANWHILE, SessionFile.write(file, session(), before));
        assertEquals(2, Objects.requireNonNull(SessionFile.read(file)).session().getBookmarks().size());
    }

    @Test
    void documentTypesAreRefused() {
        refused(1, "document type", "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n" + HEAD.substring(HEAD.indexOf("<session"))
                + "  <notes id=\"n\" finding=\"f\" text=\"&e;\"/>\n" + TAIL);
        StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY a \"ha\">");
        for (char c = 'b'; c < 'k'; c++) {
            laughs.append("<!ENTITY ").append(c).append(" \"").append(("&" + (char) (c - 1) + ";").repeat(10)).append("\">");
        }
        refused(laughs + "]>\n<session:Session xmlns:session=\"http://rangescope.org/session/1\">&j;</session:Session>");
    }

    @Test
    void nothingElseIsEverOpened(@TempDir Path folder) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            refused(3, "href", HEAD + "  <bookmarks href=\"" + url + "#//@bookmarks.0\"/>\n" + TAIL);
            refused(3, "href", HEAD + "  <bookmarks xsi:type=\"session:Bookmark\" href=\"" + url + "#b\"/>\n" + TAIL);
            String root = HEAD.replace("xmlns:session", "xsi:schemaLocation=\"http://elsewhere.org/1 " + url + "\" xmlns:session");
            refused(2, "schemaLocation", root + TAIL);
            refused(2, "no session", "<?xml version=\"1.0\"?>\n<a:A xmlns:a=\"" + url + "\"/>");
            refused(3, "not found", HEAD + "  <bookmarks xmlns:e=\"" + url + "\" xsi:type=\"e:Evil\" id=\"b\" name=\"n\"/>\n" + TAIL);
            assertThrows(java.net.SocketTimeoutException.class, server::accept, "somebody came to fetch");
        }
        Path secret = Files.writeString(folder.resolve("secret.xmi"), HEAD + TAIL);
        refused(3, "href", HEAD + "  <notes href=\"" + secret.toUri() + "#/\"/>\n" + TAIL);
    }

    @Test
    void whatIsNotKnownIsAnErrorWithItsLine() throws SessionFormatException {
        assertEquals(1, parse(HEAD + "  <bookmarks id=\"b\" name=\"n\"/>\n" + TAIL).getBookmarks().size());
        refused(3, "colour", HEAD + "  <bookmarks id=\"b\" name=\"n\" colour=\"red\"/>\n" + TAIL);
        refused(4, "stars", HEAD + "  <bookmarks id=\"b\" name=\"n\"/>\n  <stars id=\"s\"/>\n" + TAIL);
        refused(2, "newer", HEAD.replace("session/1", "session/2") + TAIL);
        refused(3, "many", HEAD + "  <bookmarks id=\"b\" name=\"n\" mapping=\"many\"/>\n" + TAIL);
        refused(4, "line 3", HEAD + "  <bookmarks id=\"b\" name=\"n\"/>\n  <times id=\"b\" name=\"n\" fromNs=\"1\" toNs=\"2\"/>\n" + TAIL);
        refused(3, "is none", HEAD + "  <times id=\"b\" name=\"n\" fromNs=\"2\" toNs=\"1\"/>\n" + TAIL);
        refused(3, "name", HEAD + "  <times id=\"b\" name=\" \" fromNs=\"1\" toNs=\"2\"/>\n" + TAIL);
        refused("").line();
        refused(4, "well-formed", HEAD + "  <bookmarks id=\"b\" name=\"n\"/>\n  <bookmarks id=\"c\" na");
        refused("\u0000\u0001 not XML at all");
    }

    @Test
    void whatIsTooMuchIsRefused(@TempDir Path folder) throws IOException {
        StringBuilder many = new StringBuilder(HEAD);
        for (int i = 0; i <= SessionFile.MOST_ENTRIES; i++) {
            many.append("  <bookmarks id=\"b").append(i).append("\" name=\"n\"/>\n");
        }
        refused(SessionFile.MOST_ENTRIES + 3, "entries", many + TAIL);
        refused(3, "characters",
                HEAD + "  <notes id=\"b\" finding=\"f\" text=\"" + "x".repeat(SessionFile.LONGEST_TEXT + 1) + "\"/>\n" + TAIL);
        refused("<a>".repeat(100_000));
        Path large = folder.resolve("x.rangescope-session");
        Files.write(large, new byte[SessionFile.MOST_BYTES + 1]);
        assertThrows(SessionFormatException.class, () -> SessionFile.read(large));
        assertThrows(SessionFormatException.class, () -> SessionFile.read(folder), "a folder is no file");
    }

    /** EMF takes an element for what an attribute would have said; it is no way round the limits. */
    @Test
    void whatElementsSayIsBoundedToo() throws SessionFormatException {
        assertEquals("t", parse(HEAD + "  <notes id=\"b\" finding=\"f\"><text>t</text></notes>\n" + TAIL).getNotes().get(0).getText());
        String tooLong = "x".repeat(SessionFile.LONGEST_TEXT + 1);
        refused(3, "characters", HEAD + "  <notes id=\"b\" finding=\"f\"><text>" + tooLong + "</text></notes>\n" + TAIL);
        refused(3, "characters", HEAD + "  <notes id=\"b\" finding=\"f\"><text><![CDATA[" + tooLong + "]]></text></notes>\n" + TAIL);
        refused(HEAD + "  <bookmarks name=\"n\"><id>b</id></bookmarks>\n  <bookmarks name=\"m\"><id>b</id></bookmarks>\n" + TAIL);
    }

    @Test
    void whatCouldNotBeReadAgainIsNotWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.rangescope-session");
        SessionFile.write(file, session(), new byte[0]);
        byte[] before = Files.readAllBytes(file);
        Session mine = SessionFile.empty();
        Session theirs = SessionFile.empty();
        for (int i = 0; i < SessionFile.MOST_ENTRIES / 2 + 1; i++) {
            mine.getBookmarks().add(bookmark("m" + i, "mine"));
            theirs.getBookmarks().add(bookmark("t" + i, "theirs"));
        }
        Session merged = SessionMerge.merge(SessionFile.empty(), mine, theirs).session();
        SessionFormatException many = assertThrows(SessionFormatException.class, () -> SessionFile.write(file, merged, before));
        assertTrue(String.valueOf(many.getMessage()).contains("entries"), many.getMessage());
        Session wordy = SessionFile.empty();
        wordy.getNotes().add(note("n", "f", "x".repeat(SessionFile.LONGEST_TEXT + 1)));
        assertThrows(SessionFormatException.class, () -> SessionFile.write(file, wordy, before));
        Session named = SessionFile.empty();
        named.getBookmarks().add(bookmark("b", "x".repeat(SessionFile.LONGEST_NAME + 1)));
        assertThrows(SessionFormatException.class, () -> SessionFile.write(file, named, before));
        assertArrayEquals(before, Files.readAllBytes(file), "the old one is still there");
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "nothing is left behind");
        }
    }

    @Test
    void damagedFileIsPutAside(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.rangescope-session");
        Files.writeString(file, "first");
        assertEquals(folder.resolve("a.rangescope-session.damaged"), SessionFile.putAside(file));
        Files.writeString(file, "second");
        assertEquals(folder.resolve("a.rangescope-session.damaged-2"), SessionFile.putAside(file));
        assertEquals("first", Files.readString(folder.resolve("a.rangescope-session.damaged")));
        assertFalse(Files.exists(file));
    }

    @Test
    void textIsKeptAsXmlCanWriteIt() throws SessionFormatException {
        Session session = SessionFile.empty();
        session.getNotes().add(note("n", "f", SessionFile.keepable("a\u0000b\u001b[31m\r\nc\uD800 😀", 100)));
        assertEquals("ab[31m\nc 😀", SessionFile.parse(SessionFile.print(session), "x").getNotes().get(0).getText());
        assertEquals("abc", SessionFile.keepable("abcdef", 4).substring(0, 3));
        assertTrue(SessionFile.keepable("😀".repeat(50), 20).length() <= 20);
    }

    @Test
    void changesOfTwoAreMerged() {
        Session base = session();
        Session mine = copy(base);
        Session theirs = copy(base);
        mine.getBookmarks().add(bookmark("b2", "mine"));
        theirs.getBookmarks().add(bookmark("b3", "theirs"));
        mine.getTimes().clear();
        theirs.getNotes().get(0).setText("theirs");
        Merged merged = SessionMerge.merge(base, mine, theirs);
        assertEquals(List.of(), merged.remarks());
        assertEquals(List.of("b1", "b3", "b2"), merged.session().getBookmarks().stream().map(Bookmark::getId).toList());
        assertEquals(List.of(), merged.session().getTimes());
        assertEquals("theirs", merged.session().getNotes().get(0).getText());
    }

    @Test
    void whatBothChangedIsKeptTwiceAndSaid() {
        Session base = session();
        Session mine = copy(base);
        Session theirs = copy(base);
        mine.getBookmarks().get(0).setName("mine");
        theirs.getBookmarks().get(0).setName("theirs");
        mine.getNotes().get(0).setText("what I know");
        theirs.getNotes().get(0).setText("what they know");
        mine.getTimes().clear();
        theirs.getTimes().get(0).setName("renamed");
        Merged merged = SessionMerge.merge(base, mine, theirs);
        assertEquals(3, merged.remarks().size(), merged.remarks().toString());
        assertEquals(List.of("theirs", "mine"), merged.session().getBookmarks().stream().map(Bookmark::getName).toList());
        assertEquals("what they know\n\nwhat I know", merged.session().getNotes().get(0).getText());
        assertEquals("renamed", merged.session().getTimes().get(0).getName(), "what was changed is not deleted");
        assertTrue(EcoreUtil.equals(merged.session(), SessionMerge.merge(theirs, merged.session(), theirs).session()),
                "merged once for all");
    }

    @Test
    void twoNotesOnOneFindingBecomeOne() {
        Session mine = SessionFile.empty();
        mine.getNotes().add(note("m", "RS01", "mine"));
        Session theirs = SessionFile.empty();
        theirs.getNotes().add(note("t", "RS01", "theirs"));
        Session merged = SessionMerge.merge(SessionFile.empty(), mine, theirs).session();
        assertEquals(List.of("theirs\n\nmine"), merged.getNotes().stream().map(Note::getText).toList());
    }

    @Test
    void onlyWhatDiffersIsTouched() {
        Session model = session();
        List<String> heard = new ArrayList<>();
        model.eAdapters().add(new EContentAdapter() {
            @Override
            public void notifyChanged(@Nullable Notification notification) {
                super.notifyChanged(notification);
                assertNotNull(notification);
                heard.add(String.valueOf(notification.getNewStringValue()));
            }
        });
        Session wanted = copy(model);
        SessionMerge.apply(model, wanted);
        assertEquals(List.of(), heard);
        wanted.getBookmarks().get(0).setName("other");
        Bookmark same = model.getBookmarks().get(0);
        SessionMerge.apply(model, wanted);
        assertEquals(List.of("other"), heard);
        wanted.getBookmarks().add(0, bookmark("b0", "before"));
        SessionMerge.apply(model, wanted);
        assertTrue(EcoreUtil.equals(wanted, model));
        assertEquals(same, model.getBookmarks().get(1), "an entry stays the same object");
        wanted.getBookmarks().clear();
        SessionMerge.apply(model, wanted);
        assertTrue(EcoreUtil.equals(wanted, model));
    }
}
