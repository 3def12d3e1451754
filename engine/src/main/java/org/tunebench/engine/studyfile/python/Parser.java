package org.tunebench.engine.studyfile.python;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.studyfile.python.ScriptOption.Type;

/** A parser of argparse as its options and commands come in, its own and those of others. */
final class Parser {
  private final List<OptionDraft> drafts = new ArrayList<>();
  private final Map<String, Expression> defaults = new HashMap<>();
  private final Map<String, Parser> commands = new LinkedHashMap<>();
  private final List<Parser> included = new ArrayList<>();
  private boolean isOpen;

  /** What it takes, once that is known. */
  private ScriptOptions read;

  /** A parser, or a group of its options, that a variable holds. */
  static final class Handle {
    private final Parser parser;
    private final boolean isExclusive;
    private boolean hasOne;

    /**
     * @param isExclusive whether a command takes one of the group's options only
     */
    Handle(Parser parser, boolean isExclusive) {
      this.parser = parser;
      this.isExclusive = isExclusive;
    }

    Parser parser() {
      return parser;
    }

    /**
     * Takes an option in.
     *
     * @param draft empty where it cannot be told what it is
     */
    void declare(Optional<OptionDraft> draft) {
      parser.isOpen |= draft.isEmpty();
      draft
          .filter(known -> !known.flags.isEmpty())
          .ifPresent(
              known -> {
                // Two of them at once would be refused.
                if (isExclusive && hasOne) {
                  known.take(Type.OTHER);
                }
                hasOne = true;
                parser.drafts.add(known);
              });
    }
  }

  /** What is said here wins over what the options say. */
  void setDefaults(Map<String, Expression> said) {
    defaults.putAll(said);
  }

  /** The parser of a command, new or known. */
  Parser command(String name) {
    return commands.computeIfAbsent(name, made -> new Parser());
  }

  /** The parser of a command whose name cannot be told. */
  Parser unnamedCommand() {
    isOpen = true;
    return new Parser();
  }

  /** Takes in what another has, and what it will have. */
  void include(Parser other) {
    included.add(other);
  }

  /** It may have more than is read. */
  void open() {
    isOpen = true;
  }

  boolean hasCommands() {
    return all().stream().anyMatch(parser -> !parser.commands.isEmpty());
  }

  /** This one and those that it includes, each once. */
  private Set<Parser> all() {
    Set<Parser> all = new LinkedHashSet<>();
    Deque<Parser> left = new ArrayDeque<>(List.of(this));
    while (!left.isEmpty()) {
      Parser next = left.poll();
      if (all.add(next)) {
        left.addAll(next.included);
      }
    }
    return all;
  }

  /**
   * What it takes.
   *
   * @param isComplete whether none of the script's parsers has options that were not read
   */
  ScriptOptions options(boolean isComplete) {
    return options(isComplete, 0);
  }

  private ScriptOptions options(boolean isComplete, int depth) {
    if (read != null) {
      return read;
    }
    // A command that has itself among its own has nothing the second time.
    read = ScriptOptions.NONE;
    Set<Parser> all = all();
    Map<String, Expression> standards = new HashMap<>();
    all.forEach(parser -> standards.putAll(parser.defaults));
    List<ScriptOption> options =
        all.stream()
            .flatMap(parser -> parser.drafts.stream())
            .map(draft -> draft.option(Optional.ofNullable(standards.get(draft.called()))))
            .toList();
    Map<String, ScriptOptions> behind = new LinkedHashMap<>();
    if (depth < ScriptOptions.DEEPEST) {
      all.forEach(
          parser ->
              parser.commands.forEach(
                  (name, command) ->
                      behind.computeIfAbsent(
                          name, first -> command.options(isComplete, depth + 1))));
    }
    boolean isClosed = isComplete && all.stream().noneMatch(parser -> parser.isOpen);
    read = new ScriptOptions(options, isClosed, true, behind);
    return read;
  }
}
