package org.tunebench.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Debian packages with the libraries that the program's own ask for directly. jpackage would
 * name what those ask for in turn, too, which other releases resolve differently.
 */
final class DebianDependencies {
  private static final Pattern NEEDED = Pattern.compile("NEEDED\\s+(\\S+)");
  private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.(\\d+)");
  private static final Pattern LIBRARY = Pattern.compile(".*\\.so(\\.\\d+)*");

  /** Screens are seldom installed on machines that only build. */
  private static final Map<String, String> OF_SCREENS =
      Map.ofEntries(
          Map.entry("libgtk-3.so.0", "libgtk-3-0"),
          Map.entry("libgdk-3.so.0", "libgtk-3-0"),
          Map.entry("libgdk_pixbuf-2.0.so.0", "libgdk-pixbuf-2.0-0"),
          Map.entry("libcairo.so.2", "libcairo2"),
          Map.entry("libpango-1.0.so.0", "libpango-1.0-0"),
          Map.entry("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"),
          Map.entry("libatk-1.0.so.0", "libatk1.0-0"),
          Map.entry("libgio-2.0.so.0", "libglib2.0-0"),
          Map.entry("libglib-2.0.so.0", "libglib2.0-0"),
          Map.entry("libgobject-2.0.so.0", "libglib2.0-0"),
          Map.entry("libgthread-2.0.so.0", "libglib2.0-0"),
          Map.entry("libGL.so.1", "libgl1"),
          Map.entry("libX11.so.6", "libx11-6"),
          Map.entry("libXext.so.6", "libxext6"),
          Map.entry("libXi.so.6", "libxi6"),
          Map.entry("libXrender.so.1", "libxrender1"),
          Map.entry("libXtst.so.6", "libxtst6"),
          Map.entry("libXxf86vm.so.1", "libxxf86vm1"),
          Map.entry("libfontconfig.so.1", "libfontconfig1"),
          Map.entry("libfreetype.so.6", "libfreetype6"));

  private final Path image;

  DebianDependencies(Path image) {
    this.image = image;
  }

  /** What comes after {@code Depends:}. */
  String line() throws IOException {
    if (!Tool.exists("objdump")) {
      return "PACKAGE_DEFAULT_DEPENDENCIES";
    }
    Set<String> own = new TreeSet<>();
    Set<String> needed = new TreeSet<>();
    int glibc = 0;
    for (Path library : libraries()) {
      String headers = Tool.system(List.of("objdump", "-p", library.toString()));
      own.add(library.getFileName().toString());
      NEEDED.matcher(headers).results().map(found -> found.group(1)).forEach(needed::add);
      glibc = Math.max(glibc, newestGlibc(headers));
    }
    needed.removeAll(own);
    // The second name of a library of our own.
    needed.remove("libopenblas_nolapack.so.0");
    Set<String> packages = new TreeSet<>();
    for (String name : needed) {
      packages.add(packageOf(name));
    }
    packages.remove("libc6");
    return "libc6 (>= 2." + glibc + "), " + String.join(", ", packages);
  }

  private List<Path> libraries() throws IOException {
    try (Stream<Path> files = Files.walk(image)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> LIBRARY.matcher(file.getFileName().toString()).matches())
          .filter(file -> !isOfCuda(file))
          .collect(Collectors.toList());
    }
  }

  /**
   * What trains on GPUs needs CUDA, which not everybody has: without it the program uses the CPU.
   */
  private boolean isOfCuda(Path file) {
    return image.relativize(file).toString().contains("natives/cuda/");
  }

  private static int newestGlibc(String headers) {
    return GLIBC
        .matcher(headers)
        .results()
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .max()
        .orElse(0);
  }

  private static String packageOf(String library) {
    String known = OF_SCREENS.get(library);
    if (known != null) {
      return known;
    }
    String name = Pattern.quote(library);
    Pattern line =
        Pattern.compile("(?m)^([a-z0-9.+-]+)(?::\\w+)?: (?:/usr)?/lib/(?:[^/\\n]+/)?" + name + "$");
    return line.matcher(Tool.system(List.of("dpkg", "-S", "*/" + library)))
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no Debian package has " + library));
  }
}
