package org.tunebench.installer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Jars that carry native libraries for all systems, with those for this one alone. */
final class SystemJars {
  private static final Pattern NATIVE = Pattern.compile("org/sqlite/native/([^/]+/[^/]+)/.+");

  private SystemJars() {}

  /** Copies a jar into a folder, without what belongs to other systems. */
  static void copy(Path jar, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      if (zip.stream().noneMatch(SystemJars::isForeign)) {
        Folders.copyInto(jar, folder);
        return;
      }
      Files.createDirectories(folder);
      try (OutputStream file = Files.newOutputStream(folder.resolve(jar.getFileName()));
          ZipOutputStream out = new ZipOutputStream(file)) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          if (!isForeign(entry)) {
            copy(zip, entry, out);
          }
        }
      }
    }
  }

  private static void copy(ZipFile zip, ZipEntry entry, ZipOutputStream out) throws IOException {
    ZipEntry same = new ZipEntry(entry.getName());
    // Packages made again from the same jars are the same.
    same.setTime(entry.getTime());
    out.putNextEntry(same);
    try (InputStream in = zip.getInputStream(entry)) {
      in.transferTo(out);
    }
    out.closeEntry();
  }

  private static boolean isForeign(ZipEntry entry) {
    Matcher system = NATIVE.matcher(entry.getName());
    return system.matches() && !system.group(1).equals(here());
  }

  /** As the jars name it. */
  private static String here() {
    String name =
        switch (Os.current()) {
          case LINUX -> "Linux";
          case MACOS -> "Mac";
          case WINDOWS -> "Windows";
        };
    String processor = System.getProperty("os.arch");
    return name + "/" + (processor.equals("amd64") ? "x86_64" : processor);
  }
}
