package org.tunebench.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.engine.run.SearchEngine;

/** Binds the window's frame: menu, navigation, the place of the pages and what lies above them. */
public final class ShellController {
  /** Of so many running studies there is a line; all are in the list of studies. */
  private static final int MOST_RUNNING = 4;

  private final ShellViewModel model;
  private final ShellActions actions;
  private final Texts texts;

  @FXML private StackPane root;
  @FXML private MenuBar menuBar;
  @FXML private HBox watching;
  @FXML private Label watchingText;
  @FXML private Button watchingOpen;
  @FXML private VBox navigation;
  @FXML private Button brand;
  @FXML private ToggleButton newStudy;
  @FXML private ToggleButton studies;
  @FXML private ToggleButton devices;
  @FXML private ToggleButton settings;
  @FXML private HBox busy;
  @FXML private Label busyText;
  @FXML private VBox running;
  @FXML private StackPane place;
  @FXML private VBox opening;
  @FXML private Label openingText;
  @FXML private VBox failed;
  @FXML private Label failedText;
  @FXML private Button failedOther;
  @FXML private Button failedQuit;
  @FXML private VBox dropHint;
  @FXML private VBox notices;

  private WindowRoom room;
  private Notices passing;

  ShellController(ShellViewModel model, ShellActions actions, Texts texts) {
    this.model = model;
    this.actions = actions;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    room = WindowRoom.of(root);
    passing = new Notices(notices);
    actions.takeBackThrough(passing.canTakeBack(), passing::takeBack);
    fillMenu();
    AltKey.install(root, menuBar);
    KeptPlace.install(root);
    bindNavigation();
    bindOwner();
    bindPhases();
    busyText.textProperty().bind(model.busyProperty());
    busy.visibleProperty().bind(model.busyProperty().isNotEmpty());
    busy.managedProperty().bind(busy.visibleProperty());
    model
        .pageProperty()
        .addListener(
            (was, old, page) -> {
              // A menu of the page before would be about what is not there any more.
              Menus.close();
              place.getChildren().setAll(page.view());
              keepAbove(page.view().lookup(".footer"));
            });
    model
        .running()
        .addListener((ListChangeListener<ShellViewModel.RunningLine>) change -> showRunning());
    room.narrowProperty().addListener((was, old, now) -> showRunning());
    new FileDrop(root, dropHint, actions::drop).install();
  }

  private void fillMenu() {
    ActionControls controls = new ActionControls(texts);
    Menu study = new Menu(texts.get("Shell.Menu.Study"));
    for (Action action : actions.study()) {
      study.getItems().add(controls.menuItem(action));
    }
    study.getItems().add(new SeparatorMenuItem());
    study.getItems().add(controls.menuItem(actions.openWorkspace()));
    study.getItems().add(new SeparatorMenuItem());
    study.getItems().add(controls.menuItem(actions.stopAll()));
    study.getItems().add(controls.menuItem(actions.takeBack()));
    study.getItems().add(controls.menuItem(actions.quit()));
    offerPage(study, controls);
    Menu view = new Menu(texts.get("Shell.Menu.View"));
    view.getItems().add(controls.menuItem(actions.palette()));
    view.getItems().add(new SeparatorMenuItem());
    for (Action action : actions.places().values()) {
      MenuItem item = controls.menuItem(action);
      item.setOnAction(event -> lead(action));
      view.getItems().add(item);
    }
    Menu help = new Menu(texts.get("Shell.Menu.Help"));
    help.getItems().add(controls.menuItem(actions.keys()));
    help.getItems().add(controls.menuItem(actions.words()));
    help.getItems().add(controls.menuItem(actions.about()));
    menuBar.getMenus().setAll(List.of(study, view, help));
    menuBar.setUseSystemMenuBar(true);
  }

  /** While the menu is open, what can be done with the study that is shown stands first in it. */
  private void offerPage(Menu menu, ActionControls controls) {
    List<MenuItem> offered = new ArrayList<>();
    menu.setOnShowing(
        event -> {
          Page page = model.pageProperty().get();
          List<Action> of = page == null ? List.of() : page.menu();
          of.forEach(action -> offered.add(controls.menuItem(action)));
          if (!offered.isEmpty()) {
            offered.add(new SeparatorMenuItem());
          }
          menu.getItems().addAll(0, offered);
        });
    menu.setOnHidden(
        event -> {
          menu.getItems().removeAll(offered);
          offered.clear();
        });
  }

