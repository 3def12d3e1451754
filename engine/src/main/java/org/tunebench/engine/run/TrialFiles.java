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
import org.tunebench.engine.compute.WorkerProtocol;

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

  /** Bytes of the artifacts; what cannot be read counts nothing. */
  static long size(Path folder) throws IOException {
    Sum sum = new Sum(folder.resolve(WorkerProtocol.LOG_FILE));
    walk(folder, sum);
    return sum.bytes;
  }

  /**
   * Removes the artifacts, as many as can be.
   *
   * @throws IOException the first failure
   */
  static void clear(Path folder) throws IOException {
    Removal removal = new Removal(folder, folder.resolve(WorkerProtocol.LOG_FILE));
    walk(folder, removal);
    if (removal.failure != null) {
      throw removal.failure;
    }
  }

  /** Adds a line to a trial's log. */
  static void log(Path folder, String line) throws IOException {
    try (var log =
        Files.newOutputStream(
            folder.resolve(WorkerProtocol.LOG_FILE), APPEND.toArray(OpenOption[]::new))) {
      log.write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void walk(Path folder, SimpleFileVisitor<Path> visitor) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(folder, visitor);
    }
  }

  private static final class Sum extends SimpleFileVisitor<Path> {
    private final Path log;
    private long bytes;

    Sum(Path log) {
      this.log = log;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !file.equals(log)) {
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

  private static final class Removal extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final Path log;
    private IOException failure;

    Removal(Path folder, Path log) {
      this.folder = folder;
      this.log = log;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return file.equals(log) ? FileVisitResult.CONTINUE : remove(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return failed(e);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException e) {
      return directory.equals(folder) ? FileVisitResult.CONTINUE : remove(directory);
    }

    private FileVisitResult remove(Path path) {
      try {
        Files.delete(path);
        return FileVisitResult.CONTINUE;
      } catch (IOException e) {
        return failed(e);
      }
    }

    private FileVisitResult failed(IOException e) {
      failure = failure == null ? e : failure;
      return FileVisitResult.CONTINUE;
    }
  }
}
