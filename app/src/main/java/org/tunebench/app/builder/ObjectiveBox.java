package org.tunebench.app.builder;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.field.FieldBox;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.PartKind;

/** The choice of the objective: its kind, its main settings, and more of them on demand. */
final class ObjectiveBox {
  private static final double FOLDER_WIDTH = 320;

  /** So much of a path has room in the field of the folder. */
  private static final int MOST_OF_PATH = 24;

  private final ObjectiveDraft objective;
  private final Texts texts;
  private final ComboBox<PartKind> kind;
  private final Label description;
  private final HBox main;
  private final VBox more;
  private final ObservableValue<Path> from;
  private final Runnable chooseFolder;
  private final SettingsPane settings = new SettingsPane();
  private final FontIcon arrow = new FontIcon(Feather.CHEVRON_RIGHT);
  private final Hyperlink opener;
  private Subscription watched = Subscription.EMPTY;
  private Subscription shownFolder = Subscription.EMPTY;

  /**
   * @param main is filled with the main settings
   * @param more is filled with the others
   * @param from the folder that a command runs in unless another one is given
   * @param chooseFolder asks for the folder that a command runs in
   */
  ObjectiveBox(
      ObjectiveDraft objective,
      Texts texts,
      ComboBox<PartKind> kind,
      Label description,
      HBox main,
      VBox more,
      ObservableValue<Path> from,
      Runnable chooseFolder) {
    this.objective = objective;
    this.texts = texts;
    this.kind = kind;
    this.description = description;
    this.main = main;
    this.more = more;
    this.from = from;
    this.chooseFolder = chooseFolder;
    this.opener = new Hyperlink(texts.get("Builder.More"), arrow);
  }

  void install() {
    kind.setConverter(SettingField.shown(PartKind::label));
    kind.getItems().setAll(objective.part().kinds());
    bindKind();
    Label problem = new Label();
    problem.getStyleClass().add("field-problem");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.textProperty().bind(objective.part().problemProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    opener.getStyleClass().add("more-settings");
    opener.setOnAction(
        event -> {
          opener.setVisited(false);
          open(!settings.isVisible());
        });
    more.getChildren().setAll(problem, opener, settings);
    more.visibleProperty().bind(problem.visibleProperty().or(opener.visibleProperty()));
    more.managedProperty().bind(more.visibleProperty());
    objective.kindProperty().addListener((was, old, now) -> show());
    show();
  }

  /** Keys walk through the open list: what they pass by is not chosen, nor a step of undo. */
  private void bindKind() {
    kind.setValue(objective.kindProperty().get());
    objective.kindProperty().addListener((was, old, now) -> kind.setValue(now));
    kind.valueProperty().addListener((was, old, now) -> choose());
    kind.showingProperty().addListener((was, old, now) -> choose());
  }

  private void choose() {
    if (!kind.isShowing() && kind.getValue() != null) {
      objective.kindProperty().set(kind.getValue());
    }
  }

  private void open(boolean shown) {
    settings.setVisible(shown);
    arrow.setIconCode(shown ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
  }

  /** What is wrong is said at its field: a field that is folded away says it to nobody. */
  private void openFor(String problem) {
    if (!problem.isEmpty()) {
      open(true);
    }
  }

  private Node main(PartDraft.SettingDraft draft) {
    String name = draft.setting().name();
    Node node = field(draft);
    if (name.equals("run") && node instanceof FieldBox field) {
      field.setPrompt(texts.get("Builder.Objective.command.run.prompt"));
    }
    if (name.equals("folder") && node instanceof FieldBox field) {
      Button browse = new Button(texts.get("Builder.Browse"));
      browse.setId("browseFolder");
      browse.setMinWidth(Region.USE_PREF_SIZE);
      browse.setAccessibleText(texts.get("Builder.Folder.title"));
      browse.setOnAction(event -> chooseFolder.run());
      field.setBeside(browse);
      field.setPrefWidth(FOLDER_WIDTH);
      String hint = field.getHint();
      shownFolder.unsubscribe();
      shownFolder = from.subscribe(folder -> showFolder(field, hint, folder));
    }
    return node;
  }

  /** An empty field means this folder: the last names of its path, and all of it in the hint. */
  private void showFolder(FieldBox field, String hint, Path folder) {
    field.setPrompt(shortened(folder));
    field.setHint(texts.get("Builder.Folder.hint", hint, folder));
  }

  private static String shortened(Path folder) {
    Path end = folder;
    while (end.toString().length() > MOST_OF_PATH && end.getNameCount() > 1) {
      end = end.subpath(1, end.getNameCount());
    }
    return end.equals(folder) ? folder.toString() : "…" + File.separator + end;
  }

  private Node field(PartDraft.SettingDraft draft) {
    Node node = SettingField.of(draft, texts);
    if (objective.data().isUsed() && node instanceof FieldBox field) {
      new OfferMenu(draft, objective.data().offer(), texts).putBeside(field);
    }
    return node;
  }

  private void show() {
    description.setText(objective.kindProperty().get().description());
    List<Node> first = objective.mainSettings().stream().map(this::main).toList();
    first.stream()
        .limit(1)
        .filter(FieldBox.class::isInstance)
        .forEach(node -> HBox.setHgrow(node, Priority.ALWAYS));
    main.getChildren().setAll(first);
    main.setVisible(!first.isEmpty());
    main.setManaged(!first.isEmpty());
    List<PartDraft.SettingDraft> others = objective.moreSettings();
    settings.show(others.stream().map(this::field).toList());
    opener.setVisible(!others.isEmpty());
    opener.setManaged(!others.isEmpty());
    open(others.stream().anyMatch(s -> !s.field().textProperty().get().isEmpty()));
    watched.unsubscribe();
    watched =
        others.stream()
            .map(draft -> draft.field().shownProblem().subscribe(this::openFor))
            .reduce(Subscription.EMPTY, Subscription::and);
  }
}
