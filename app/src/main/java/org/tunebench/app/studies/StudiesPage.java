package org.tunebench.app.studies;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Page;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.StudyStarter;

/** The page of all studies. */
public final class StudiesPage implements Page {
  private final Parent view;
  private final String title;
  private final StudiesController controller;

  /** Loads the page. */
  public StudiesPage(Services services, StudyStarter starter) {
    this.controller =
        new StudiesController(new StudiesViewModel(services, starter), services.texts());
    this.view = Fxml.load("studies/Studies.fxml", controller, services.texts());
    this.title = services.texts().get("Studies.title");
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
  public void close() {
    controller.close();
  }
}
