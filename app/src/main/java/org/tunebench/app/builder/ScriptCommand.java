package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A script as the command that runs it, and the script that a command runs. */
final class ScriptCommand {
  private static final boolean WINDOWS =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

  private static final Map<String, String> INTERPRETERS =
      Map.of("py", WINDOWS ? "python" : "python3", "sh", "bash", "r", "Rscript", "jl", "julia");

  private static final Pattern SCRIPT =
      Pattern.compile("(?i)([^\\s/\\\\'\"=]+\\.(?:py|sh|r|jl))(?=['\"]?(?:\\s|$))");

  private ScriptCommand() {}

  /**
   * What runs it from its own folder: its interpreter, or else the file itself.
   *
   * @param script the path of a file
   */
  static String line(Path script) {
    String name = script.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String interpreter = INTERPRETERS.get(ending);
    List<String> arguments =
        interpreter == null ? List.of("./" + name) : List.of(interpreter, name);
    return ArgumentLine.of(arguments).orElse("");
  }

  /** The name of the first script that a command names, or empty. */
  static Optional<String> scriptIn(String line) {
    Matcher found = SCRIPT.matcher(line);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
