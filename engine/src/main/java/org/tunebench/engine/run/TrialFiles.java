package org.tunebench.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.tunebench.engine.Removal;
import org.tunebench.engine.compute.WorkerProtocol;
import org.tunebench.engine.objective.Checkpoints;

/**
 * The artifacts of a trial: all that is in its folder but its log. Links are taken for themselves,
 * never for what they point to; a folder that is a link holds nothing.
 */
final class TrialFiles {
  private static final Set<OpenOption> APPEND =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.APPEND,
          LinkOption.NOFOLLOW_LINKS);

  private TrialFiles() {}

  /**
   * Bytes of the artifacts; what cannot be read counts nothing.
   *
   * @param checkpoint whether the trial's checkpoint is one of them
   */
  static long size(Path folder, boolean checkpoint) throws IOException {
    return size(folder, kept(folder, checkpoint));
  }

  /** Bytes of all files in a folder and those within; what cannot be read counts nothing. */
  static long sizeOfAll(Path folder) throws IOException {
    return size(folder, Set.of());
  }

  private static long size(Path folder, Set<Path> leftOut) throws IOException {
    Sum sum = new Sum(leftOut);
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(folder, sum);
    }
    return sum.bytes;
  }

  /**
   * Removes the artifacts, as many as can be.
   *
   * @param checkpoint whether the trial's checkpoint is one of them
   * @throws IOException the first failure
   */
  static void clear(Path folder, boolean checkpoint) throws IOException {
    Removal.inside(folder, kept(folder, checkpoint));
  }

  private static Set<Path> kept(Path folder, boolean checkpoint) {
    Path log = folder.resolve(WorkerProtocol.LOG_FILE);
    return checkpoint ? Set.of(log) : Set.of(log, folder.resolve(Checkpoints.FOLDER));
  }

  /** Adds a line to a trial's log. */
  static void log(Path folder, String line) throws IOException {
    try (var log =
        Files.newOutputStream(
            folder.resolve(WorkerProtocol.LOG_FILE), APPEND.toArray(OpenOption[]::new))) {
      log.write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static final class Sum extends SimpleFileVisitor<Path> {
    private final Set<Path> leftOut;
    private long bytes;

    Sum(Set<Path> leftOut) {
      this.leftOut = leftOut;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return leftOut.contains(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !leftOut.contains(file)) {
        bytes += attributes.size();
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
