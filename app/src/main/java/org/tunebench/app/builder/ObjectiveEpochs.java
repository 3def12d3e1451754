package org.tunebench.app.builder;

import java.util.Optional;
import org.tunebench.engine.objective.ObjectiveTypes;

/** How many epochs a trial of the objective has, as it is being chosen. */
final class ObjectiveEpochs {
  private final ObjectiveTypes types;
  private final ObjectiveDraft objective;

  ObjectiveEpochs(ObjectiveTypes types, ObjectiveDraft objective) {
    this.types = types;
    this.objective = objective;
  }

  /** What was typed, or else what is usual; empty where that is wrong, or nobody knows. */
  Optional<Long> now() {
    return objective
        .epochs()
        .filter(field -> field.problemProperty().get().isEmpty())
        .flatMap(
            field ->
                field
                    .asTyped()
                    .map(String::valueOf)
                    .or(() -> ObjectiveKinds.usualEpochs(types.get(objective.kind()))))
        .map(Long::valueOf);
  }
}
