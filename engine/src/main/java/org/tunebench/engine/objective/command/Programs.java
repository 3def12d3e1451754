package org.tunebench.engine.objective.command;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds programs as the system does: by path, or by name on the search path. */
final class Programs {
  private static final boolean WINDOWS =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  private static final String WINDOWS_ENDINGS = ".com;.exe;.bat;.cmd";

  /** No system reads more of one. */
  private static final int LONGEST_FIRST_LINE = 256;

  private Programs() {}

  /** A program that is named with a folder starts from the command's folder, wherever we are. */
  static String located(String program, Path folder) {
    return hasFolder(program) ? folder.resolve(program).normalize().toString() : program;
  }

  private static boolean hasFolder(String program) {
    return program.indexOf('/') >= 0 || program.indexOf(File.separatorChar) >= 0;
  }

  /**
   * Why a program cannot be run, or empty if it can.
   *
   * @param folder that a relative path starts from, absolute
   */
  static Optional<String> problem(String program, Path folder) {
    try {
      if (!hasFolder(program)) {
        return onSearchPath(program)
            ? Optional.empty()
            : Optional.of(
                "there is no program '%s' on the search path (PATH): install it or write its path"
                    .formatted(program));
      }
      Path file = folder.resolve(program).normalize();
      List<Path> candidates = candidates(file);
      if (candidates.stream().anyMatch(Programs::isProgram)) {
        return WINDOWS ? Optional.empty() : interpreterProblem(file);
      }
      return Optional.of(
          candidates.stream().anyMatch(Files::isRegularFile)
              ? "%s may not be executed: allow it (chmod +x), or name its interpreter before it"
                  .formatted(file)
              : "there is no program %s".formatted(file));
    } catch (InvalidPathException e) {
      return Optional.of("'%s' is no path of a program".formatted(program));
    }
  }

  /**
   * Why the system would not find what is to run a script: it says no more than that there is no
   * such file, and seems to mean the script.
   */
  private static Optional<String> interpreterProblem(Path file) {
    String line = firstLine(file);
    if (!line.startsWith("#!")) {
      return Optional.empty();
    }
    if (line.endsWith("\r")) {
      return Optional.of(
          "%s has the line ends of Windows, and its first line names no interpreter so: save it with those of Unix"
              .formatted(file));
    }
    String interpreter = line.substring(2).strip().split("\\s", 2)[0];
    return interpreter.startsWith("/") && !Files.exists(Path.of(interpreter))
        ? Optional.of(
            "the first line of %s names the interpreter %s, which is not there: correct it"
                .formatted(file, interpreter))
        : Optional.empty();
  }

  private static String firstLine(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(LONGEST_FIRST_LINE), StandardCharsets.UTF_8);
      int end = start.indexOf('\n');
      return end < 0 ? start : start.substring(0, end);
    } catch (IOException e) {
      return ""; // A program that may be run and not be read.
    }
  }

  private static boolean onSearchPath(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    for (String folder : path.split(File.pathSeparator)) {
      if (isIn(folder.replace("\"", "").strip(), program)) {
        return true;
      }
    }
    return false;
  }

  /** An entry of the search path that is no path leads nowhere, and hinders nobody. */
  private static boolean isIn(String folder, String program) {
    try {
      return !folder.isEmpty()
          && candidates(Path.of(folder).resolve(program)).stream().anyMatch(Programs::isProgram);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static List<Path> candidates(Path file) {
    List<Path> candidates = new ArrayList<>(List.of(file));
    if (WINDOWS) {
      String endings = Optional.ofNullable(System.getenv("PATHEXT")).orElse(WINDOWS_ENDINGS);
      for (String ending : endings.split(";")) {
        candidates.add(file.resolveSibling(file.getFileName() + ending));
      }
    }
    return candidates;
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
