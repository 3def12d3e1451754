package org.tunebench.installer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A Java runtime with the modules that the program needs, JavaFX among them: linked in, its native
 * libraries need no unpacking either.
 */
final class JavaRuntime {
  /** Found by name only: how dates and numbers are written in the person's own country. */
  private static final Set<String> REFLECTIVE = Set.of("jdk.localedata");

  private static final Set<String> JAVAFX = Set.of("javafx.controls", "javafx.fxml");

  /** GTK 2 has been gone from distributions for years; JavaFX takes GTK 3. */
  private static final Set<String> UNUSED = Set.of("libglassgtk2.so");

  private static final Pattern NATIVE = Pattern.compile("[^/]+\\.(so|dll|dylib)");

  private final Path work;

  JavaRuntime(Path work) {
    this.work = work;
  }

  /**
   * Links the runtime.
   *
   * @param jars the class path of the program
   * @param javafx the modular jars of JavaFX for this system
   * @return the runtime's folder
   */
  Path link(List<Path> jars, List<Path> javafx) throws IOException {
    Path mods = Folders.fresh(work.resolve("jmods"));
    for (Path jar : javafx) {
      jmod(jar, mods);
    }
    Set<String> modules = new TreeSet<>(JAVAFX);
    modules.addAll(REFLECTIVE);
    modules.addAll(needed(jars));
    Path runtime = work.resolve("runtime");
    Folders.delete(runtime);
    List<String> arguments = new ArrayList<>();
    // Newer JDKs come without module files and link from themselves.
    Path jdkMods = Path.of(System.getProperty("java.home"), "jmods");
    String path = mods.toString();
    if (Files.isDirectory(jdkMods)) {
      path = jdkMods + System.getProperty("path.separator") + path;
    }
    arguments.addAll(List.of("--module-path", path));
    arguments.addAll(List.of("--add-modules", String.join(",", modules)));
    arguments.addAll(List.of("--output", runtime.toString()));
    // Not compressed here: the packages are, as a whole, and this starts faster.
    arguments.addAll(List.of("--no-header-files", "--no-man-pages"));
    if (Os.current() != Os.LINUX) {
      // On Linux the installation archives the classes of the program, too.
      arguments.add("--generate-cds-archive");
    }
    Tool.jdk("jlink", arguments);
    keepLauncherOnly(runtime.resolve("bin"));
    return runtime;
  }

  /** The modules of the JDK that classes on the class path refer to. */
  private Set<String> needed(List<Path> jars) throws IOException {
    // As one heap of classes: module descriptors and versions of classes do not matter here.
    Path classes = Folders.fresh(work.resolve("classes-of-all"));
    for (Path jar : jars) {
      unpack(jar, classes, name -> name.endsWith(".class") && !name.endsWith("module-info.class"));
    }
    String printed =
        Tool.jdk("jdeps", List.of("--ignore-missing-deps", "--list-deps", classes.toString()));
    Folders.delete(classes);
    return printed
        .lines()
        .map(String::strip)
        .map(line -> line.replaceAll("/.*", ""))
        .filter(name -> name.startsWith("java.") || name.startsWith("jdk."))
        .filter(name -> !name.startsWith("jdk.internal"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void jmod(Path jar, Path mods) throws IOException {
    String name = jar.getFileName().toString().replaceAll("-\\d.*", "");
    Path classes = Folders.fresh(work.resolve("jmod/classes"));
    Path libs = Folders.fresh(work.resolve("jmod/libs"));
    unpack(jar, classes, entry -> !NATIVE.matcher(entry).matches());
    unpack(jar, libs, entry -> NATIVE.matcher(entry).matches() && !UNUSED.contains(entry));
    Path target = mods.resolve(name + ".jmod");
    Tool.jdk(
        "jmod",
        List.of(
            "create",
            "--class-path",
            classes.toString(),
            "--libs",
            libs.toString(),
            target.toString()));
  }

  private static void unpack(Path jar, Path folder, Predicate<String> which) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String name = entry.getName();
        if (!entry.isDirectory() && !name.startsWith("META-INF/") && which.test(name)) {
          Path file = folder.resolve(name).normalize();
          Files.createDirectories(file.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }

  /** Workers are started with bin/java; the other tools in there are no use to anybody. */
  private static void keepLauncherOnly(Path bin) throws IOException {
    Set<String> launchers = Set.of("java", "java.exe", "javaw.exe");
    for (Path file : Folders.files(bin, "")) {
      String name = file.getFileName().toString();
      if (!launchers.contains(name) && !name.endsWith(".dll")) {
        Files.delete(file);
      }
    }
  }
}
