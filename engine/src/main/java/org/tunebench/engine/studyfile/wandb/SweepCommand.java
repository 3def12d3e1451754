package org.tunebench.engine.studyfile.wandb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/**
 * Reads {@code command} and {@code program} into the list of arguments of a command objective,
 * which knows the macros for arguments and environment variables itself.
 */
final class SweepCommand {
  private static final String ENV = "${env}";
  private static final String INTERPRETER = "${interpreter}";
  private static final String PROGRAM = "${program}";
  private static final List<String> DEFAULT = List.of(ENV, INTERPRETER, PROGRAM, "${args}");

  private static final String NO_FLAGS = "${args_no_boolean_flags}";
  private static final String NO_HYPHENS = "${args_no_hyphens}";
  private static final List<String> ARGUMENTS =
      List.of("${args}", NO_FLAGS, NO_HYPHENS, "${args_json}", "${args_json_file}");

  private static final Pattern MACRO = Pattern.compile("\\$\\{([^}]*)\\}");

  private final Section root;
  private final Translation translation;
  private final boolean windows;

  /**
   * @param windows whether the command is for Windows, where Python has another name
   */
  SweepCommand(Section root, Translation translation, boolean windows) {
    this.root = root;
    this.translation = translation;
    this.windows = windows;
  }

  List<Object> read() {
    root.get("program").ifPresent(field -> translation.origin("objective", field));
    root.get("command").ifPresent(field -> translation.origin("objective", field));
    List<Object> arguments = new ArrayList<>();
    if (root.get("command").isEmpty()) {
      DEFAULT.forEach(macro -> add(arguments, macro, "", root.field()));
      return arguments;
    }
    String right = "a list such as [\"${env}\", python3, \"${program}\", \"${args}\"]";
    List<Field> items = root.need("command", right).items(right);
    List<String> texts = items.stream().map(item -> item.text("text or a number")).toList();
    for (int i = 0; i < items.size(); i++) {
      add(arguments, texts.get(i), i + 1 < items.size() ? texts.get(i + 1) : "", items.get(i));
    }
    return arguments;
  }

  private void add(List<Object> arguments, String text, String next, Field field) {
    switch (text) {
      case ENV -> {
        // It finds the program on the search path, which is done for every command anyway; what
        // sets variables needs it. Windows has none.
        if (next.contains("=") && !windows) {
          arguments.add("/usr/bin/env");
        }
      }
      case INTERPRETER -> arguments.add(windows ? "python" : "python3");
      case PROGRAM -> arguments.add(program());
      default -> {
        requireKnown(text, field);
        Map<String, String> ownNames = translation.ownNames();
        if (ARGUMENTS.contains(text) && !ownNames.isEmpty()) {
          addByOwnNames(arguments, text, ownNames, field);
        } else {
          arguments.add(text);
        }
      }
    }
  }

  /** The macros know the names that parameters have here: the script waits for its own. */
  private void addByOwnNames(
      List<Object> arguments, String macro, Map<String, String> ownNames, Field field) {
    if (macro.startsWith("${args_json")) {
      translation.note(field, macro + " has the names that the parameters have here");
      arguments.add(macro);
      return;
    }
    String hyphens = macro.equals(NO_HYPHENS) ? "" : "--";
    for (Parameter parameter : translation.space().parameters()) {
      String here = parameter.name();
      String own = hyphens + ownNames.getOrDefault(here, here);
      boolean isFlag =
          parameter.distribution() instanceof Choice choice
              && choice.values().stream().allMatch(Boolean.class::isInstance);
      if (isFlag && macro.equals(NO_FLAGS)) {
        arguments.add("{{ '%s' if %s }}".formatted(own, here));
      } else if (isFlag) {
        arguments.add("%s={{ 'True' if %s else 'False' }}".formatted(own, here));
      } else {
        arguments.add("%s={{ %s }}".formatted(own, here));
      }
    }
  }

  private String program() {
    return root.need("program", "the script that a trial runs, such as train.py").text("text");
  }

  private static void requireKnown(String text, Field field) {
    if (text.contains("{{")) {
      throw field.wrong("cannot be honoured: {{ … }} is the place of a parameter's value here");
    }
    if (ARGUMENTS.contains(text)) {
      return;
    }
    Matcher macros = MACRO.matcher(text);
    while (macros.find()) {
      if (ARGUMENTS.contains(macros.group())
          || List.of(ENV, INTERPRETER, PROGRAM).contains(macros.group())) {
        throw field.wrong("%s must be an argument of its own".formatted(macros.group()));
      }
      if (!macros.group(1).startsWith("envvar:")) {
        throw field.wrong(
            "there is no macro %s; there are %s, %s, %s, %s and ${envvar:NAME}"
                .formatted(
                    macros.group(), ENV, INTERPRETER, PROGRAM, String.join(", ", ARGUMENTS)));
      }
    }
  }
}
