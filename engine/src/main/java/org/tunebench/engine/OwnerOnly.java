package org.tunebench.engine;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** New files and folders that only their owner can read, where the file system knows owners. */
public final class OwnerOnly {
  private OwnerOnly() {}

  /** What a file is created with. */
  public static FileAttribute<?>[] file(Path file) {
    return attributes(file, "rw-------");
  }

  /** What a folder is created with. */
  public static FileAttribute<?>[] folder(Path folder) {
    return attributes(folder, "rwx------");
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
