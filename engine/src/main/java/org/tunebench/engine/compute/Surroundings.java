package org.tunebench.engine.compute;

/** The program and the machine that a trial runs with: numbers differ between them. */
final class Surroundings {
  private Surroundings() {}

  /** One line for the log of a trial. */
  static String text() {
    String version = Surroundings.class.getPackage().getImplementationVersion();
    return "Tunebench: this is version %s with Java %s on %s %s (%s, %d processors)"
        .formatted(
            version == null ? "in development" : version,
            Runtime.version(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors());
  }
}
