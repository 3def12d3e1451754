package org.tunebench.app.plain;

import java.util.Optional;

/** The version of this program. */
public final class ProgramVersion {
  private ProgramVersion() {}

  /** As the build wrote it into the program's archive; empty where it runs from classes. */
  public static Optional<String> built() {
    return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion());
  }
}
