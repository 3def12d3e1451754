package org.tunebench.engine.objective.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines that run {@link ChildMain}. */
public final class Child {
  private Child() {}

  /** A command line that does what the arguments say. */
  public static List<String> java(String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                classes(),
                "org.tunebench.engine.objective.command.ChildMain"));
    line.addAll(List.of(arguments));
    return line;
  }

  private static String classes() {
    try {
      return Path.of(Child.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
