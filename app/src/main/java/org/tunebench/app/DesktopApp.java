package org.tunebench.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import org.tunebench.app.cli.DemoStudy;
import org.tunebench.app.cli.Interruption;
import org.tunebench.app.live.StudyPage;
import org.tunebench.app.shell.DemoSearch;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.studyfile.StudyFiles;

/**
 * The window on the real engine. Its arguments: the workspace's folder, and a study file to open.
 */
public final class DesktopApp extends Application {
  private WorkbenchApp workbench;
  private Interruption interruption;

  /** Made by the toolkit. */
  public DesktopApp() {}

  @Override
  public void init() {
    List<String> arguments = getParameters().getRaw();
    Optional<Path> studyFile = arguments.stream().skip(1).findFirst().map(Path::of);
    workbench = new WorkbenchApp(parts(), Path.of(arguments.get(0)), studyFile);
    workbench.init();
    interruption = Interruption.bySignal();
    interruption.onRequest(this::end);
  }

  private Parts parts() {
    ObjectiveTypes types = BuiltInObjectives.types();
    return new Parts(
        LocalEngine::openOrWatch,
        StudyPage::at,
        file -> StudyFiles.read(file, types),
        DesktopApp::summary,
        home -> new DemoSearch(DemoStudy.file(types).spec(), home),
        Samplers.kinds(),
        Pruners.kinds());
  }

  private static DataSummary summary(PartSpec objective) {
    return BuiltInObjectives.types()
        .get(objective.kind())
        .summary(objective, Path.of("").toAbsolutePath())
        .orElseThrow();
  }

  @Override
  public void start(Stage stage) {
    workbench.start(stage);
  }

  @Override
  public void stop() {
    try {
      workbench.stop();
    } finally {
      interruption.close();
    }
  }

  /**
   * Whoever asks the process to end, as a desktop does that is left, hears no more of the toolkit:
   * it takes nothing more then. Without this the workspace stayed taken until Java had written its
   * archive of classes, which takes seconds, and what ran could not keep its state.
   */
  private void end() {
    try {
      workbench.putAway();
    } finally {
      interruption.close();
    }
  }
}
