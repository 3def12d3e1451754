package org.tunebench.app.live;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Page;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.NewConfigurationController;
import org.tunebench.app.trials.NewConfigurationViewModel;
import org.tunebench.app.trials.StudyColumns;
import org.tunebench.app.trials.TimeText;
import org.tunebench.app.trials.TrialCommands;
import org.tunebench.app.trials.TrialController;
import org.tunebench.app.trials.TrialExport;
import org.tunebench.app.trials.TrialViewModel;
import org.tunebench.app.trials.TrialsController;
import org.tunebench.app.trials.TrialsViewModel;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.sampler.Forecast;

/** The page of one study: puts its parts together and lets them hear what happens. */
public final class StudyPage implements Page {
  private final Services services;
  private final Background background;
  private final long id;
  private final StudyViewModel study;
  private final HistoriesViewModel histories;
  private final TrialsViewModel trials;
  private final TrialViewModel trial;
  private final Learned learned;
  private final StudyNote note;
  private final ModelProgress model;
  private final RunningForecasts forecasts;
  private final StudyFeed feed;
  private final Elsewhere elsewhere;
  private final HistoriesController historiesController;
  private final StudyController controller;
  private final StudyPageActions actions;
  private final TrialActions trialActions;
  private final TrialsController trialsController;
  private final NewConfigurationViewModel newConfiguration;
  private final SideViews side;
  private final Parent view;
  private final Timeline clock;
  private boolean hasArrived;

  private StudyPage(Services services, long id) {
    this.services = services;
    this.background = new Background(services);
    this.id = id;
    study = new StudyViewModel(services);
    histories = new HistoriesViewModel(services, id);
    trials = new TrialsViewModel(services);
    TrialCommands trialCommands = new TrialCommands(services, id, StudyPage::toClipboard);
    trial = new TrialViewModel(services, id, trialCommands);
    note = new StudyNote(services, id);
    model = new ModelProgress(services, id);
    forecasts = new RunningForecasts(services, id);
    feed = new StudyFeed(services.engine(), id, Pace.of(services), this::apply);
    // Read while the page is put together: the FX thread, which does that, hears of it afterwards.
    follow();
    historiesController =
        new HistoriesController(services, histories, historiesLeadTo(trialCommands));
    Texts texts = services.texts();
    StudyCommands commands = new StudyCommands(services, id, study, this::follow);
    controller = new StudyController(study, commands, texts, services.appearance());
    view = Fxml.load("live/Study.fxml", controller, texts);
    learned = new Learned(services, id, learnedLeadsTo(commands));
    actions = new StudyPageActions(study, commands, controller);
    Parent overview =
        Fxml.load(
            "live/Overview.fxml",
            new OverviewController(services, study, trialCommands, this::openTrial),
            texts);
    TrialController details = new TrialController(trial, trialCommands, services, this::closeTrial);
    TrialExport export = new TrialExport(services, id);
    trialsController =
        new TrialsController(
            trials, trialCommands, export, texts, new StudyColumns(services.appearance(), id));
    trialActions =
        new TrialActions(
            trials, trial, trialCommands, export, this::filterTrials, trialsController::selected);
    loadTabs(commands);
    newConfiguration = new NewConfigurationViewModel(services, trialCommands);
    side =
        new SideViews(
            controller.panel(),
            texts,
            overview,
            details,
            new NewConfigurationController(newConfiguration, this::closeSide),
            this::closeSide);
    controller.onAddConfiguration(this::addConfiguration);
    trialCommands.onChanged(this::follow);
    trialCommands.comeFrom(this::lookedAt);
    trialCommands
        .marks()
        .marksProperty()
        .addListener((property, before, now) -> trials.marked(now));
    elsewhere = new Elsewhere(services, id, study, note, trialCommands.marks(), this::follow);
    trialCommands.marks().load();
    note.load();
    trials.selectedProperty().addListener((property, before, now) -> showTrial(now.intValue()));
    trial.selectedProperty().bind(trials.selectedCountProperty());
    forecasts.byNumberProperty().addListener((property, before, now) -> foretold(now));
    histories.metricProperty().addListener((property, before, now) -> showMetric(before, now));
    clock = new Timeline(new KeyFrame(Duration.seconds(1), event -> tick()));
    clock.setCycleCount(Animation.INDEFINITE);
  }

  /** The page of a study, which has begun to follow it. Called on the FX thread. */
  public static StudyPage create(Services services, long studyId) {
    StudyPage page = new StudyPage(services, studyId);
    page.clock.play();
    return page;
  }

  /** The page that a route leads to, with the details of its trial. Called on the FX thread. */
  public static StudyPage at(Services services, Route.StudyPage route) {
    StudyPage page = create(services, route.study());
    page.controller.tabs().show(route.part());
    route.trial().ifPresent(page::openTrial);
    return page;
  }

  private HistoriesController.Ways historiesLeadTo(TrialCommands trialCommands) {
    return new HistoriesController.Ways() {
      @Override
      public void open(int number) {
        openTrial(number);
      }

      @Override
      public void compare(List<Integer> trials) {
        trialCommands.compare(trials);
      }
    };
  }

