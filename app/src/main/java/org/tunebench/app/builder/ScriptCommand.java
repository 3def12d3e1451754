package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tunebench.engine.objective.command.CommandScript;

/** A script as the command that runs it, and the script that a command runs. */
final class ScriptCommand {
  private static final Pattern SCRIPT =
      Pattern.compile("(?i)([^\\s/\\\\'\"=]+\\.(?:py|sh|r|jl))(?=['\"]?(?:\\s|$))");

  private ScriptCommand() {}

  /**
   * What runs it from its own folder: its interpreter, or else the file itself.
   *
   * @param script the path of a file
   */
  static String line(Path script) {
    return ArgumentLine.of(CommandScript.run(script)).orElse("");
  }

  /** The name of the first script that a command names, or empty. */
  static Optional<String> scriptIn(String line) {
    Matcher found = SCRIPT.matcher(line);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
