package org.tunebench.engine.compute.cluster;

import java.nio.file.FileSystem;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** New files and folders that only their owner can read, where the file system knows owners. */
final class OwnerOnly {
  private OwnerOnly() {}

  static FileAttribute<?>[] file(FileSystem system) {
    return attributes(system, "rw-------");
  }

  static FileAttribute<?>[] folder(FileSystem system) {
    return attributes(system, "rwx------");
  }

  private static FileAttribute<?>[] attributes(FileSystem system, String permissions) {
    return system.supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
