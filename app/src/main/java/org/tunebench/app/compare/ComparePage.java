package org.tunebench.app.compare;

import java.util.List;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.FxmlPage;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;

/** The page of several studies, or of two trials. */
public final class ComparePage extends FxmlPage {
  private final List<Action> actions;

  private ComparePage(
      String screen, Object controller, Services services, Runnable export, Action back) {
    super(screen, controller, "Compare.Title", services.texts());
    this.actions = List.of(Action.always("Chart.Export", "fth-download", "", export), back);
  }

  @Override
  public List<Action> actions() {
    return actions;
  }

  private static Action back(String key, Runnable way) {
    return Action.always(key, "fth-arrow-left", "Alt+Left", way);
  }

  /** Several studies side by side. */
  public static ComparePage of(Services services, Route.Compare route) {
    CompareViewModel model = new CompareViewModel(services, route.studies());
    CompareController controller = new CompareController(services, model);
    return new ComparePage(
        "compare/Compare.fxml",
        controller,
        services,
        controller::export,
        back("Compare.Back", controller::back));
  }

  /** Two trials side by side. */
  public static ComparePage of(Services services, Route.CompareTrials route) {
    DifferenceViewModel model = new DifferenceViewModel(services, route);
    DifferenceController controller = new DifferenceController(services, model, route);
    return new ComparePage(
        "compare/Difference.fxml",
        controller,
        services,
        controller::export,
        back("Compare.BackToStudy", model::back));
  }
}
