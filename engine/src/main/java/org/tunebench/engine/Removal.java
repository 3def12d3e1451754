package org.tunebench.engine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * Removes folders with what is in them, as much as can be. Links are taken for themselves, never
 * for what they point to; a folder that is a link holds nothing.
 */
public final class Removal extends SimpleFileVisitor<Path> {
  private final Path top;
  private final Set<Path> kept;
  private IOException failure;

  private Removal(Path top, Set<Path> kept) {
    this.top = top;
    this.kept = kept;
  }

  /**
   * Removes what is in a folder.
   *
   * @param kept files and folders that stay, as paths below the folder
   * @throws IOException the first failure
   */
  public static void inside(Path folder, Set<Path> kept) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Removal removal = new Removal(folder, kept);
      Files.walkFileTree(folder, removal);
      if (removal.failure != null) {
        throw removal.failure;
      }
    }
  }

  /**
   * Removes a folder; nothing happens if there is none.
   *
   * @throws IOException the first failure
   */
  public static void of(Path folder) throws IOException {
    inside(folder, Set.of());
    Files.deleteIfExists(folder);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    return kept.contains(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    return kept.contains(file) ? FileVisitResult.CONTINUE : remove(file);
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    return failed(e);
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, IOException e) {
    return directory.equals(top) ? FileVisitResult.CONTINUE : remove(directory);
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
