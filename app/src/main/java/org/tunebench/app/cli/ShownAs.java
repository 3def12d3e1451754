package org.tunebench.app.cli;

import org.tunebench.engine.WrongInputException;
import picocli.CommandLine.Option;

/** How a verb shows what it tells: to a person, or to another program. */
final class ShownAs {
  @Option(
      names = "--format",
      paramLabel = "text|json",
      completionCandidates = Candidates.Shown.class,
      defaultValue = "text",
      description = "text for people, or json for other programs (default: ${DEFAULT-VALUE})")
  private String format;

  /**
   * Whether another program reads it.
   *
   * @throws WrongInputException if neither was asked for
   */
  boolean isJson() {
    return switch (format) {
      case "text" -> false;
      case "json" -> true;
      default -> throw new WrongInputException("--format", "must be text or json, not " + format);
    };
  }
}
