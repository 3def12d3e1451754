package org.tunebench.app.live;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.FactList;
import org.tunebench.app.trials.TimeText;
import org.tunebench.app.trials.TrialCommands;
import org.tunebench.app.trials.TrialFacts;
import org.tunebench.engine.run.StudySnapshot;

/** Binds the side panel: the best trial so far, and those that run. */
public final class OverviewController {
  private final StudyViewModel model;
  private final UsedDevicesGrid devices;
  private final TrialCommands commands;
  private final Texts texts;
  private final TrialFacts facts;
  private final IntConsumer open;

  private static final double DEVICES_HEIGHT = 190;
  private static final double ROW_HEIGHT = 48;
  private static final double ROW_HEIGHT_WITH_JOB = 66;

  private Optional<AllFailed> failed = Optional.empty();

  @FXML private Label noBest;
  @FXML private Hyperlink failedTrial;
  @FXML private VBox best;
  @FXML private Label bestValue;
  @FXML private Label bestMetric;
  @FXML private Label bestTrial;
  @FXML private Label gain;
  @FXML private Label again;
  @FXML private Label unseen;
  @FXML private FactList configuration;
  @FXML private VBox devicesSection;
  @FXML private ScrollPane devicesPlace;
  @FXML private Label runningHeading;
  @FXML private Label noneRunning;
  @FXML private ListView<RunningTrial> running;

  /**
   * @param open shows the details of a trial
   */
  OverviewController(
      Services services, StudyViewModel model, TrialCommands commands, IntConsumer open) {
    this.model = model;
    this.devices = new UsedDevicesGrid(services.texts());
    this.commands = commands;
    this.texts = services.texts();
    this.facts = new TrialFacts(texts, new TimeText(texts, java.time.ZoneId.systemDefault()));
    this.open = open;
  }

  @FXML
  private void initialize() {
    model.bestProperty().addListener((property, before, now) -> showBest(now));
    showBest(model.bestProperty().get());
    model
        .snapshotProperty()
        .addListener(
            (property, before, now) -> {
              showFailed(now);
              showRunning();
            });
    showFailed(model.snapshotProperty().get());
    running.setItems(model.running());
    running
        .fixedCellSizeProperty()
        .bind(
            model
                .snapshotProperty()
                .map(now -> now.jobs().isEmpty() ? ROW_HEIGHT : ROW_HEIGHT_WITH_JOB)
                .orElse(ROW_HEIGHT));
    running.setCellFactory(
        view -> new RunningTrialCell(texts, commands.mayWork(), commands::stop, open));
    running.setOnKeyPressed(
        event -> {
          RunningTrial chosen = running.getSelectionModel().getSelectedItem();
          if (chosen != null && event.getCode() == KeyCode.ENTER) {
            open.accept(chosen.number());
          } else if (chosen != null && event.getCode() == KeyCode.DELETE) {
            commands.stop(chosen.number());
          }
        });
    model.running().addListener((ListChangeListener<RunningTrial>) change -> showRunning());
    showRunning();
    devicesPlace.setContent(devices);
    devices.heightProperty().addListener((property, before, now) -> fitDevices(now.doubleValue()));
    model.devices().allProperty().addListener((property, before, now) -> showDevices(now));
    showDevices(model.devices().allProperty().get());
  }

  private void showDevices(List<UsedDevices.Used> used) {
    show(devicesSection, !used.isEmpty());
    devices.show(used);
  }

  /** As high as its rows, until there are so many that they would leave no room for the trials. */
  private void fitDevices(double rows) {
    double height = Math.min(rows + 2, DEVICES_HEIGHT);
    devicesPlace.setMinHeight(height);
    devicesPlace.setPrefHeight(height);
    devicesPlace.setMaxHeight(height);
  }

  /** Of a study that is over nobody asks which of its trials are running. */
  private void showRunning() {
    int count = model.running().size();
    StudySnapshot snapshot = model.snapshotProperty().get();
    boolean over = snapshot != null && Phase.of(snapshot).isOver();
    show(running, count > 0);
    show(noneRunning, count == 0 && !over);
    show(runningHeading, count > 0 || !over);
    runningHeading.setText(
        count == 0
            ? texts.get("Study.Running.Heading")
            : texts.get("Study.Running.HeadingCount", count));
  }

  private void showBest(Optional<BestTrial> found) {
    show(best, found.isPresent());
    show(noBest, found.isEmpty());
    if (found.isEmpty()) {
      return;
    }
    BestTrial now = found.get();
    bestValue.setText(Numbers.metric(now.value()));
    bestMetric.setText(now.metric().name());
    bestTrial.setText(texts.get("Trial.Title", Integer.toString(now.trial().number())));
    configuration.setFacts(facts.configuration(now.trial()));
    gain.setText(gain(now));
    show(gain, !gain.getText().isEmpty());
    again.setText(now.again().map(facts::again).map(f -> f.label() + ": " + f.value()).orElse(""));
    show(again, now.again().isPresent());
    unseen.setText(now.unseen().stream().map(this::unseen).collect(Collectors.joining("\n")));
    show(unseen, !now.unseen().isEmpty());
  }

  /** Where nothing but failures has come, the reason leads further than that there is no best. */
  private void showFailed(StudySnapshot snapshot) {
    failed = snapshot == null ? Optional.empty() : AllFailed.of(snapshot);
    show(failedTrial, failed.isPresent());
    failed.ifPresent(
        all ->
            failedTrial.setText(
                texts.get("Study.Failed.Show", Integer.toString(all.last().number()))));
    noBest.setText(
        failed
            .map(all -> texts.get("Study.Failed.All", all.count(), all.reason(texts)))
            .orElse(texts.get("Study.Best.None")));
  }

  private String gain(BestTrial now) {
    if (now.trial().isBaseline()) {
      return texts.get("Study.Best.IsDefault");
    }
    OptionalDouble better = now.gain();
    return better.isEmpty()
        ? ""
        : texts.get(
            "Study.Best.Gain",
            Numbers.between(better.getAsDouble(), now.value(), now.baseline().getAsDouble()),
            Numbers.metric(now.baseline().getAsDouble()));
  }

  private String unseen(BestTrial.Unseen found) {
    String value = Numbers.metric(found.value());
    return found.baseline().isEmpty()
        ? texts.get("Study.Best.Unseen", found.metric(), value)
        : texts.get(
            "Study.Best.Unseen.default",
            found.metric(),
            value,
            Numbers.metric(found.baseline().getAsDouble()));
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  @FXML
  private void openFailed() {
    failed.ifPresent(all -> open.accept(all.last().number()));
  }

  @FXML
  private void openBest() {
    model.bestProperty().get().ifPresent(found -> open.accept(found.trial().number()));
  }
}
