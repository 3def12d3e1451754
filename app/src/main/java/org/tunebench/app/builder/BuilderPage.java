package org.tunebench.app.builder;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.FxmlPage;
import org.tunebench.app.shell.Services;

/** The page that defines a study. */
public final class BuilderPage extends FxmlPage {
  private final BuilderViewModel model;
  private final BuilderController controller;

  /**
   * @param textShown whether the study file stands beside the form
   * @param startOver begins another definition in the place of this one
   */
  BuilderPage(
      BuilderViewModel model, Services services, BooleanProperty textShown, Runnable startOver) {
    this(model, services, new BuilderController(model, services, textShown, startOver));
  }

  private BuilderPage(BuilderViewModel model, Services services, BuilderController controller) {
    super("builder/Builder.fxml", controller, "Builder.title", services.texts());
    this.model = model;
    this.controller = controller;
  }

  @Override
  public List<Action> actions() {
    return controller.actions();
  }

  @Override
  public void focus() {
    controller.focus();
  }

  /** The draft may be visited again, and this page of it is shown then. */
  @Override
  public void close() {
    model.leave();
  }
}
