package org.tunebench.engine.objective.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A part of a command: none, one or several arguments once a trial's values are known. */
sealed interface Argument {
  /** The names that it refers to. */
  Set<String> names();

  /** Those of them that decide on words, and so have to be truth values. */
  Set<String> switches();

  /** As the study has it, word by word. */
  List<String> texts();

  /** The arguments of a trial. */
  List<String> fill(TrialValues values);

  /**
   * One argument; left out where it refers to a parameter that is inactive.
   *
   * @param template its text
   */
  record One(Template template) implements Argument {
    @Override
    public Set<String> names() {
      return template.names();
    }

    @Override
    public Set<String> switches() {
      return template.switches();
    }

    @Override
    public List<String> texts() {
      return List.of(template.toString());
    }

    @Override
    public List<String> fill(TrialValues values) {
      return template.fill(values).map(List::of).orElse(List.of());
    }
  }

  /**
   * Arguments that belong together: all of them are left out where one is.
   *
   * @param templates their texts
   */
  record Together(List<Template> templates) implements Argument {
    @Override
    public Set<String> names() {
      return all(Template::names);
    }

    @Override
    public Set<String> switches() {
      return all(Template::switches);
    }

    @Override
    public List<String> texts() {
      return templates.stream().map(Template::toString).toList();
    }

    private Set<String> all(Function<Template, Set<String>> of) {
      return templates.stream()
          .flatMap(template -> of.apply(template).stream())
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public List<String> fill(TrialValues values) {
      List<String> filled = new ArrayList<>();
      for (Template template : templates) {
        Optional<String> text = template.fill(values);
        if (text.isEmpty()) {
          return List.of();
        }
        filled.add(text.get());
      }
      return filled;
    }
  }

  /**
   * All active parameters, as W&amp;B's macros of the same names write them.
   *
   * @param form how
   */
  record All(Form form) implements Argument {
    /** How the parameters are written. */
    enum Form {
      /** {@code --lr=0.1 --nesterov=True}. */
      ARGS,
      /** {@code lr=0.1 nesterov=True}. */
      ARGS_NO_HYPHENS,
      /** {@code --lr=0.1 --nesterov}; nothing for what is false. */
      ARGS_NO_BOOLEAN_FLAGS,
      /** One JSON object. */
      ARGS_JSON,
      /** The path of a file with one JSON object. */
      ARGS_JSON_FILE;

      /** The macro: {@code ${args}}. */
      String macro() {
        return "${" + name().toLowerCase(java.util.Locale.ROOT) + "}";
      }
    }

    /** The macro that a text is, or empty. */
    static Optional<Argument> of(String text) {
      for (Form form : Form.values()) {
        if (form.macro().equals(text)) {
          return Optional.of(new All(form));
        }
      }
      return Optional.empty();
    }

    @Override
    public Set<String> names() {
      return Set.of();
    }

    @Override
    public Set<String> switches() {
      return Set.of();
    }

    @Override
    public List<String> texts() {
      return List.of(form.macro());
    }

    @Override
    public List<String> fill(TrialValues values) {
      return switch (form) {
        case ARGS_JSON -> List.of(values.json());
        case ARGS_JSON_FILE -> List.of(values.jsonFile().toString());
        default ->
            values.configuration().values().entrySet().stream()
                .flatMap(entry -> one(entry).stream())
                .toList();
      };
    }

    private Optional<String> one(Map.Entry<String, Object> parameter) {
      String name = parameter.getKey();
      Object value = parameter.getValue();
      if (form == Form.ARGS_NO_BOOLEAN_FLAGS && value instanceof Boolean flag) {
        return flag ? Optional.of("--" + name) : Optional.empty();
      }
      String hyphens = form == Form.ARGS_NO_HYPHENS ? "" : "--";
      return Optional.of(hyphens + name + "=" + python(value));
    }

    private static String python(Object value) {
      if (value instanceof Boolean flag) {
        return flag ? "True" : "False";
      }
      return TrialValues.text(value);
    }
  }
}
