package org.tunebench.app.builder;

import java.util.Optional;

/**
 * Has a pruner that asks for the epochs of a whole trial begin with those of the objective, and
 * keeps the two the same until the person tells them apart.
 */
final class PrunerEpochs {
  /** The least that a pruner can divide. */
  private static final long LEAST = 2;

  private final ObjectiveEpochs objective;
  private final PartDraft pruner;
  private String kind = "";
  private String text = "";
  private boolean together;

  PrunerEpochs(ObjectiveEpochs objective, PartDraft pruner) {
    this.objective = objective;
    this.pruner = pruner;
  }

  /** The person has changed something: the pruner's epochs follow if it was not they. */
  void follow() {
    if (isUntouched()) {
      pruner
          .setting(DataDraft.MAX_EPOCHS)
          .ifPresent(setting -> epochs().ifPresent(setting.field()::preset));
    }
  }

  /** Takes in how things are, whoever brought that about. */
  void look() {
    // An objective without epochs tells nothing: what went together goes on to.
    together = epochs().map(text()::equals).orElse(isUntouched());
    kind = kind();
    text = text();
  }

  private boolean isUntouched() {
    return kind().equals(kind) ? together && text().equals(text) : isBlank();
  }

  private String kind() {
    return pruner.kindProperty().get().kind();
  }

  private boolean isBlank() {
    return pruner.settings().stream()
        .allMatch(setting -> setting.field().textProperty().get().isBlank());
  }

  private String text() {
    return pruner
        .setting(DataDraft.MAX_EPOCHS)
        .map(setting -> setting.field().textProperty().get().strip())
        .orElse("");
  }

  private Optional<String> epochs() {
    return objective.now().filter(epochs -> epochs >= LEAST).map(String::valueOf);
  }
}
