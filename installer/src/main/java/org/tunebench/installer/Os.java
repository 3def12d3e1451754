package org.tunebench.installer;

import java.util.List;
import java.util.Locale;

/** The system that is packaged for: always the one that this runs on. */
enum Os {
  LINUX("tunebench", "tunebench-512.png", List.of("deb", "rpm")),
  MACOS("Tunebench", "tunebench.icns", List.of("dmg")),
  WINDOWS("Tunebench", "tunebench.ico", List.of("msi"));

  private final String appName;
  private final String icon;
  private final List<String> packageTypes;

  Os(String appName, String icon, List<String> packageTypes) {
    this.appName = appName;
    this.icon = icon;
    this.packageTypes = packageTypes;
  }

  static Os current() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return WINDOWS;
    }
    return name.startsWith("mac") ? MACOS : LINUX;
  }

  /** What the application is called on disk there. */
  String appName() {
    return appName;
  }

  /** The file name of its icon. */
  String icon() {
    return icon;
  }

  /** The types of jpackage that are made there. */
  List<String> packageTypes() {
    return packageTypes;
  }
}
