package org.tunebench.app.studies;

import java.nio.file.Path;
import java.util.List;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.FxmlPage;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.StudyStarter;

/** The page of all studies. */
public final class StudiesPage extends FxmlPage {
  private final StudiesController controller;
  private final StudiesViewModel model;

  /**
   * Loads the page.
   *
   * @param workspace the folder that the studies are in
   */
  public StudiesPage(Services services, StudyStarter starter, Path workspace) {
    this(services, new StudiesViewModel(services, starter), workspace);
  }

  private StudiesPage(Services services, StudiesViewModel model, Path workspace) {
    this(services, model, new StudiesController(model, services.texts(), workspace));
  }

  private StudiesPage(Services services, StudiesViewModel model, StudiesController controller) {
    super("studies/Studies.fxml", controller, "Studies.title", services.texts());
    this.model = model;
    this.controller = controller;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("Studies.Open", "fth-eye", "", model::open, model.hasSelected()),
        Action.of("Studies.Resume", "fth-play", "", model::resume, model.canResume()),
        Action.of("Studies.Rename", "fth-edit-2", "", model::rename, model.canRename()),
        Action.of("Studies.Duplicate", "fth-copy", "", model::duplicate, model.canDuplicate()),
        Action.of("Studies.Compare", "fth-bar-chart-2", "", model::compare, model.canCompare()),
        Action.of("Studies.Delete", "fth-trash-2", "", model::delete, model.canDelete()));
  }

  @Override
  public void focus() {
    controller.focus();
  }

  @Override
  public void close() {
    controller.close();
  }
}
