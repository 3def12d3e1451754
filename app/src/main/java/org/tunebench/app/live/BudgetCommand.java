package org.tunebench.app.live;

import java.util.Optional;
import java.util.function.Supplier;
import org.tunebench.app.shell.Dialogs;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.Budget;

/** Asks for another budget of a study, whatever it is doing; one that has ended may go on. */
final class BudgetCommand {
  private final Services services;
  private final Texts texts;
  private final long id;
  private final StudyViewModel study;

  BudgetCommand(Services services, long id, StudyViewModel study) {
    this.services = services;
    this.texts = services.texts();
    this.id = id;
    this.study = study;
  }

  /** Asks, and gives what is then to be done in the background, or empty. */
  Optional<Supplier<?>> ask() {
    String heading = texts.get("Study.Budget.Heading", study.nameProperty().get());
    if (study.importedProperty().get()) {
      services.dialogs().error(heading, texts.get("Study.Imported.NoMore"));
      return Optional.empty();
    }
    BudgetViewModel model = new BudgetViewModel(services, study);
    try {
      Dialogs.Form form =
          new Dialogs.Form(
              heading,
              () -> Fxml.load("live/Budget.fxml", new BudgetController(model, texts), texts),
              model.actionProperty(),
              model.readyProperty());
      return services.dialogs().fill(form) ? after(model) : Optional.empty();
    } finally {
      model.close();
    }
  }

  /** What the button does, or empty if it is off. */
  Optional<Supplier<?>> after(BudgetViewModel model) {
    if (!model.readyProperty().get()) {
      return Optional.empty();
    }
    Budget budget = model.budget();
    boolean goesOn = model.goesOn();
    return Optional.of(
        () -> {
          services.engine().setBudget(id, budget);
          return goesOn ? services.engine().start(id) : null;
        });
  }
}
