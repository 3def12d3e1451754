package org.tunebench.engine.objective.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The commit that a folder's checkout is at, read from Git's own files: no program is started, and
 * none needs to be there. Whether files have changed since is not known.
 *
 * @param id 40 or 64 hexadecimal digits
 * @param branch without {@code refs/heads/}, or empty at a commit that is no branch's
 */
record GitCommit(String id, Optional<String> branch) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final String REFERENCE = "ref: ";
  private static final String HEADS = "refs/heads/";

  /** That of the nearest checkout around a folder, or empty if there is none that can be read. */
  static Optional<GitCommit> around(Path folder) {
    try {
      Optional<Path> found =
          Stream.iterate(folder, at -> at != null, Path::getParent)
              .map(at -> at.resolve(".git"))
              .filter(Files::exists)
              .findFirst();
      return found.isPresent() ? of(repository(found.get())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A further worktree has a file there, which says where the rest is. */
  private static Path repository(Path git) throws IOException {
    return Files.isDirectory(git)
        ? git
        : git.resolveSibling(line(git).replaceFirst("gitdir: ", ""));
  }

  private static Optional<GitCommit> of(Path repository) throws IOException {
    String head = line(repository.resolve("HEAD"));
    if (!head.startsWith(REFERENCE)) {
      return commit(head, Optional.empty());
    }
    String reference = head.substring(REFERENCE.length());
    Path shared = repository.resolve("commondir");
    Path common = Files.exists(shared) ? repository.resolve(line(shared)) : repository;
    Path own = common.resolve(reference);
    String id = Files.exists(own) ? line(own) : packed(common.resolve("packed-refs"), reference);
    return commit(id, Optional.of(reference.replace(HEADS, "")));
  }

  private static Optional<GitCommit> commit(String id, Optional<String> branch) {
    return ID.matcher(id).matches() ? Optional.of(new GitCommit(id, branch)) : Optional.empty();
  }

  private static String packed(Path file, String reference) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.endsWith(" " + reference))
        .findFirst()
        .map(line -> line.substring(0, line.indexOf(' ')))
        .orElse("");
  }

  private static String line(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  @Override
  public String toString() {
    return "git commit " + id + branch.map(" of branch %s"::formatted).orElse("");
  }
}
