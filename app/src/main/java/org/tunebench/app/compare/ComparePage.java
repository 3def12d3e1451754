package org.tunebench.app.compare;

import org.tunebench.app.shell.FxmlPage;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;

/** The page of several studies, or of two trials. */
public final class ComparePage extends FxmlPage {
  private ComparePage(String screen, Object controller, Services services) {
    super(screen, controller, "Compare.Title", services.texts());
  }

  /** Several studies side by side. */
  public static ComparePage of(Services services, Route.Compare route) {
    CompareViewModel model = new CompareViewModel(services, route.studies());
    return new ComparePage(
        "compare/Compare.fxml", new CompareController(services, model), services);
  }

  /** Two trials side by side. */
  public static ComparePage of(Services services, Route.CompareTrials route) {
    DifferenceViewModel model = new DifferenceViewModel(services, route);
    return new ComparePage(
        "compare/Difference.fxml", new DifferenceController(services, model, route), services);
  }
}
