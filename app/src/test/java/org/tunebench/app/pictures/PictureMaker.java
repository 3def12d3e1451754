package org.tunebench.app.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.DesktopApp;
import org.tunebench.app.LocalEngine;
import org.tunebench.app.analysis.AnalysisChart;
import org.tunebench.app.analysis.CortexCharts;
import org.tunebench.app.chart.GroupsChart;
import org.tunebench.app.chart.HistoriesChart;
import org.tunebench.app.cli.DemoStudy;
import org.tunebench.app.studies.StudyRow;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudySummary;

/**
 * Makes pictures of every page, light and dark, of the real program without a display: {@code
 * PictureMaker WORKSPACE FOLDER [DATA]}. Where the workspace has no study called demo, the demo
 * search is run in it first, with twice its trials, and once more at random, to compare with. Where
 * the published table of scVI autotune is at hand, it is imported: its page is figure 1 of the
 * post, as the page of the search is figure 2.
 */
public final class PictureMaker {
  private static final String STUDY = "demo";
  private static final String TABLE = "cortex";
  private static final String OTHER = "demo-random";
  private static final int OTHER_TRIALS = 30;
  private static final int TRIALS = 64;
  private static final long PATIENCE_SECONDS = 60;
  private static final long REST_MILLIS = 700;

  /** What is learned from trials is worked out in the background. */
  private static final long THINKING_MILLIS = 6_000;

  private final FxRobot robot = new FxRobot();
  private final Stage stage;
  private final Path folder;

  /** A file of counts to show in the builder, or null. */
  private final String data;

  private PictureMaker(Stage stage, Path folder, String data) {
    this.data = data;
    this.stage = stage;
    this.folder = folder;
  }

  /** Takes the workspace and the folder that the pictures go to. */
  public static void main(String[] arguments) throws IOException, TimeoutException {
    System.setProperty("glass.platform", "Monocle");
    System.setProperty("monocle.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("testfx.robot", "glass");
    System.setProperty("testfx.headless", "true");
    Locale.setDefault(Locale.ENGLISH);
    Path home = Path.of(arguments[0]);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    seed(home);
    Stage stage = FxToolkit.registerPrimaryStage();
    Application app = FxToolkit.setupApplication(DesktopApp.class, home.toString());
    new PictureMaker(stage, folder, arguments.length > 2 ? arguments[2] : null).all();
    FxToolkit.cleanupApplication(app);
    System.exit(0);
  }

  private static void seed(Path home) {
    try (LocalEngine local = LocalEngine.open(home)) {
      StudySpec demo = DemoStudy.file(BuiltInObjectives.types()).spec();
      seed(local, home, demo.withName(STUDY), TRIALS);
      seed(local, home, atRandom(demo).withName(OTHER), OTHER_TRIALS);
      if (hasTable() && !isThere(local, TABLE)) {
        CortexCharts.study().keepIn(local.engine().repository());
      }
    }
  }

  private static StudySpec atRandom(StudySpec demo) {
    return new StudySpec(
        demo.name(),
        demo.objective(),
        demo.metric(),
        demo.space(),
        new PartSpec("random"),
        demo.pruner(),
        demo.budget(),
        demo.devices(),
        demo.seed(),
        demo.baseline());
  }

  private static boolean hasTable() {
    return Files.exists(CortexCharts.file());
  }

  private static boolean isThere(LocalEngine local, String name) {
    return local.engine().repository().summaries().stream()
        .map(StudySummary::name)
        .anyMatch(name::equals);
  }

  private static void seed(LocalEngine local, Path home, StudySpec spec, int trials) {
    if (!isThere(local, spec.name())) {
      StudySpec longer = spec.withBudget(spec.budget().withTrials(trials));
      long id = local.engine().create(longer, home).id();
      local.engine().start(id).ended().join();
    }
  }

  private void all() throws IOException, TimeoutException {
    until(() -> shown("#demo") && !node("#demo").isDisabled());
    for (String theme : new String[] {"light", "dark"}) {
      fire("#settings");
      until(() -> shown("#themeLight"));
      fire(theme.equals("light") ? "#themeLight" : "#themeDark");
      take("settings-" + theme);
      fire("#brand");
      until(() -> shown("#recent"));
      take("welcome-" + theme);
      study(theme);
      if (hasTable()) {
        figureOne(theme);
      }
      builder(theme);
      fire("#devices");
      take("devices-" + theme);
      compare(theme);
      palette(theme);
    }
  }

  /** The list with several selected, these side by side, and two trials of one. */
  private void compare(String theme) throws IOException, TimeoutException {
    fire("#studies");
    until(() -> node("#table") instanceof TableView<?> table && table.getItems().size() > 1);
    robot.interact(
        () -> {
          TableView<?> table = (TableView<?>) node("#table");
          for (int i = 0; i < table.getItems().size(); i++) {
            if (((StudyRow) table.getItems().get(i)).name().startsWith(STUDY)) {
              table.getSelectionModel().select(i);
            }
          }
        });
    take("studies-" + theme);
    fire("#compare");
    until(() -> node(".groups-chart") instanceof GroupsChart chart && chart.picture().isPresent());
    take("compare-" + theme);
  }

  private void palette(String theme) throws IOException, TimeoutException {
    robot.interact(
        () ->
            ((MenuBar) node("#menuBar"))
                .getMenus().stream()
                    .flatMap(menu -> menu.getItems().stream())
                    .filter(item -> "Shell.Action.Palette".equals(item.getId()))
                    .forEach(MenuItem::fire));
    until(() -> node("#curtain").isVisible());
    robot.interact(() -> ((TextInputControl) node("#query")).setText("de"));
    take("palette-" + theme);
    press("#query", KeyCode.ESCAPE);
    until(() -> !node("#curtain").isVisible());
  }

  /** The metric against the number of layers, coloured by epochs. */
  private void figureOne(String theme) throws IOException, TimeoutException {
    fire("#brand");
    until(() -> shown("#recent"));
    open(TABLE);
    until(() -> shown("#tabs"));
    tab("analysis");
    until(() -> shown("#kind"));
    robot.interact(
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<AnalysisChart> kind = (ComboBox<AnalysisChart>) node("#kind");
          kind.setValue(AnalysisChart.SCATTER);
        });
    think();
    take("figure-1-" + theme);
  }

