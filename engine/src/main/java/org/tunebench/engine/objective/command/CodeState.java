package org.tunebench.engine.objective.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which code a command runs, as far as it shows: so that a log tells, months later, whether two
 * trials ran the same.
 */
final class CodeState {
  /** What is larger is data or a program, and no script. */
  private static final long MOST_BYTES = 1_000_000;

  /** Where Python's packages come from. */
  private static final List<String> ENVIRONMENTS = List.of("VIRTUAL_ENV", "CONDA_PREFIX");

  private CodeState() {}

  /**
   * The commit around the working folder, the SHA-256 of each script that the command names, and
   * the environment of Python that is active; empty text where there is none of them.
   *
   * @param line the program and its arguments
   * @param environment the process's variables
   */
  static String of(Path folder, List<String> line, Map<String, String> environment) {
    List<String> parts = new ArrayList<>();
    GitCommit.around(folder).ifPresent(commit -> parts.add(commit.toString()));
    line.stream().distinct().flatMap(argument -> script(folder, argument)).forEach(parts::add);
    ENVIRONMENTS.stream()
        .filter(environment::containsKey)
        .map(name -> name + " " + environment.get(name))
        .forEach(parts::add);
    return String.join("; ", parts);
  }

  private static Stream<String> script(Path folder, String argument) {
    try {
      Path file = folder.resolve(argument);
      boolean script = Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES;
      return script
          ? Stream.of("%s has SHA-256 %s".formatted(argument, sha256(file)))
          : Stream.empty();
    } catch (IOException | InvalidPathException e) {
      // The command will say so itself if it matters.
      return Stream.empty();
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
