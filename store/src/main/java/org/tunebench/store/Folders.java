package org.tunebench.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tunebench.engine.OwnerOnly;
import org.tunebench.engine.study.StorageException;

/** The folders and files of a workspace: where it is by default, readable by its owner alone. */
final class Folders {
  private Folders() {}

  /**
   * Where the operating system wants a person's data.
   *
   * @param system the name of the operating system, as Java has it
   * @param environment the environment variables
   * @param account the home folder of the person's account: elsewhere than {@code HOME} says, as in
   *     containers, the shell's {@code ~} is what a person means
   */
  static Path defaultHome(String system, Map<String, String> environment, Path account) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return absolute(environment.get("LOCALAPPDATA"), account.resolve("AppData").resolve("Local"))
          .resolve("Tunebench");
    }
    Path user = absolute(environment.get("HOME"), account);
    if (name.startsWith("mac")) {
      return user.resolve("Library").resolve("Application Support").resolve("Tunebench");
    }
    return absolute(environment.get("XDG_DATA_HOME"), user.resolve(".local").resolve("share"))
        .resolve("tunebench");
  }

  /** The XDG specification has relative paths ignored. */
  private static Path absolute(String given, Path otherwise) {
    return given != null && !given.isBlank() && Path.of(given).isAbsolute()
        ? Path.of(given)
        : otherwise;
  }

  /**
   * Creates a folder, and those above it, if it is not there.
   *
   * @throws WorkspaceException if it cannot be created or used, or is a file
   */
  static void create(Path folder) {
    try {
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw new WorkspaceException(
            "%s is a file, not a folder: %s".formatted(folder, StorageException.ELSEWHERE), null);
      }
      if (!Files.exists(folder)) {
        if (folder.getParent() != null) {
          Files.createDirectories(folder.getParent());
        }
        createUnlessAnotherDid(folder);
      }
    } catch (IOException e) {
      throw Failures.ofFile(folder, e);
    }
    if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
      throw new WorkspaceException(
          "The folder %s may not be read and written: change its permissions, or %s"
              .formatted(folder, StorageException.ELSEWHERE),
          null);
    }
  }

  private static void createUnlessAnotherDid(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, OwnerOnly.folder(folder));
    } catch (FileAlreadyExistsException another) {
      if (!Files.isDirectory(folder)) {
        throw another;
      }
    }
  }

  /** Creates an empty file if it is not there. */
  static void createFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file, OwnerOnly.file(file));
    }
  }

  /**
   * What is in a folder.
   *
   * @throws IOException if it cannot be read to its end
   */
  static List<Path> list(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      return all(files);
    }
  }

  /** A disk that fails, or a share that goes away, does so in the middle, too. */
  static List<Path> all(DirectoryStream<Path> files) throws IOException {
    List<Path> all = new ArrayList<>();
    try {
      files.forEach(all::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return all;
  }
}
