package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Name;

/**
 * The commands of a script of click: a function under {@code @click.command()}, or one under {@code
 * @click.group()} whose commands stand under {@code @cli.command()} or are given to it by {@code
 * cli.add_command(fit)}.
 */
final class ClickCommands {
  private static final String ADDS = "add_command";

  /** Endings that click leaves out of the name that a command has after its function. */
  private static final String ENDING = "[_-](command|cmd|group|grp)$";

  private final List<Line> lines;

  /** By the names of their functions. */
  private final Map<String, Made> made = new LinkedHashMap<>();

  /** Of what decorates no function, such as a list of options to share. */
  private final List<ScriptOption> loose = new ArrayList<>();

  /** A command, or a group of them. */
  private static final class Made {
    final String name;

    /** What makes it: {@code click}, or the name of a group. */
    final String of;

    final boolean isGroup;
    final List<ScriptOption> options;
    final boolean isComplete;
    final Map<String, Made> commands = new LinkedHashMap<>();
    private ScriptOptions read;

    Made(String name, Line maker, List<ScriptOption> options, boolean isComplete) {
      this.name = name;
      this.of = maker.tokens().get(1).text();
      this.isGroup = Click.decorator(maker).equals(Click.GROUP);
      this.options = options;
      this.isComplete = isComplete;
    }

    ScriptOptions read(boolean isClosed, int depth) {
      if (read != null) {
        return read;
      }
      // A group that has itself among its commands has nothing the second time.
      read = ScriptOptions.NONE;
      Map<String, ScriptOptions> behind = new LinkedHashMap<>();
      if (depth < ScriptOptions.DEEPEST) {
        commands.forEach(
            (called, command) -> behind.put(called, command.read(isClosed, depth + 1)));
      }
      read = new ScriptOptions(options, isComplete && isClosed, false, behind);
      return read;
    }
  }

  private ClickCommands(List<Line> lines) {
    this.lines = lines;
  }

  static ClickCommands of(List<Line> lines) {
    ClickCommands commands = new ClickCommands(lines);
    int at = 0;
    while (at < lines.size()) {
      at = lines.get(at).first().is("@") ? commands.decorated(at) : at + 1;
    }
    commands.gather();
    return commands;
  }

  /** Takes in the decorators from a line on, and gives the place of what they decorate. */
  private int decorated(int from) {
    List<ScriptOption> options = new ArrayList<>();
    boolean isComplete = true;
    Optional<Line> maker = Optional.empty();
    int at = from;
    for (; at < lines.size() && lines.get(at).first().is("@"); at++) {
      Line line = lines.get(at);
      isComplete &= Click.read(line, options);
      String word = Click.decorator(line);
      if (word.equals(Click.COMMAND) || word.equals(Click.GROUP)) {
        maker = Optional.of(line);
      }
    }
    boolean isFunction = at < lines.size() && lines.get(at).keyword().equals("def");
    if (maker.isPresent() && isFunction) {
      make(maker.get(), Signature.nameIn(lines.get(at)), options, isComplete);
    } else {
      loose.addAll(options);
    }
    return at;
  }

  private void make(Line maker, String function, List<ScriptOption> options, boolean isComplete) {
    Optional<Call> call = OptionReader.call(maker, 1);
    Optional<Expression> said =
        call.flatMap(c -> c.arguments().stream().findFirst())
            .or(() -> call.map(c -> c.named().get("name")));
    String called =
        said.flatMap(OptionDraft::text)
            .orElseGet(() -> function.toLowerCase(Locale.ROOT).replaceFirst(ENDING, ""))
            .replace('_', '-');
    made.put(function, new Made(called, maker, options, isComplete));
  }

  private void gather() {
    for (Made command : made.values()) {
      Optional.ofNullable(made.get(command.of))
          .ifPresent(group -> group.commands.put(command.name, command));
    }
    for (Line line : lines) {
      if (OptionReader.calls(line, ADDS)) {
        OptionReader.call(line, 0).ifPresent(this::add);
      }
    }
  }

  /** {@code cli.add_command(fit, name="train")}. */
  private void add(Call call) {
    Made group = made.get(call.name().replaceFirst("\\." + ADDS + "$", ""));
    List<Expression> given = call.arguments();
    Expression name = given.size() > 1 ? given.get(1) : call.named().get("name");
    if (group != null && !given.isEmpty() && given.get(0) instanceof Name function) {
      Optional.ofNullable(made.get(function.dotted()))
          .ifPresent(
              command -> group.commands.put(OptionDraft.text(name).orElse(command.name), command));
    }
  }

  /**
   * What the one command takes that runs; of several that no group has, which one that is cannot be
   * told.
   *
   * @param isClosed whether none welcomes options that it does not declare
   */
  ScriptOptions options(boolean isClosed) {
    List<Made> groups = roots().filter(command -> command.isGroup).toList();
    List<Made> roots = groups.isEmpty() ? roots().toList() : groups;
    if (made.isEmpty()) {
      return new ScriptOptions(loose, false, false);
    }
    boolean isOne = roots.size() == 1 && roots.get(0).isGroup != roots.get(0).commands.isEmpty();
    return isOne ? roots.get(0).read(isClosed, 0) : ScriptOptions.NONE;
  }

  private Stream<Made> roots() {
    return made.values().stream()
        .filter(
            command ->
                made.values().stream().noneMatch(other -> other.commands.containsValue(command)));
  }
}
