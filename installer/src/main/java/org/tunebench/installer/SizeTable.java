package org.tunebench.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the size of the installed program is made up of. */
final class SizeTable {
  private static final double MEGABYTE = 1e6;

  /** What is smaller does not get a line of its own. */
  private static final long WORTH_A_LINE = 2_000_000;

  private SizeTable() {}

  /** Lines of part and size in MB, the largest first. */
  static String of(Path app, Path image) throws IOException {
    Map<String, Long> parts = new TreeMap<>();
    Path natives = app.resolve("natives");
    try (Stream<Path> files = Files.walk(natives)) {
      for (Path file : files.filter(SizeTable::isNoLink).toList()) {
        add(parts, natives.relativize(file).toString(), Files.size(file));
      }
    }
    for (Path jar : Folders.files(app, ".jar")) {
      add(parts, jar.getFileName().toString(), Files.size(jar));
    }
    long named = parts.values().stream().mapToLong(Long::longValue).sum();
    parts.put("Java runtime with JavaFX, launcher, icons, licences", Folders.size(image) - named);
    parts.put("all", Folders.size(image));
    List<Map.Entry<String, Long>> largestFirst =
        parts.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .collect(Collectors.toList());
    StringBuilder table = new StringBuilder();
    largestFirst.forEach(
        part ->
            table.append(
                String.format(
                    Locale.ROOT, "%8.1f MB  %s%n", part.getValue() / MEGABYTE, part.getKey())));
    return table.toString();
  }

  private static boolean isNoLink(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static void add(Map<String, Long> parts, String name, long size) {
    String part = size >= WORTH_A_LINE ? name : "smaller ones";
    parts.merge(part, size, Long::sum);
  }
}
