package org.tunebench.installer;

import java.nio.file.Path;
import java.util.Set;

/**
 * What to package.
 *
 * @param program the program as a folder: {@code lib/*.jar} and {@code lib/javafx/*.jar}
 * @param source the installer's own files: icons, scripts, descriptions, licences
 * @param icons the icons of the program, {@code tunebench-SIZE.png} and {@code tunebench.svg}
 * @param thirdParty the list of parts and their licences
 * @param headless the jar of a JavaFX platform that draws into memory, for the training run
 * @param work a folder for what is made on the way
 * @param version of the packages: numbers and points
 * @param maintainer the address that Debian packages name
 * @param types which packages to make, as {@code deb}; none for all
 */
record Order(
    Path program,
    Path source,
    Path icons,
    Path thirdParty,
    Path headless,
    Path work,
    String version,
    String maintainer,
    Set<String> types) {
  static final String VENDOR = "The Tunebench authors";
  static final String DESCRIPTION = "Workbench for hyperparameter search";

  /** From a version of the build; packages know nothing of snapshots. */
  static String packageVersion(String built) {
    return built.replaceAll("-SNAPSHOT$", "");
  }

  /** Whether a type of package is to be made. */
  boolean wants(String type) {
    return types.isEmpty() || types.contains(type);
  }

  /** The folder that the finished packages go into. */
  Path packages() {
    return work.resolve("packages");
  }
}
