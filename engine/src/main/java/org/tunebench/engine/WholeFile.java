package org.tunebench.engine;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.util.UUID;

/**
 * Writes a file as a whole or not at all: nobody ever finds half of it, not even after the power
 * was cut.
 */
public final class WholeFile {
  /** Writes the contents to a file that nobody looks at yet. */
  @FunctionalInterface
  public interface Contents {
    /** Writes all of it. */
    void writeTo(Path file) throws IOException;
  }

  private static final String PART = ".part";
  private static final int UUID_LENGTH = 36;

  /** So many links may lead from one to the next, as in Linux. */
  private static final int MOST_LINKS = 40;

  private WholeFile() {}

  /**
   * Writes beside the file and then moves there; a file that is there is replaced, and keeps its
   * permissions. A pipe or a device is written to as it is, and a symbolic link leads to what is
   * written.
   *
   * @throws IOException if it cannot be written; nothing is left behind then. Where the system
   *     names a file, it is this one, the one that it leads to, or the folder
   */
  public static void write(Path file, Contents contents) throws IOException {
    if (isStream(file)) {
      contents.writeTo(file);
      return;
    }
    Path target = target(file);
    // Not a temporary file of Java's: those can be read by their owner alone, and stay so.
    writeBeside(
        target,
        part -> {
          contents.writeTo(part);
          keepPermissions(target, part);
        });
  }

  /**
   * The same of a file that its owner alone can read, even where others could read it before.
   *
   * @throws IOException as {@link #write}
   */
  public static void writeForOwner(Path file, Contents contents) throws IOException {
    writeBeside(target(file), contents, OwnerOnly.file(file));
  }

  /** Where links lead to; may not exist. */
  private static Path target(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemLoopException(file.toString());
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  private static void writeBeside(Path target, Contents contents, FileAttribute<?>... attributes)
      throws IOException {
    String name = start(target) + UUID.randomUUID() + PART;
    Path temporary = target.resolveSibling(name);
    try {
      Files.createFile(temporary, attributes);
      moveBy(temporary, target, contents);
    } catch (FileSystemException e) {
      throw temporary.toString().equals(e.getFile()) ? ofTheirs(e, target) : e;
    }
  }

  private static void moveBy(Path temporary, Path target, Contents contents) throws IOException {
    try {
      contents.writeTo(temporary);
      force(temporary);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** To the disk, before it gets its name. */
  private static void force(Path file) throws IOException {
    // Not a channel of java.nio: those close themselves when their thread is interrupted.
    try (FileOutputStream written = new FileOutputStream(file.toFile(), true)) {
      written.getFD().sync();
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
    Path target = target(file);
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
