package org.tunebench.app.studies;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Page;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.StudyStarter;

/** The first page. */
public final class WelcomePage implements Page {
  private final Parent view;
  private final WelcomeController controller;

  /** Loads the page. */
  public WelcomePage(Services services, StudyStarter starter) {
    WelcomeViewModel model = new WelcomeViewModel(services, starter);
    this.controller = new WelcomeController(model, services.texts());
    this.view = Fxml.load("studies/Welcome.fxml", controller, services.texts());
  }

  @Override
  public Parent view() {
    return view;
  }

  @Override
  public ObservableValue<String> title() {
    return new ReadOnlyStringWrapper("");
  }

  @Override
  public void close() {
    controller.close();
  }
}