  /** Who goes to a place by its key goes on with the keyboard there. */
  private void lead(Action place) {
    place.handler().run();
    Page page = model.pageProperty().get();
    if (page != null) {
      // What stands in a pane that scrolls is a part of the window only once that is styled.
      page.view().applyCss();
      page.focus();
    }
  }

  private void bindNavigation() {
    Map<ShellViewModel.Section, Action> places = actions.places();
    brand.setOnAction(event -> places.get(ShellViewModel.Section.WELCOME).handler().run());
    bind(newStudy, ShellViewModel.Section.NEW_STUDY);
    bind(studies, ShellViewModel.Section.STUDIES);
    bind(devices, ShellViewModel.Section.DEVICES);
    bind(settings, ShellViewModel.Section.SETTINGS);
    hint(brand);
    navigation.disableProperty().bind(model.ready().not());
    newStudy.disableProperty().bind(model.readyToWork().not());
  }

  private void bind(ToggleButton item, ShellViewModel.Section section) {
    Action action = actions.places().get(section);
    item.setText(action.words(texts));
    item.setGraphic(new FontIcon(action.icon()));
    hint(item);
    item.setSelected(model.sectionProperty().get() == section);
    model.sectionProperty().addListener((was, old, now) -> item.setSelected(now == section));
    item.setOnAction(
        event -> {
          // A click must not switch the place that the person is at already.
          item.setSelected(model.sectionProperty().get() == section);
          action.handler().run();
        });
  }

  /** In a narrow window the navigation shows icons alone: what they mean stands in the hint. */
  private void hint(ButtonBase item) {
    Tooltip words = new Tooltip(item.getText());
    item.tooltipProperty().bind(room.narrowProperty().map(narrow -> narrow ? words : null));
  }

  private void bindOwner() {
    watching.visibleProperty().bind(model.ownerProperty().map(Optional::isPresent));
    watching.managedProperty().bind(watching.visibleProperty());
    watchingText
        .textProperty()
        .bind(model.ownerProperty().map(owner -> owner.map(model::watching).orElse("")));
    watchingOpen
        .visibleProperty()
        .bind(
            model
                .ownerProperty()
                .map(owner -> owner.filter(SearchEngine.Owner::leftIt).isPresent()));
    watchingOpen.managedProperty().bind(watchingOpen.visibleProperty());
    watchingOpen.setOnAction(event -> actions.reopen());
  }

  private void bindPhases() {
    show(opening, ShellViewModel.Phase.OPENING, ShellViewModel.Phase.CLOSING);
    show(place, ShellViewModel.Phase.READY);
    show(failed, ShellViewModel.Phase.FAILED);
    model
        .phaseProperty()
        .addListener(
            (was, old, now) -> {
              boolean closing = now == ShellViewModel.Phase.CLOSING;
              openingText.setText(texts.get(closing ? "Shell.Closing" : "Shell.Opening"));
              if (closing) {
                passing.drop();
              }
            });
    failedText.textProperty().bind(model.problemProperty());
    failedOther.setOnAction(event -> actions.openWorkspace().handler().run());
    failedQuit.setOnAction(event -> actions.quit().handler().run());
  }

  private void show(Node node, ShellViewModel.Phase... phases) {
    node.visibleProperty()
        .bind(model.phaseProperty().map(phase -> List.of(phases).contains(phase)));
    node.managedProperty().bind(node.visibleProperty());
  }

  private void showRunning() {
    List<ShellViewModel.RunningLine> lines = model.running().stream().limit(MOST_RUNNING).toList();
    while (running.getChildren().size() < lines.size()) {
      running.getChildren().add(new RunningStudyButton(id -> model.show(new Route.StudyPage(id))));
    }
    running.getChildren().remove(lines.size(), running.getChildren().size());
    for (int i = 0; i < lines.size(); i++) {
      RunningStudyButton button = (RunningStudyButton) running.getChildren().get(i);
      button.show(lines.get(i), room.narrowProperty().get());
    }
  }

  /** Puts something above the page. */
  void addAbove(Node node) {
    root.getChildren().add(node);
  }

  /** A sentence in passing never covers what a page has at its foot: what is most wanted there. */
  private void keepAbove(Node footer) {
    notices.translateYProperty().unbind();
    notices.setTranslateY(0);
    if (footer != null) {
      notices
          .translateYProperty()
          .bind(footer.layoutBoundsProperty().map(bounds -> -bounds.getHeight()));
    }
  }

  /** Where sentences in passing are shown. */
  Notices notices() {
    return passing;
  }
}
