package org.tunebench.engine.studyfile.polyaxon;

import java.util.List;
import java.util.regex.Pattern;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/** Reads {@code run.cmd}: one line, possibly continued by backslashes. */
final class RunCommand {
  /** A backslash between words continues a line; YAML may have folded the line break to a space. */
  private static final Pattern CONTINUATION = Pattern.compile("(?<=\\s)\\\\(?:\\s+|$)");

  private static final String RIGHT = "cmd: python3 train.py --lr={{ lr }}";

  /** What an excerpt that says nothing of it is taken to run. */
  private static final List<Object> DEFAULT = List.of("python3", "train.py", "${args}");

  private RunCommand() {}

  /**
   * The setting {@code run} of a command objective.
   *
   * @param root the whole file
   */
  static Object read(Section root, Translation translation) {
    if (root.get("run").isEmpty()) {
      translation.note(
          root.field(),
          "names no run.cmd: trials run 'python3 train.py' with every parameter as --name=value");
      return DEFAULT;
    }
    Field run = root.need("run", RIGHT);
    Section section = new Section(run, List.of("cmd"), "a group such as {" + RIGHT + "}");
    Field cmd = section.need("cmd", "what a trial runs, such as " + RIGHT);
    translation.origin("objective", run);
    translation.origin("objective.command.run", cmd);
    String line = CONTINUATION.matcher(text(cmd)).replaceAll("").strip();
    if (line.contains("{%")) {
      throw cmd.wrong(
          "cannot be honoured: {% … %} needs a template engine; only {{ name }} is filled in");
    }
    return line;
  }

  private static String text(Field cmd) {
    if (!cmd.isList()) {
      return cmd.text("a command such as python3 train.py --lr={{ lr }}");
    }
    List<Field> commands = cmd.items("a command");
    if (commands.size() != 1) {
      throw cmd.wrong(
          "cannot be honoured: it lists %d commands, and a trial runs one; write a script that runs"
                  .formatted(commands.size())
              + " them");
    }
    return commands.get(0).text("a command");
  }
}
