package org.tunebench.app.builder;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Page;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;

/** The page that defines a study. */
public final class BuilderPage implements Page {
  private final Parent view;
  private final String title;
  private final BuilderController controller;

  BuilderPage(BuilderViewModel model, Services services, BooleanProperty textShown) {
    Texts texts = services.texts();
    this.controller = new BuilderController(model, services, textShown);
    this.view = Fxml.load("builder/Builder.fxml", controller, texts);
    this.title = texts.get("Builder.title");
  }

  @Override
  public Parent view() {
    return view;
  }

  @Override
  public ObservableValue<String> title() {
    return new ReadOnlyStringWrapper(title);
  }

  @Override
  public List<Action> actions() {
    return controller.actions();
  }
}