  private Learned.Ways learnedLeadsTo(StudyCommands commands) {
    return new Learned.Ways() {
      @Override
      public void open(int number) {
        openTrial(number);
      }

      @Override
      public void follow() {
        StudyPage.this.follow();
      }

      @Override
      public void changeBudget() {
        commands.changeBudget();
      }

      @Override
      public void filterTrials(String filter) {
        trials.scopeProperty().set(TrialsViewModel.Scope.ALL);
        trials.filterProperty().set(filter);
        controller.tabs().show(Route.StudyPage.Part.TRIALS);
      }

      @Override
      public void showAnalysis() {
        controller.tabs().show(Route.StudyPage.Part.ANALYSIS);
      }
    };
  }

  private Route.StudyPage lookedAt() {
    return new Route.StudyPage(
        id, selected(trials.selectedProperty().get()), controller.tabs().part());
  }

  private void filterTrials() {
    controller.tabs().show(Route.StudyPage.Part.TRIALS);
    trialsController.focusFilter();
  }

  private void loadTabs(StudyCommands commands) {
    Texts texts = services.texts();
    Definition definition = new Definition(texts, new TimeText(texts, ZoneId.systemDefault()));
    DetailsController definitionController = new DetailsController(study, note, definition);
    controller
        .tabs()
        .fill(
            Fxml.load("live/Histories.fxml", historiesController, texts),
            () -> Fxml.load("trials/Trials.fxml", trialsController, texts),
            () -> Fxml.load("live/Details.fxml", definitionController, texts));
    controller.setModelRow(
        new ModelRow(
            model,
            texts,
            (kind, file) -> commands.useModel(kind, Optional.of(file)),
            study.usesModelsProperty()));
    controller.setNote(note.keptProperty(), definitionController::editNote);
    controller.tabs().fill(learned);
  }

  private static void toClipboard(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void follow() {
    background.run(
        () -> {
          feed.open();
          return id;
        },
        opened -> {},
        gone -> study.failed(Sentences.of(gone)),
        () -> {});
  }

  /** The first metric is the one that the feed began with. */
  private void showMetric(String before, String metric) {
    if (!before.isEmpty() && metric != null && !metric.isEmpty()) {
      background.run(
          () -> {
            feed.show(metric);
            return id;
          },
          shown -> {},
          gone -> study.failed(Sentences.of(gone)),
          () -> {});
    }
  }

  private void apply(StudyChange change) {
    study.apply(change);
    histories.apply(change);
    arrive(change);
    historiesController.apply(change);
    change.snapshot().ifPresent(now -> trials.apply(now, change.ranking()));
    change.snapshot().ifPresent(trial::apply);
    change.snapshot().ifPresent(learned::apply);
    trials.reported(change.metric(), change.lastValues());
    trials.reached(change.reports());
    trial.reached(change.reports());
  }

  /**
   * Trials that came with a file have no histories, mostly: they are what there is to see. Who was
   * led to another part, or has chosen one meanwhile, stays there.
   */
  private void arrive(StudyChange change) {
    if (!hasArrived && change.histories().isPresent() && study.snapshotProperty().get() != null) {
      hasArrived = true;
      boolean nothing = study.importedProperty().get() && histories.noneProperty().get();
      if (nothing && controller.tabs().part() == Route.StudyPage.Part.HISTORIES) {
        controller.tabs().show(Route.StudyPage.Part.TRIALS);
      }
    }
  }

  private void foretold(Map<Integer, Forecast> now) {
    study.foretold(now);
    trial.foretold(now);
  }

  private void tick() {
    elsewhere.tick();
    study.tick();
    forecasts.tick();
    trial.tick();
    learned.tick();
    if (historiesController.isDrawn()) {
      controller.tabs().prepareNext();
    }
  }

  /** Shows the details of a trial in the side panel. */
  public void openTrial(int number) {
    trials.selectedProperty().set(number);
  }

  private void addConfiguration() {
    closeTrial();
    StudySnapshot now = study.snapshotProperty().get();
    newConfiguration.open(now.study().spec(), study.bestProperty().get().map(BestTrial::trial));
    side.showConfiguration();
  }

  private void closeSide() {
    closeTrial();
    side.showOverview();
  }

  private void closeTrial() {
    trials.selectedProperty().set(TrialsViewModel.NONE);
  }

  private static OptionalInt selected(int number) {
    return number == TrialsViewModel.NONE ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private void showTrial(int number) {
    OptionalInt selected = selected(number);
    if (selected.isEmpty()) {
      side.showOverview();
    } else {
      side.showTrial();
    }
    trial.open(number);
    learned.highlight(selected);
    historiesController.highlight(selected);
  }

  @Override
  public Parent view() {
    return view;
  }

  @Override
  public ObservableValue<String> title() {
    String untilKnown = services.texts().get("Study.Title");
    return study.nameProperty().map(name -> name.isEmpty() ? untilKnown : name);
  }

  @Override
  public List<Action> actions() {
    List<Action> all = new ArrayList<>(actions.now());
    all.addAll(trialActions.now());
    if (controller.tabs().part() == Route.StudyPage.Part.HISTORIES) {
      all.addAll(historiesController.actions());
    }
    all.addAll(learned.actions());
    return all;
  }

  @Override
  public List<Action> menu() {
    return actions.menu();
  }

  @Override
  public void close() {
    clock.stop();
    feed.close();
    study.close();
    note.keep();
    model.close();
  }
}
