// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.genmodel.GenModel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;

/**
 * Generates the EMF model's Java from its genmodel into a copy of the bundle, and either checks that {@code src-gen} of the bundle holds the
 * same files or replaces it by them.
 */
public final class ModelGenerator {

    private static final String GENERATED = "src-gen";

    private ModelGenerator() {}

    /**
     * Runs the generator.
     *
     * @param args {@code check} or {@code write}; the bundle's directory; the genmodel's path in it; an empty or disposable directory to work in
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        boolean write = "write".equals(args[0]);
        if (!write && !"check".equals(args[0])) {
            throw new IllegalArgumentException("-Drangescope.model is '" + args[0] + "'; it can be 'check' or 'write'");
        }
        Path bundle = Path.of(args[1]).toRealPath();
        Path copy = Path.of(args[3]).toAbsolutePath().resolve(bundle.getFileName());
        delete(copy);
        copy(bundle.resolve("model"), copy.resolve("model"));
        generate(copy, bundle.getFileName().toString(), args[2]);
        Path have = bundle.resolve(GENERATED);
        Path want = copy.resolve(GENERATED);
        if (write) {
            delete(have);
            copy(want, have);
            System.out.println("Wrote " + files(have).size() + " files to " + have);
            return;
        }
        List<String> differences = differences(have, want);
        if (!differences.isEmpty()) {
            throw new IllegalStateException(have + " is not what " + args[2] + " gives: " + String.join(", ", differences)
                    + ". To write it anew: ./mvnw -q -pl plugin/org.rangescope.model.codegen process-classes -Drangescope.model=write");
        }
    }

    private static void generate(Path project, String name, String genmodel) {
        URI root = URI.createFileURI(project + "/");
        EcorePlugin.getPlatformResourceMap().put(name, root);
        GenModelPackage.eINSTANCE.eClass();
        ResourceSetImpl resources = new ResourceSetImpl();
        resources.getResourceFactoryRegistry().getExtensionToFactoryMap().put("*", new EcoreResourceFactoryImpl());
        URI inWorkspace = URI.createURI("platform:/resource/" + name + "/");
        resources.getURIConverter().getURIMap().put(inWorkspace, root);
        GenModel model = (GenModel) resources
                .getResource(inWorkspace.appendSegment("").trimSegments(1).appendSegments(genmodel.split("/")), true)
                .getContents().get(0);
        model.reconcile();
        model.setCanGenerate(true);
        model.setValidateModel(true);
        stopOnError(model.diagnose());
        Generator generator = new Generator();
        generator.getAdapterFactoryDescriptorRegistry().addDescriptor(GenModelPackage.eNS_URI, GenModelGeneratorAdapterFactory.DESCRIPTOR);
        generator.setInput(model);
        stopOnError(generator.generate(model, GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE, new BasicMonitor()));
        if (model.getEditDirectory() != null && model.getEditDirectory().endsWith("/" + GENERATED)) {
            stopOnError(generator.generate(model, GenBaseGeneratorAdapter.EDIT_PROJECT_TYPE, new BasicMonitor()));
        }
    }

    private static void stopOnError(Diagnostic diagnostic) {
        if (diagnostic.getSeverity() >= Diagnostic.ERROR) {
            throw new IllegalStateException(diagnostic.getMessage() + diagnostic.getChildren().stream().map(child -> "\n  " + child)
                    .collect(Collectors.joining()));
        }
    }

    private static List<String> differences(Path have, Path want) throws IOException {
        Set<String> names = new TreeSet<>(files(have));
        names.addAll(files(want));
        List<String> result = new ArrayList<>();
        for (String name : names) {
            Path left = have.resolve(name);
            Path right = want.resolve(name);
            if (!Files.exists(right)) {
                result.add(name + " is not generated");
            } else if (!Files.exists(left)) {
                result.add(name + " is missing");
            } else if (Files.mismatch(left, right) >= 0) {
                result.add(name + " differs");
            }
        }
        return result;
    }

    private static Set<String> files(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return Set.of();
        }
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile).map(file -> root.relativize(file).toString()).collect(Collectors.toSet());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            tree.filter(Files::isRegularFile).forEach(file -> {
                Path target = to.resolve(from.relativize(file));
                try {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
