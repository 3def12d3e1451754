package org.tunebench.installer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program with its own Java runtime, as a folder that the packages are made from. */
final class AppImage {
  private static final String WINDOW_OPTIONS = "window.options";
  private static final String MAIN_JAR = "tunebench.jar";
  private static final String MAIN_CLASS = "org.tunebench.app.Main";

  private final Order order;
  private final Os os = Os.current();
  private final Path input;

  AppImage(Order order) {
    this.order = order;
    this.input = order.work().resolve("input");
  }

  /**
   * Makes the folder.
   *
   * @return where it is
   */
  Path make() throws IOException {
    List<Path> natives = new ArrayList<>();
    List<Path> jars = new ArrayList<>();
    for (Path jar : Folders.files(order.program().resolve("lib"), ".jar")) {
      (NativeLibraries.areIn(jar) ? natives : jars).add(jar);
    }
    List<Path> javafx = Folders.files(order.program().resolve("lib/javafx"), ".jar");
    Path runtime = new JavaRuntime(order.work()).link(jars, javafx);
    Folders.fresh(input);
    for (Path jar : jars) {
      SystemJars.copy(jar, input);
    }
    writeMainJar(jars);
    new Licences(order).collect(jars, input.resolve("legal"));
    Path image = jpackage(runtime);
    NativeLibraries.unpack(natives, nativesFolder(image));
    if (os == Os.LINUX) {
      addLinuxFiles(image);
    } else {
      NativeLibraries.addSecondName(nativesFolder(image));
    }
    return image;
  }

  /** Where the jars are inside an image. */
  Path appFolder(Path image) {
    return switch (os) {
      case LINUX -> image.resolve("lib/app");
      case MACOS -> image.resolve("Contents/app");
      case WINDOWS -> image.resolve("app");
    };
  }

  /** Where the native libraries are inside an image. */
  Path nativesFolder(Path image) {
    return appFolder(image).resolve("natives");
  }

  /** One jar that names all others keeps command lines short and the class path in one order. */
  private void writeMainJar(List<Path> jars) throws IOException {
    String classPath =
        jars.stream().map(jar -> jar.getFileName().toString()).collect(Collectors.joining(" "));
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, MAIN_CLASS);
    attributes.put(Attributes.Name.CLASS_PATH, classPath);
    try (OutputStream out = Files.newOutputStream(input.resolve(MAIN_JAR))) {
      new JarOutputStream(out, manifest).close();
    }
  }

  private Path jpackage(Path runtime) throws IOException {
    Path images = Folders.fresh(order.work().resolve("image"));
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--type", "app-image", "--name", os.appName()));
    arguments.addAll(List.of("--app-version", order.version(), "--vendor", Order.VENDOR));
    arguments.addAll(List.of("--description", Order.DESCRIPTION));
    arguments.addAll(List.of("--input", input.toString(), "--main-jar", MAIN_JAR));
    arguments.addAll(List.of("--main-class", MAIN_CLASS));
    arguments.addAll(List.of("--runtime-image", runtime.toString()));
    arguments.addAll(List.of("--icon", icon().toString()));
    arguments.addAll(List.of("--java-options", "-Dtunebench.natives=$APPDIR/natives"));
    for (String option : windowOptions()) {
      arguments.addAll(List.of("--java-options", option));
    }
    if (os == Os.WINDOWS) {
      // The verbs need a console, and the window must not open one.
      Path console = order.source().resolve("windows/tunebench-console.properties");
      arguments.addAll(List.of("--add-launcher", "tunebench-console=" + console));
    }
    arguments.addAll(List.of("--dest", images.toString()));
    Tool.jdk("jpackage", arguments);
    return images.resolve(os == Os.MACOS ? os.appName() + ".app" : os.appName());
  }

  /** The launchers of the program that is packed, and what they read. */
  private Path programs() {
    return order.program().resolve("bin");
  }

  /** How the window runs, as the program's own launchers have it. */
  private List<String> windowOptions() throws IOException {
    try (Stream<String> lines = Files.lines(programs().resolve(WINDOW_OPTIONS))) {
      return lines.map(String::strip).filter(line -> line.startsWith("-")).toList();
    }
  }

  /** Removes what jpackage put there for its own launcher. */
  private static void deleteLauncherParts(Path image) throws IOException {
    Files.delete(image.resolve("lib/libapplauncher.so"));
    Files.delete(image.resolve("lib/app/tunebench.cfg"));
    // Sound and splash screens are not used, and would ask for libraries of the system.
    Files.delete(image.resolve("lib/runtime/lib/libjsound.so"));
    Files.delete(image.resolve("lib/runtime/lib/libsplashscreen.so"));
  }

  private Path icon() {
    return os == Os.LINUX
        ? order.icons().resolve(os.icon())
        : order.source().resolve("icons").resolve(os.icon());
  }

  /**
   * A launcher that knows the terminal and chooses Java's options by the verb takes the place of
   * jpackage's, which can do neither; one for jobs of a cluster; and what the desktop is told by.
   */
  private void addLinuxFiles(Path image) throws IOException {
    Path linux = order.source().resolve("linux");
    for (String name : List.of("tunebench", "tunebench-worker")) {
      Path launcher = image.resolve("bin").resolve(name);
      Files.copy(linux.resolve(name), launcher, StandardCopyOption.REPLACE_EXISTING);
      executable(launcher);
    }
    for (String name : List.of(WINDOW_OPTIONS, "worker.options", "start.sh")) {
      Folders.copyInto(programs().resolve(name), appFolder(image));
    }
    deleteLauncherParts(image);
    Path desktop = image.resolve("lib/desktop");
    for (Path file : Folders.files(linux.resolve("desktop"), "")) {
      Folders.copyInto(file, desktop);
    }
    executable(desktop.resolve("integrate"));
    for (Path icon : Folders.files(order.icons(), "")) {
      Folders.copyInto(icon, desktop.resolve("icons"));
    }
    String classes = new TrainingRun(image, order).classes();
    Files.writeString(desktop.resolve("classes.list"), classes);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
