package org.tunebench.app.builder;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.command.CommandObjectiveType;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Parameter;

/** The parameters that a command names and the search space has not: they can be added at once. */
final class MissingParameters {
  private final ObjectiveDraft objective;
  private final SpaceDraft space;
  private final Function<String, Optional<Distribution>> proposed;
  private final ReadOnlyObjectWrapper<List<String>> names =
      new ReadOnlyObjectWrapper<>(this, "names", List.of());

  /**
   * @param proposed the values that are worth a try, by name, or empty where nobody can tell
   */
  MissingParameters(
      ObjectiveDraft objective,
      SpaceDraft space,
      Function<String, Optional<Distribution>> proposed) {
    this.objective = objective;
    this.space = space;
    this.proposed = proposed;
  }

  /** The command or the search space has changed. */
  void update() {
    List<String> known =
        space.parameters().stream().map(draft -> draft.name().textProperty().get()).toList();
    names.set(
        CommandObjectiveType.parametersIn(objective.commandLine()).stream()
            .filter(name -> !known.contains(name))
            .toList());
  }

  /**
   * Adds them to the search space with the values that are proposed; those of others are for the
   * person to say.
   */
  void add() {
    List<String> added = names.get();
    space.edit(
        () -> {
          space.addNamed(added);
          List<ParameterDraft> rows =
              space.parameters().stream().filter(row -> added.contains(row.called())).toList();
          rows.forEach(this::propose);
          rows.stream()
              .filter(row -> row.distribution().isEmpty())
              .findFirst()
              .ifPresent(row -> space.choose(List.of(row)));
        });
  }

  private void propose(ParameterDraft row) {
    proposed
        .apply(row.called())
        .ifPresent(values -> row.preset(new Parameter(row.called(), values)));
  }

  /** That they are missing, or empty where none is. */
  Optional<String> sentence(Texts texts) {
    List<String> all = names.get();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(texts.get("Builder.Missing", all.size(), texts.names(all)));
  }

  /** Whether the engine says no more than that: beside the sentence it would be said twice. */
  boolean isTold(WrongInputException wrong) {
    return wrong.field().equals("objective.command.run")
        && names.get().stream().anyMatch(name -> wrong.getMessage().contains("{{ " + name + " }}"));
  }

  /** Their names, in the order of the command. */
  ReadOnlyObjectProperty<List<String>> namesProperty() {
    return names.getReadOnlyProperty();
  }
}
