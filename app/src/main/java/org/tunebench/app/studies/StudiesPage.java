package org.tunebench.app.studies;

import java.nio.file.Path;
import org.tunebench.app.shell.FxmlPage;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.StudyStarter;

/** The page of all studies. */
public final class StudiesPage extends FxmlPage {
  private final StudiesController controller;

  /**
   * Loads the page.
   *
   * @param workspace the folder that the studies are in
   */
  public StudiesPage(Services services, StudyStarter starter, Path workspace) {
    this(
        services,
        new StudiesController(
            new StudiesViewModel(services, starter), services.texts(), workspace));
  }

  private StudiesPage(Services services, StudiesController controller) {
    super("studies/Studies.fxml", controller, "Studies.title", services.texts());
    this.controller = controller;
  }

  @Override
  public void close() {
    controller.close();
  }
}
