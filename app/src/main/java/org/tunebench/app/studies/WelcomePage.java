package org.tunebench.app.studies;

import org.tunebench.app.shell.FxmlPage;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.StudyStarter;

/** The first page. */
public final class WelcomePage extends FxmlPage {
  private final WelcomeController controller;

  /** Loads the page. */
  public WelcomePage(Services services, StudyStarter starter) {
    this(
        services, new WelcomeController(new WelcomeViewModel(services, starter), services.texts()));
  }

  private WelcomePage(Services services, WelcomeController controller) {
    super("studies/Welcome.fxml", controller, "", services.texts());
    this.controller = controller;
  }

  @Override
  public void close() {
    controller.close();
  }
}