  private void study(String theme) throws IOException, TimeoutException {
    open(STUDY);
    until(() -> shown(".histories-chart"));
    until(() -> ((HistoriesChart) node(".histories-chart")).pictureProperty().get() != null);
    take("study-" + theme);
    tab("trials");
    until(() -> shown("#extremes"));
    fire("#extremes");
    take("trials-" + theme);
    tab("analysis");
    think();
    take("analysis-" + theme);
    tab("insight");
    think();
    take("insight-" + theme);
    tab("details");
    take("details-" + theme);
    tab("histories");
    trials(theme);
  }

  private void open(String study) throws TimeoutException {
    until(() -> !((ListView<?>) node("#recent")).getItems().isEmpty());
    robot.interact(
        () -> {
          @SuppressWarnings("unchecked")
          ListView<StudyRow> recent = (ListView<StudyRow>) node("#recent");
          recent.getItems().stream()
              .filter(row -> row.name().equals(study))
              .forEach(row -> recent.getSelectionModel().select(row));
          recent.requestFocus();
        });
    press("#recent", KeyCode.ENTER);
  }

  /** Two trials, highlighted in the chart, side by side. */
  private void trials(String theme) throws IOException, TimeoutException {
    robot.interact(() -> ((HistoriesChart) node(".histories-chart")).highlighted().add(0));
    robot.interact(() -> ((HistoriesChart) node(".histories-chart")).highlighted().add(5));
    fire("#highlights #compareChosen");
    until(() -> node(".groups-chart") instanceof GroupsChart chart && chart.picture().isPresent());
    take("two-trials-" + theme);
  }

  private static void think() {
    WaitForAsyncUtils.sleep(THINKING_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tab(String id) {
    robot.interact(
        () -> {
          TabPane tabs = (TabPane) node("#tabs");
          tabs.getTabs().stream()
              .filter(tab -> id.equals(tab.getId()))
              .forEach(tab -> tabs.getSelectionModel().select(tab));
        });
  }

  private void builder(String theme) throws IOException, TimeoutException {
    fire("#newStudy");
    until(() -> shown("#objective"));
    if (data != null) {
      robot.interact(
          () ->
              stage.getScene().getRoot().lookupAll(".text-field").stream()
                  .map(TextInputControl.class::cast)
                  .filter(field -> "Data file".equals(field.getAccessibleText()))
                  .forEach(field -> field.setText(data)));
      WaitForAsyncUtils.sleep(2 * REST_MILLIS, TimeUnit.MILLISECONDS);
    }
    take("builder-" + theme);
    robot.interact(() -> ((ComboBox<?>) node("#objective")).getSelectionModel().selectLast());
    take("builder-function-" + theme);
    robot.interact(() -> ((ComboBox<?>) node("#objective")).getSelectionModel().selectFirst());
  }

  private Node node(String query) {
    return stage.getScene().getRoot().lookup(query);
  }

  private boolean shown(String query) {
    return node(query) != null;
  }

  private void fire(String query) {
    robot.interact(() -> ((ButtonBase) node(query)).fire());
  }

  /** Without the robot's keyboard, which needs a window with the focus. */
  private void press(String query, KeyCode code) {
    KeyEvent pressed = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    robot.interact(() -> node(query).fireEvent(pressed));
  }

  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** A picture of the window, once it has come to rest: pages read and charts are painted. */
  private void take(String name) throws IOException {
    WaitForAsyncUtils.sleep(REST_MILLIS, TimeUnit.MILLISECONDS);
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage[] image = new WritableImage[1];
    robot.interact(
        () -> {
          if (!(stage.getScene().getFocusOwner() instanceof TextInputControl)) {
            stage.getScene().getRoot().requestFocus();
          }
          image[0] = stage.getScene().snapshot(null);
        });
    ImageIO.write(
        FewColors.of(SwingFXUtils.fromFXImage(image[0], null)),
        "png",
        folder.resolve(name + ".png").toFile());
  }
}
