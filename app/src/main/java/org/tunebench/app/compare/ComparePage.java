package org.tunebench.app.compare;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Page;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;

/** The page of several studies, or of two trials. */
public final class ComparePage implements Page {
  private final Parent view;
  private final String title;

  private ComparePage(Parent view, String title) {
    this.view = view;
    this.title = title;
  }

  /** Several studies side by side. */
  public static ComparePage of(Services services, Route.Compare route) {
    CompareViewModel model = new CompareViewModel(services, route.studies());
    Parent view =
        Fxml.load("compare/Compare.fxml", new CompareController(services, model), services.texts());
    return new ComparePage(view, services.texts().get("Compare.Title"));
  }

  /** Two trials side by side. */
  public static ComparePage of(Services services, Route.CompareTrials route) {
    DifferenceViewModel model = new DifferenceViewModel(services, route);
    Parent view =
        Fxml.load(
            "compare/Difference.fxml",
            new DifferenceController(services, model, route),
            services.texts());
    return new ComparePage(view, services.texts().get("Compare.Title"));
  }

  @Override
  public Parent view() {
    return view;
  }

  @Override
  public ObservableValue<String> title() {
    return new ReadOnlyStringWrapper(title);
  }
}
