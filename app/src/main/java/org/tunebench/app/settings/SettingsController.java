package org.tunebench.app.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tunebench.app.field.CountField;
import org.tunebench.app.field.CountSpinner;
import org.tunebench.app.shell.Appearance.HistoryColors;
import org.tunebench.app.shell.DisplayScale;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Preferences;
import org.tunebench.app.shell.PreferencesStore;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.shell.ThemeChoice;
import org.tunebench.app.shell.WorkspaceChange;

/** Binds the page of settings to the preferences; each change counts at once. */
final class SettingsController {
  private final PreferencesStore preferences;
  private final WorkspaceChange workspaces;
  private final Texts texts;
  private final List<Subscription> following = new ArrayList<>();

  @FXML private ToggleButton themeSystem;
  @FXML private ToggleButton themeLight;
  @FXML private ToggleButton themeDark;
  @FXML private ToggleButton redToGreen;
  @FXML private ToggleButton colorBlindSafe;
  @FXML private VBox scale;
  @FXML private HBox scales;
  @FXML private Spinner<Integer> parallel;
  @FXML private Label parallelProblem;
  @FXML private TextField workspace;
  @FXML private Button otherWorkspace;
  @FXML private VBox recent;

  SettingsController(PreferencesStore preferences, WorkspaceChange workspaces, Texts texts) {
    this.texts = texts;
    this.preferences = preferences;
    this.workspaces = workspaces;
  }

  @FXML
  private void initialize() {
    Preferences now = preferences.get();
    choice(
        List.of(themeSystem, themeLight, themeDark),
        List.of(ThemeChoice.values()),
        Preferences::theme,
        Preferences::withTheme);
    choice(
        List.of(redToGreen, colorBlindSafe),
        List.of(HistoryColors.values()),
        Preferences::historyColors,
        Preferences::withHistoryColors);
    offerScales();
    bindParallel(now.parallel());
    workspace.setText(workspaces.home().toString());
    otherWorkspace.setOnAction(event -> workspaces.choose());
    recent.getChildren().addAll(workspaces.recent().stream().map(this::link).toList());
    recent.setVisible(!workspaces.recent().isEmpty());
    recent.setManaged(recent.isVisible());
  }

  /** Of the first choice the keys begin with what is chosen. */
  void focus() {
    Stream.of(themeSystem, themeLight, themeDark)
        .filter(ToggleButton::isSelected)
        .forEach(ToggleButton::requestFocus);
  }

  private void offerScales() {
    scale.setVisible(DisplayScale.isPossible());
    scale.setManaged(scale.isVisible());
    List<ToggleButton> buttons = new ArrayList<>();
    for (int percent : Preferences.SCALES) {
      String size = Numbers.percent(Integer.toString(percent));
      ToggleButton button =
          new ToggleButton(percent == 0 ? texts.get("Settings.Scale.desktop") : size);
      button.setId("scale" + percent);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.getStyleClass().add(buttons.isEmpty() ? "left-pill" : "center-pill");
      buttons.add(button);
    }
    buttons.get(buttons.size() - 1).getStyleClass().setAll("toggle-button", "right-pill");
    scales.getChildren().setAll(buttons);
    choice(buttons, Preferences.SCALES, Preferences::scale, Preferences::withScale);
  }

  private void bindParallel(int present) {
    int most = Preferences.MOST_PARALLEL;
    CountField count =
        new CountField(1, most, present, () -> texts.get("Settings.Parallel.wrong", 1, most));
    CountSpinner.bind(parallel, count);
    count
        .textProperty()
        .addListener((was, old, typed) -> preferences.change(p -> p.withParallel(count.value())));
    parallelProblem.textProperty().bind(count.problemProperty());
    parallelProblem.visibleProperty().bind(count.problemProperty().isNotEmpty());
    parallelProblem.managedProperty().bind(parallelProblem.visibleProperty());
    parallel.getEditor().accessibleHelpProperty().bind(count.problemProperty());
  }

  private Hyperlink link(String folder) {
    Hyperlink link = new Hyperlink(folder);
    link.setOnAction(event -> workspaces.open(Path.of(folder)));
    return link;
  }

  private <T> void choice(
      List<ToggleButton> buttons,
      List<T> values,
      Function<Preferences, T> present,
      Change<T> change) {
    ToggleGroup group = new ToggleGroup();
    for (int i = 0; i < buttons.size(); i++) {
      ToggleButton button = buttons.get(i);
      T value = values.get(i);
      button.setToggleGroup(group);
      follow(now -> button.setSelected(value.equals(present.apply(now))));
      button.setOnAction(
          event -> {
            // One of them is always chosen: a second click on it changes nothing.
            button.setSelected(true);
            preferences.change(p -> change.apply(p, value));
          });
    }
  }

  /** Shows what holds, also when it is changed elsewhere: by the command palette. */
  private void follow(Consumer<Preferences> shown) {
    following.add(preferences.valueProperty().subscribe(shown));
  }

  /** Follows the preferences no longer. */
  void close() {
    following.forEach(Subscription::unsubscribe);
  }

  /** The same preferences with one value changed. */
  private interface Change<T> {
    Preferences apply(Preferences before, T value);
  }
}
