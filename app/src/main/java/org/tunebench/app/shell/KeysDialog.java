package org.tunebench.app.shell;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.stage.Window;

/** The keyboard shortcuts of the page in the window and of the window, from their actions. */
public final class KeysDialog {
  private static final double WIDTH = 460;
  private static final double HEIGHT = 440;
  private static final double BETWEEN_PARTS = 12;

  private final ShellViewModel model;
  private final ShellActions actions;
  private final Texts texts;

  /** Those of a window and of the page in it. */
  public KeysDialog(ShellViewModel model, ShellActions actions, Texts texts) {
    this.model = model;
    this.actions = actions;
    this.texts = texts;
  }

  /**
   * Shortcuts that work in the same place.
   *
   * @param heading where they do
   */
  record Part(String heading, List<Line> lines) {}

  /** What keys do. */
  record Line(String what, String keys) {}

  /** The page's own, if it has any, before those that work everywhere. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    Page page = model.pageProperty().get();
    if (page != null) {
      String heading = texts.get("Shell.Keys.here", page.title().getValue());
      parts.add(new Part(heading, lines(page.actions().stream())));
    }
    Stream<Action> shell =
        Stream.of(List.of(actions.palette()), actions.places().values(), actions.all())
            .flatMap(Collection::stream);
    parts.add(new Part(texts.get("Shell.Keys.everywhere"), lines(shell)));
    parts.removeIf(part -> part.lines().isEmpty());
    return parts;
  }

  private List<Line> lines(Stream<Action> of) {
    return of.flatMap(
            action ->
                action.shortcut().stream()
                    .map(keys -> new Line(action.words(texts), keys.getDisplayText())))
        .toList();
  }

  /**
   * Shows them until the person closes it.
   *
   * @param owner the window that it stands in front of
   */
  public void show(Window owner) {
    ScrollPane scroll = new ScrollPane(table());
    scroll.setFitToWidth(true);
    scroll.setPrefSize(WIDTH, HEIGHT);
    scroll.getStyleClass().add("edge-to-edge");
    String title = texts.get("Shell.Action.Keys");
    ReadingDialog.show(owner, texts, title, title, scroll);
  }

  private Node table() {
    GridPane table = new GridPane();
    table.setHgap(24);
    table.setVgap(8);
    ColumnConstraints what = new ColumnConstraints();
    what.setHgrow(Priority.ALWAYS);
    ColumnConstraints keys = new ColumnConstraints();
    keys.setHalignment(HPos.RIGHT);
    table.getColumnConstraints().setAll(what, keys);
    int row = 0;
    for (Part part : parts()) {
      Label heading = new Label(part.heading());
      heading.getStyleClass().add(Styles.TEXT_BOLD);
      heading.setPadding(new Insets(row == 0 ? 0 : BETWEEN_PARTS, 0, 0, 0));
      table.add(heading, 0, row++, 2, 1);
      for (Line line : part.lines()) {
        Label shortcut = new Label(line.keys());
        shortcut.getStyleClass().add("code");
        table.addRow(row++, new Label(line.what()), shortcut);
      }
    }
    return table;
  }
}
