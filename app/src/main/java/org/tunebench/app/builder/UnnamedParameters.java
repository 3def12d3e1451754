package org.tunebench.app.builder;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.objective.command.CommandObjectiveType;
import org.tunebench.engine.space.SearchSpace;

/**
 * The parameters of the search space that a command does not name: unless the program reads them by
 * itself, they would vary in the table and nowhere else. They can be passed on at once.
 */
final class UnnamedParameters {
  private final ObjectiveDraft objective;
  private final SpaceDraft space;
  private final UnaryOperator<String> argument;
  private final ReadOnlyObjectWrapper<List<String>> names =
      new ReadOnlyObjectWrapper<>(this, "names", List.of());

  /**
   * @param argument what passes a parameter on, by its name
   */
  UnnamedParameters(ObjectiveDraft objective, SpaceDraft space, UnaryOperator<String> argument) {
    this.objective = objective;
    this.space = space;
    this.argument = argument;
  }

  /** The command or the search space has changed; while either is not right, nothing is said. */
  void update() {
    names.set(
        objective.commandLine().isEmpty()
            ? List.of()
            : space.space().map(this::unnamedIn).orElse(List.of()));
  }

  private List<String> unnamedIn(SearchSpace whole) {
    return objective
        .objective()
        .map(command -> CommandObjectiveType.unnamedIn(command, whole))
        .orElse(List.of());
  }

  /** Has the command pass them on as options. */
  void passOn() {
    objective.appendToCommand(arguments());
  }

  /** The options that would pass them on. */
  String arguments() {
    return names.get().stream().map(argument).collect(Collectors.joining(" "));
  }

  /** What one should know of them, or empty. */
  String sentence(Texts texts) {
    return names.get().isEmpty()
        ? ""
        : texts.get("Builder.Unnamed", names.get().size(), texts.names(names.get()));
  }

  /** Their names, in the order of the search space. */
  ReadOnlyObjectProperty<List<String>> namesProperty() {
    return names.getReadOnlyProperty();
  }
}
