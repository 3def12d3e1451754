package org.tunebench.app.builder;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.command.CommandObjectiveType;

/** The parameters that a command names and the search space has not: they can be added at once. */
final class MissingParameters {
  private final ObjectiveDraft objective;
  private final SpaceDraft space;
  private final ReadOnlyObjectWrapper<List<String>> names =
      new ReadOnlyObjectWrapper<>(this, "names", List.of());

  MissingParameters(ObjectiveDraft objective, SpaceDraft space) {
    this.objective = objective;
    this.space = space;
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

  /** Adds them to the search space; what values they have is for the person to say. */
  void add() {
    space.addNamed(names.get());
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
