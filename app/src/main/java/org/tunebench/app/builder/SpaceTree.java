package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.tunebench.app.shell.SpaceText;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;

/**
 * Shows the parameters as a tree, each under the one that it depends on, and keeps the selection
 * and the draft's the same.
 */
final class SpaceTree {
  private static final double ROW_HEIGHT = 34;
  private static final double HEADER_HEIGHT = 40;
  private static final double LEAST_WIDTH = 40;

  /** The columns' shares of the width. */
  private static final List<Double> WITH_CONDITIONS = List.of(2.35, 1.15, 2.4, 2.1);

  /** The same while no parameter has a condition: there is no column of them then. */
  private static final List<Double> WITHOUT_CONDITIONS = List.of(1.9, 1.1, 3.5);

  private static final int LEAST_ROWS = 6;
  private static final int MOST_ROWS = 12;

  private final TreeTableView<ParameterDraft> tree;
  private final SpaceDraft space;
  private final Texts texts;
  private final SpaceText glance;
  private final TreeItem<ParameterDraft> root = new TreeItem<>();
  private final Map<ParameterDraft, TreeItem<ParameterDraft>> items = new HashMap<>();
  private boolean updating;
  private boolean conditional;

  SpaceTree(TreeTableView<ParameterDraft> tree, SpaceDraft space, Texts texts) {
    this.tree = tree;
    this.space = space;
    this.texts = texts;
    this.glance = new SpaceText(texts);
  }

