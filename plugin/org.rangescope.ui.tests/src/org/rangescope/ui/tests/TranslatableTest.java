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
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtension;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;

/** Words that people read stand where translators look for them. */
class TranslatableTest {

    private static final Path SOURCES = Path.of(System.getProperty("rangescope.home"), "plugin/org.rangescope.ui/src");

    /** Calls that put words on the screen, with a literal that has some. */
    private static final Pattern HARD_CODED = Pattern.compile(
            "\\b(setText|setToolTipText|setMessage|setTitle|setDescription|setPartName|setErrorMessage)\\(\\s*\"[^\"]*[A-Za-z]{2,}"
                    + "|Fonts\\.heading\\([^,;]+,\\s*\"[^\"]|Names\\.set\\([^,;]+,\\s*\"|Spec\\.(<[A-Za-z.]+>)?of\\(\\s*\"[A-Z][^\"]"
                    + "|new (Strip|Chip|HealthRow)\\(\\s*\"[A-Z]|statePane\\.show\\([^,;]*,\\s*\""
                    + "|open(Information|Error|Question|Confirm|Warning)\\([^;\"]*\"[A-Z][a-z]+ ");

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
    void everyMessageIsThereAndUsed() throws Exception {
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
            packages++;
        }
        assertTrue(packages >= 8, "packages with messages: " + packages);
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
