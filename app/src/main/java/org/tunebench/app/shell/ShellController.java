package org.tunebench.app.shell;

import atlantafx.base.theme.Styles;
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
import javafx.scene.control.ProgressBar;
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
    Menu view = new Menu(texts.get("Shell.Menu.View"));
    view.getItems().add(controls.menuItem(actions.palette()));
    view.getItems().add(new SeparatorMenuItem());
    for (Action action : actions.places().values()) {
      view.getItems().add(controls.menuItem(action));
    }
    Menu help = new Menu(texts.get("Shell.Menu.Help"));
    help.getItems().add(controls.menuItem(actions.keys()));
    help.getItems().add(controls.menuItem(actions.words()));
    help.getItems().add(controls.menuItem(actions.about()));
    menuBar.getMenus().setAll(List.of(study, view, help));
    menuBar.setUseSystemMenuBar(true);
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
    running.getChildren().setAll(model.running().stream().limit(4).map(this::line).toList());
  }

  /** Made anew at each step of a study: nothing of a line listens to what lives on after it. */
  private Node line(ShellViewModel.RunningLine study) {
    Label name = new Label(study.name());
    name.getStyleClass().addAll("running-name", "long-name");
    Label progress = new Label(study.progress());
    progress.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    ProgressBar bar = new ProgressBar(study.share());
    bar.getStyleClass().add(Styles.SMALL);
    bar.setMaxWidth(Double.MAX_VALUE);
    Button button = new Button("", new VBox(4, name, bar, progress));
    button.getStyleClass().addAll(Styles.FLAT, "running-study");
    button.setAccessibleText(study.name() + ", " + study.progress());
    button.setMaxWidth(Double.MAX_VALUE);
    if (room.narrowProperty().get()) {
      for (Label words : List.of(name, progress)) {
        words.setVisible(false);
        words.setManaged(false);
      }
    }
    // A long name is cut short also where there is room for names.
    button.setTooltip(new Tooltip(button.getAccessibleText()));
    button.setOnAction(event -> model.show(new Route.StudyPage(study.id())));
    return button;
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
