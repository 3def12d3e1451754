package org.tunebench.installer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The licences of all parts: the list by name, the texts that the parts bring themselves, and the
 * texts of those that bring none. The Java runtime brings its own in {@code legal}.
 */
final class Licences {
  private static final Pattern TEXT =
      Pattern.compile("(META-INF/)?(LICENSE|NOTICE|COPYING)(\\.txt|\\.md)?");

  private final Order order;

  Licences(Order order) {
    this.order = order;
  }

  /** Puts them into a folder. */
  void collect(List<Path> jars, Path folder) throws IOException {
    Folders.copyInto(order.source().resolve("../../LICENSE").normalize(), folder);
    Path list = folder.resolve("THIRD-PARTY.txt");
    Files.copy(order.thirdParty(), list, StandardCopyOption.REPLACE_EXISTING);
    Folders.copyAll(order.source().resolve("licences"), folder.resolve("texts"));
    for (Path jar : jars) {
      String name = jar.getFileName().toString().replaceAll("\\.jar$", "");
      fromJar(jar, folder.resolve(name));
    }
  }

  private static void fromJar(Path jar, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (TEXT.matcher(entry.getName()).matches()) {
          Files.createDirectories(folder);
          try (InputStream in = zip.getInputStream(entry)) {
            String name = entry.getName().replace("META-INF/", "");
            Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }
}
