package org.tunebench.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Opens the window once, drawn into memory, to learn which classes its start takes. The system that
 * the program is installed on archives these as they are in memory.
 */
final class TrainingRun {
  /** A start is over when no class has been loaded for so long. */
  private static final long QUIET_SECONDS = 4;

  private static final long MOST_SECONDS = 120;

  /** JVMs leave classes of a patched module out of their list, but not out of their log. */
  private static final Pattern LOADED = Pattern.compile("(\\S+) source: jrt:/javafx\\.graphics");

  private static final Pattern NOT_SHIPPED = Pattern.compile(".*(\\$\\$Lambda|\\.monocle\\.).*");

  private final Path image;
  private final Path headless;
  private final Path folder;

  TrainingRun(Path image, Order order) {
    this.image = image;
    this.headless = order.headless();
    this.folder = order.work().resolve("training");
  }

  /** The list of classes, in the JVM's own format. */
  String classes() throws IOException {
    Folders.fresh(folder);
    Path list = folder.resolve("classes.list");
    Path log = folder.resolve("loaded.log");
    Process process = start(list, log);
    try {
      awaitQuiet(process, list);
    } finally {
      process.destroy();
    }
    StringBuilder classes = new StringBuilder(Files.readString(list));
    for (String name : new TreeSet<>(loaded(log))) {
      classes.append(name.replace('.', '/')).append('\n');
    }
    return classes.toString();
  }

  private Process start(Path list, Path log) throws IOException {
    Path app = image.resolve("lib/app");
    ProcessBuilder builder =
        new ProcessBuilder(
            image.resolve("lib/runtime/bin/java").toString(),
            "-XX:DumpLoadedClassList=" + list,
            "-Xlog:class+load:file=" + log + "::filecount=0",
            "--patch-module=javafx.graphics=" + headless,
            "-Dglass.platform=Monocle",
            "-Dmonocle.platform=Headless",
            "-Dprism.order=sw",
            "-cp",
            app.resolve("tunebench.jar").toString(),
            "org.tunebench.app.Main",
            "--home",
            folder.resolve("workspace").toString());
    builder.environment().put("DISPLAY", "none");
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("output.txt").toFile());
    return builder.start();
  }

  private void awaitQuiet(Process process, Path list) throws IOException {
    long size = -1;
    long quiet = 0;
    try {
      for (long second = 0; second < MOST_SECONDS && quiet < QUIET_SECONDS; second++) {
        if (process.waitFor(1, TimeUnit.SECONDS)) {
          throw new IllegalStateException(
              "the training run ended:\n" + Files.readString(folder.resolve("output.txt")));
        }
        long now = Files.exists(list) ? Files.size(list) : 0;
        quiet = now > 0 && now == size ? quiet + 1 : 0;
        size = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during the training run", e);
    }
  }

  private static List<String> loaded(Path log) throws IOException {
    return LOADED
        .matcher(Files.readString(log))
        .results()
        .map(found -> found.group(1))
        .filter(name -> !NOT_SHIPPED.matcher(name).matches())
        .toList();
  }
}
