package org.tunebench.engine;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes a file as a whole or not at all: nobody ever finds half of it. */
public final class WholeFile {
  /** Writes the contents to a file that nobody looks at yet. */
  @FunctionalInterface
  public interface Contents {
    /** Writes all of it. */
    void writeTo(Path file) throws IOException;
  }

  private static final String PART = ".part";
  private static final int UUID_LENGTH = 36;

  private WholeFile() {}

  /**
   * Writes beside the file and then moves there; a file that is there is replaced. A pipe or a
   * device is written to as it is.
   *
   * @throws IOException if it cannot be written; nothing is left behind then. Where the system
   *     names a file, it is this one or its folder
   */
  public static void write(Path file, Contents contents) throws IOException {
    if (isStream(file)) {
      contents.writeTo(file);
      return;
    }
    Path target = file.toAbsolutePath();
    String name = start(target) + UUID.randomUUID() + PART;
    Path temporary = target.resolveSibling(name);
    try {
      writeBy(temporary, target, contents);
    } catch (FileSystemException e) {
      throw temporary.toString().equals(e.getFile()) ? ofTheirs(e, target) : e;
    }
  }

  private static String start(Path target) {
    return "." + target.getFileName() + ".";
  }

  /**
   * Removes what processes that were ended have left beside a file while they wrote it.
   *
   * @throws IOException if the folder cannot be read, or something stays
   */
  public static void removeParts(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    String start = start(target);
    int length = start.length() + UUID_LENGTH + PART.length();
    try (DirectoryStream<Path> beside =
        Files.newDirectoryStream(
            target.getParent(),
            one -> {
              String name = one.getFileName().toString();
              return name.length() == length && name.startsWith(start) && name.endsWith(PART);
            })) {
      for (Path part : beside) {
        Files.deleteIfExists(part);
      }
    }
  }

  /** Whether something is there that is neither a file nor a folder: a pipe, a device. */
  public static boolean isStream(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  private static void writeBy(Path temporary, Path target, Contents contents) throws IOException {
    // Not a temporary file of Java's: those can be read by their owner alone, and stay so.
    Files.createFile(temporary);
    try {
      contents.writeTo(temporary);
      keepPermissions(target, temporary);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** The same of the file or folder that the person chose: the one beside it is not theirs. */
  private static FileSystemException ofTheirs(FileSystemException problem, Path target) {
    String folder = String.valueOf(target.getParent());
    String reason = problem.getReason();
    FileSystemException theirs =
        problem instanceof NoSuchFileException
            ? new NoSuchFileException(folder, null, reason)
            : problem instanceof AccessDeniedException
                ? new AccessDeniedException(folder, null, reason)
                : new FileSystemException(target.toString(), null, reason);
    theirs.initCause(problem);
    return theirs;
  }

  /** What is replaced may have been shared with others, or kept from them. */
  private static void keepPermissions(Path of, Path on) throws IOException {
    boolean posix = of.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix && Files.exists(of)) {
      Files.setPosixFilePermissions(on, Files.getPosixFilePermissions(of));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
