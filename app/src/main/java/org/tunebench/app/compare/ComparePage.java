package org.tunebench.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.FxmlPage;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;

/** The page of several studies, or of several trials of one. */
public final class ComparePage extends FxmlPage {
  private final Supplier<List<Action>> charts;
  private final Action back;

  private ComparePage(
      String screen,
      Object controller,
      Services services,
      Supplier<List<Action>> charts,
      Action back) {
    super(screen, controller, "Compare.Title", services.texts());
    this.charts = charts;
    this.back = back;
  }

  @Override
  public List<Action> actions() {
    List<Action> all = new ArrayList<>(charts.get());
    all.add(back);
    return all;
  }

  private static Action back(String key, Runnable way) {
    return Action.always(key, "fth-arrow-left", "Alt+Left", way);
  }

  /** Several studies side by side. */
  public static ComparePage of(Services services, Route.Compare route) {
    CompareViewModel model = new CompareViewModel(services, route);
    CompareController controller = new CompareController(services, model);
    return new ComparePage(
        "compare/Compare.fxml",
        controller,
        services,
        controller::chartActions,
        back(model.backKey(), model::back));
  }

  /** Several trials side by side. */
  public static ComparePage of(Services services, Route.CompareTrials route) {
    DifferenceViewModel model = new DifferenceViewModel(services, route);
    DifferenceController controller = new DifferenceController(services, model, route);
    return new ComparePage(
        "compare/Difference.fxml",
        controller,
        services,
        controller::chartActions,
        back("Compare.BackToStudy", model::back));
  }
}
