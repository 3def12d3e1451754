package org.tunebench.store;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of this machine. */
final class Host {
  private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

  private Host() {}

  /** Asks the system first: a look-up through the network may take seconds. */
  static String name() {
    String windows = System.getenv("COMPUTERNAME");
    if (windows != null && !windows.isBlank()) {
      return windows;
    }
    try {
      return Files.isReadable(LINUX)
          ? Files.readString(LINUX).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException unknown) {
      return "this machine";
    }
  }
}