  void install() {
    column("Builder.Column.name", draft -> draft.called()).getStyleClass().add("long-name");
    column("Builder.Column.kind", draft -> texts.get(draft.values().kindProperty().get().key()));
    column("Builder.Column.values", this::distribution);
    column("Builder.Column.when", this::conditions);
    tree.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    tree.setPlaceholder(new Label(texts.get("Builder.Space.empty")));
    tree.setShowRoot(false);
    tree.setRoot(root);
    root.setExpanded(true);
    tree.setFixedCellSize(ROW_HEIGHT);
    tree.prefHeightProperty()
        .bind(Bindings.createDoubleBinding(this::height, tree.expandedItemCountProperty()));
    tree.minHeightProperty().bind(tree.prefHeightProperty());
    tree.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    share();
    update();
    space.versionProperty().addListener((was, old, now) -> update());
    tree.getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<TreeItem<ParameterDraft>>) change -> chosen());
    space.selectedProperty().addListener((was, old, now) -> select());
    select();
  }

  /**
   * As high as its rows, within reason: a table that scrolls within a page that scrolls is a pain.
   */
  private double height() {
    int rows = Math.min(Math.max(tree.getExpandedItemCount(), LEAST_ROWS), MOST_ROWS);
    return HEADER_HEIGHT + rows * ROW_HEIGHT + 2;
  }

  private void update() {
    boolean now = space.parameters().stream().anyMatch(draft -> !draft.conditions().isEmpty());
    if (now != conditional) {
      conditional = now;
      share();
    }
    grow();
  }

  /** Shares the width among the columns: conditions have none of it without any. */
  private void share() {
    List<Double> shares = conditional ? WITH_CONDITIONS : WITHOUT_CONDITIONS;
    tree.getColumns().get(WITHOUT_CONDITIONS.size()).setVisible(conditional);
    for (int i = 0; i < shares.size(); i++) {
      double share = shares.get(i);
      TreeTableColumn<ParameterDraft, ?> column = tree.getColumns().get(i);
      column.setMinWidth(LEAST_WIDTH);
      column.setMaxWidth(10_000 * share);
      // The width follows what is preferred only where that changes.
      column.setPrefWidth(0);
      column.setPrefWidth(100 * share);
    }
    tree.getColumnResizePolicy().call(new TreeTableView.ResizeFeatures<>(tree, null, 0.0));
  }

  /** Puts each parameter under its parent; touches only what stands elsewhere than before. */
  private void grow() {
    updating = true;
    items.keySet().retainAll(space.parameters());
    Map<TreeItem<ParameterDraft>, List<TreeItem<ParameterDraft>>> children = new HashMap<>();
    for (ParameterDraft draft : space.parameters()) {
      TreeItem<ParameterDraft> parent =
          hangs(draft) ? item(space.parentOf(draft).orElseThrow()) : root;
      children.computeIfAbsent(parent, p -> new ArrayList<>()).add(item(draft));
    }
    // First all that goes, then all that comes: an item never has two parents.
    List<TreeItem<ParameterDraft>> parents = new ArrayList<>(items.values());
    parents.add(0, root);
    for (TreeItem<ParameterDraft> parent : parents) {
      parent.getChildren().retainAll(children.getOrDefault(parent, List.of()));
    }
    for (TreeItem<ParameterDraft> parent : parents) {
      List<TreeItem<ParameterDraft>> wanted = children.getOrDefault(parent, List.of());
      if (!parent.getChildren().equals(wanted)) {
        parent.getChildren().setAll(wanted);
      }
    }
    updating = false;
    select();
  }

  /**
   * Whether it has a parent and the way up ends: parameters that wait for each other stand alone.
   */
  private boolean hangs(ParameterDraft draft) {
    Optional<ParameterDraft> at = space.parentOf(draft);
    for (int steps = 0; steps < space.parameters().size() && at.isPresent(); steps++) {
      at = space.parentOf(at.get());
    }
    return at.isEmpty() && space.parentOf(draft).isPresent();
  }

  private TreeItem<ParameterDraft> item(ParameterDraft draft) {
    return items.computeIfAbsent(
        draft,
        of -> {
          TreeItem<ParameterDraft> item = new TreeItem<>(of);
          item.setExpanded(true);
          // No arrow says that there would be more.
          item.expandedProperty().addListener((was, old, now) -> item.setExpanded(true));
          return item;
        });
  }

  private void chosen() {
    if (updating) {
      return;
    }
    List<ParameterDraft> drafts =
        tree.getSelectionModel().getSelectedItems().stream()
            .filter(item -> item != null)
            .map(TreeItem::getValue)
            .toList();
    if (!drafts.isEmpty() && !drafts.equals(space.chosen())) {
      updating = true;
      space.choose(drafts);
      updating = false;
    }
  }

  private void select() {
    if (updating) {
      return;
    }
    List<TreeItem<ParameterDraft>> wanted =
        space.chosen().stream().filter(items::containsKey).map(items::get).toList();
    if (!wanted.equals(List.copyOf(present()))) {
      updating = true;
      tree.getSelectionModel().clearSelection();
      wanted.forEach(tree.getSelectionModel()::select);
      updating = false;
    }
  }

  private List<TreeItem<ParameterDraft>> present() {
    return tree.getSelectionModel().getSelectedItems().stream()
        .filter(item -> item != null)
        .toList();
  }

  private TreeTableColumn<ParameterDraft, String> column(
      String key, Function<ParameterDraft, String> text) {
    TreeTableColumn<ParameterDraft, String> column = new TreeTableColumn<>(texts.get(key));
    column.setCellValueFactory(
        cell -> {
          ParameterDraft draft = cell.getValue().getValue();
          return draft == null
              ? new ReadOnlyStringWrapper("")
              : Bindings.createStringBinding(() -> text.apply(draft), space.versionProperty());
        });
    column.setCellFactory(of -> new WholeTextCell<>());
    column.setSortable(false);
    column.setReorderable(false);
    tree.getColumns().add(column);
    return column;
  }

  private String distribution(ParameterDraft draft) {
    return draft
        .distribution()
        .map(glance::of)
        .or(draft.values()::reproach)
        .orElse(texts.get("Builder.Glance.empty"));
  }

  private String conditions(ParameterDraft draft) {
    return space
        .space()
        .map(s -> s.indexOf(draft.called()))
        .filter(index -> index >= 0)
        .map(index -> glance.conditions(space.space().orElseThrow().parameter(index)))
        .orElseGet(() -> typed(draft));
  }

  /** The conditions as far as they can be read, while something else is wrong. */
  private String typed(ParameterDraft draft) {
    return glance.conditions(
        new Parameter(
            "_",
            new IntRange(0, 1),
            draft.conditions().stream()
                .filter(c -> c.parentProperty().get() != null)
                .filter(c -> c.values().value().isPresent())
                .map(c -> new Condition(c.parentProperty().get(), c.values().value().get()))
                .toList()));
  }
}
