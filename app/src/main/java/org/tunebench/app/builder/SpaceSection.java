package org.tunebench.app.builder;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;

/** Binds the part of the builder page that holds the search space. */
public final class SpaceSection {
  private static final KeyCombination DUPLICATE = KeyCombination.valueOf("Shortcut+D");
  private static final KeyCombination PASTE = KeyCombination.valueOf("Shortcut+V");

  /** Below this the editor stands under the tree instead of beside it. */
  private static final double LEAST_BESIDE = 900;

  private BuilderViewModel model;
  private Texts texts;
  private SpaceWords words;
  private Runnable openPaste = () -> {};
  private Runnable showCommand = () -> {};

  @FXML private TreeTableView<ParameterDraft> table;
  @FXML private VBox found;
  @FXML private HBox beside;
  @FXML private VBox below;
  @FXML private Pane editor;
  @FXML private Button add;
  @FXML private Button remove;
  @FXML private MenuButton change;
  @FXML private Button up;
  @FXML private Button down;
  @FXML private Button paste;
  @FXML private MenuButton templates;
  @FXML private Label size;
  @FXML private Label example;
  @FXML private Button another;
  @FXML private HBox unnamed;
  @FXML private Label unnamedNames;
  @FXML private Button passOn;
  @FXML private ParameterEditor editorController;

  /** Made by the FXML of the builder page, which includes this one. */
  public SpaceSection() {}

  void edit(BuilderViewModel edited, Services services) {
    model = edited;
    texts = services.texts();
    SpaceDraft space = model.space();
    words = new SpaceWords(space, texts);
    new SpaceTree(table, space, texts).install();
    SpaceMenus menus = new SpaceMenus(table, space, texts);
    menus.install();
    editorController.edit(space, services);
    add.setOnAction(event -> addParameter());
    remove.setOnAction(event -> removeParameter());
    change.setOnShowing(event -> change.getItems().setAll(menus.items()));
    up.setOnAction(event -> space.move(-1));
    down.setOnAction(event -> space.move(1));
    for (javafx.scene.Node needing : new javafx.scene.Node[] {remove, up, down, change}) {
      needing.disableProperty().bind(space.selectedProperty().isNull());
    }
    paste.setOnAction(event -> openPaste.run());
    templates.setOnShowing(
        event -> templates.getItems().setAll(model.templates().stream().map(this::item).toList()));
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    space.versionProperty().addListener((was, old, now) -> describe());
    another.setOnAction(event -> describe());
    describe();
    new FoundOptionsBox(found, model, texts, this::addFound).install();
    model.unnamed().namesProperty().subscribe(this::showUnnamed);
    passOn.setOnAction(event -> passOn());
  }

  /** Adds a parameter and lets the person name it. */
  void addParameter() {
    model.space().add();
    editorController.focusName();
  }

  /** With none left the button is off: the focus would go on, and the page with it. */
  private void removeParameter() {
    model.space().remove();
    if (model.space().selectedProperty().get() == null) {
      add.requestFocus();
    }
  }

  /** Lets the person type the values of a parameter that was added with its name. */
  void focusValues() {
    editorController.focusValues();
  }

  /** Leads to what passes on the parameters that the command does not name. */
  void focusPassOn() {
    passOn.requestFocus();
    InSight.bringFocus(passOn);
  }

  /** What was added is seen: above it the list of what could be has closed, and the page moved. */
  private void addFound() {
    model.addFound();
    table.requestFocus();
    InSight.bringFocus(table);
  }

  /** What is passed on is seen where it then stands. */
  private void passOn() {
    model.unnamed().passOn();
    showCommand.run();
  }

  private void showUnnamed(List<String> names) {
    unnamed.setVisible(!names.isEmpty());
    unnamed.setManaged(!names.isEmpty());
    unnamedNames.setText(model.unnamed().sentence(texts));
    passOn.setText(texts.get("Builder.Unnamed.pass", names.size()));
    passOn.setTooltip(
        new Tooltip(texts.get("Builder.Unnamed.pass.hint", model.unnamed().arguments())));
  }

  /** What leads to the field of the command. */
  void onCommand(Runnable action) {
    showCommand = action;
  }

  /** What shows the place to paste Python. */
  void onPaste(Runnable action) {
    openPaste = action;
  }

  private MenuItem item(SpaceTemplate template) {
    MenuItem item = new MenuItem(texts.get(template.key()));
    item.setOnAction(event -> model.space().preset(template.space()));
    return item;
  }

  private void onKey(KeyEvent event) {
    if (event.getCode() == KeyCode.DELETE) {
      model.space().remove();
      event.consume();
    } else if (DUPLICATE.match(event)) {
      model.space().duplicate();
      event.consume();
    } else if (PASTE.match(event)) {
      openPaste.run();
      event.consume();
    }
  }

  private void describe() {
    size.setText(words.size());
    String drawn = words.example();
    example.setText(drawn.isEmpty() ? "" : texts.get("Builder.Space.example", drawn));
    another.setVisible(!drawn.isEmpty());
  }

  /**
   * The editor stands beside the tree where there is room, and under it where there is not.
   *
   * @param width of the page in pixels
   */
  void arrange(double width) {
    boolean wide = width >= LEAST_BESIDE;
    Pane wanted = wide ? beside : below;
    if (editor.getParent() != wanted) {
      below.getChildren().remove(editor);
      beside.getChildren().remove(editor);
      wanted.getChildren().add(editor);
      editor.getStyleClass().remove("wide");
      if (!wide) {
        editor.getStyleClass().add("wide");
      }
    }
  }
}
