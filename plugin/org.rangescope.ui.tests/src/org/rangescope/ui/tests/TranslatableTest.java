// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtension;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Words that people read stand where translators look for them. */
class TranslatableTest {

    private static final Path PLUGINS = Path.of(System.getProperty("rangescope.home"), "plugin");
    private static final Path SOURCES = PLUGINS.resolve("org.rangescope.ui/src");

    /** Calls that put words on the screen, with a literal that has some. */
    private static final Pattern HARD_CODED = Pattern.compile(
            "\\b(setText|setToolTipText|setMessage|setTitle|setDescription|setPartName|setErrorMessage)\\(\\s*\"[^\"]*[A-Za-z]{2,}"
                    + "|Fonts\\.heading\\([^,;]+,\\s*\"[^\"]|Names\\.set\\([^,;]+,\\s*\"|Spec\\.(<[A-Za-z.]+>)?of\\(\\s*\"[A-Z][^\"]"
                    + "|new (Strip|Chip|HealthRow)\\(\\s*\"[A-Z]|statePane\\.show\\([^,;]*,\\s*\""
                    + "|open(Information|Error|Question|Confirm|Warning)\\([^;\"]*\"[A-Z][a-z]+ ");

    /** Where a key is used. */
    private static final Pattern KEY = Pattern.compile("\\bMessages\\.(\\w+)");

    /** Sentences made of pieces, which no translator can put in another order. */
    private static final Pattern GLUED = Pattern.compile(
            "append\\([^;]*?\"[^\"\\n]*\\b(is|are|was|were)\\b[^\"\\n]*\"|counted\\([^;]*?\\) \\+ \"|\\.replace\\(\"[a-z]+s\", \"");

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> tree = Files.walk(SOURCES)) {
            return tree.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    @Test
    void noWordsAreInTheCode() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(".java")) {
            String source = Files.readString(file);
            Matcher hard = HARD_CODED.matcher(source);
            while (hard.find()) {
                found.add(SOURCES.relativize(file) + ":" + source.substring(0, hard.start()).lines().count() + ": " + hard.group());
            }
        }
        assertEquals(List.of(), found, "put them into messages.properties beside the class");
    }

    @Test
    void noSentenceIsGlued() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(".java")) {
            String source = Files.readString(file);
            Matcher glued = GLUED.matcher(source);
            while (glued.find()) {
                found.add(SOURCES.relativize(file) + ":" + source.substring(0, glued.start()).lines().count() + ": " + glued.group());
            }
        }
        assertEquals(List.of(), found, "make it one message with {0}");
    }

    @Test
    void everyMessageIsThereAndUsed() throws Exception {
        Map<Path, String> sources = new LinkedHashMap<>();
        for (Path file : files(".java")) {
            sources.put(file, Files.readString(file));
        }
        List<String> unused = new ArrayList<>();
        int packages = 0;
        for (Path file : files("messages.properties")) {
            Path folder = SOURCES.relativize(file).getParent();
            Properties messages = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                messages.load(in);
            }
            Class<?> type = Class.forName(folder.toString().replace('/', '.') + ".Messages");
            TreeSet<String> fields = new TreeSet<>();
            for (Field field : type.getFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class && field.getDeclaringClass() == type) {
                    field.setAccessible(true);
                    fields.add(field.getName());
                    assertEquals(messages.getProperty(field.getName()), field.get(null), type + "." + field.getName());
                }
            }
            assertEquals(new TreeSet<>(messages.stringPropertyNames()), fields, file.toString());
            Set<String> used = used(sources, file.resolveSibling("Messages.java"), type.getName());
            fields.stream().filter(key -> !used.contains(key)).forEach(key -> unused.add(SOURCES.relativize(file) + ": " + key));
            packages++;
        }
        assertTrue(packages >= 8, "packages with messages: " + packages);
        assertEquals(List.of(), unused, "nobody reads these");
    }

    /** The keys that sources name: those of the same package, and those that import the class. */
    private static Set<String> used(Map<Path, String> sources, Path messages, String type) {
        Set<String> used = new HashSet<>();
        sources.forEach((file, source) -> {
            if (!file.equals(messages)
                    && (file.resolveSibling("Messages.java").equals(messages) || source.contains("import " + type + ";"))) {
                KEY.matcher(source).results().forEach(key -> used.add(key.group(1)));
            }
        });
        return used;
    }

    /** The words of plugin.xml as they stand there: the registry has translated them already. */
    @Test
    void wordsOfPluginXmlAreKeysOfItsProperties() throws Exception {
        List<String> wrong = new ArrayList<>();
        int words = 0;
        for (String bundle : List.of("org.rangescope.ui", "org.rangescope.help.ui")) {
            Path folder = PLUGINS.resolve(bundle);
            Properties properties = new Properties();
            try (var in = Files.newBufferedReader(folder.resolve("plugin.properties"))) {
                properties.load(in);
            }
            NodeList all = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve("plugin.xml").toFile())
                    .getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                Element element = (Element) all.item(i);
                for (String word : words(element)) {
                    words++;
                    if (!word.startsWith("%") || !properties.containsKey(word.substring(1))) {
                        wrong.add(bundle + ": " + element.getTagName() + " " + word);
                    }
                }
            }
        }
        assertTrue(words > 100, "words: " + words);
        assertEquals(List.of(), wrong);
    }

    private static List<String> words(Element element) {
        List<String> words = new ArrayList<>();
        // these have names that nobody sees
        boolean unseen = List.of("separator", "attribute").contains(element.getTagName());
        for (String name : List.of("name", "label", "description", "tooltip", "delegateName", "delegateDescription")) {
            if (element.hasAttribute(name) && !unseen) {
                words.add(element.getAttribute(name));
            }
        }
        if (element.getTagName().equals("description")) {
            words.add(element.getTextContent().strip());
        }
        return words;
    }

    @Test
    void whatIsRegisteredIsTranslated() {
        List<String> wrong = new ArrayList<>();
        for (String bundle : List.of("org.rangescope.ui", "org.rangescope.help.ui")) {
            for (IExtension extension : extensions(bundle)) {
                for (IConfigurationElement element : extension.getConfigurationElements()) {
                    look(element, wrong);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static IExtension[] extensions(String bundle) {
        return Platform.getExtensionRegistry().getExtensions(org.eclipse.core.runtime.ContributorFactoryOSGi.createContributor(
                java.util.Objects.requireNonNull(Platform.getBundle(bundle), bundle)));
    }

    private static void look(IConfigurationElement element, List<String> wrong) {
        for (String name : List.of("name", "label", "description", "tooltip")) {
            String value = element.getAttribute(name);
            if (value != null && value.startsWith("%")) {
                wrong.add(element.getName() + " " + value);
            }
        }
        for (IConfigurationElement each : element.getChildren()) {
            look(each, wrong);
        }
    }
}
