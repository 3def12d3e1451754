package org.tunebench.app.builder;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.shell.SpaceText;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.ConfigurationFields;

/** The default configuration and the queue, with the fields to make one up. */
final class FirstTrialsBox {
  private static final double GAP = 8;

  private final VBox place;
  private final FirstTrialsDraft draft;
  private final Texts texts;
  private final VBox queue = new VBox(GAP);

  /**
   * @param place is filled
   */
  FirstTrialsBox(VBox place, FirstTrialsDraft draft, Texts texts) {
    this.place = place;
    this.draft = draft;
    this.texts = texts;
  }

  void install() {
    place.setSpacing(GAP);
    place.getChildren().setAll(defaultLine(), defaultProblem(), queue, addButton(), fields());
    draft.rowsProperty().addListener((was, old, now) -> showQueue(now));
    showQueue(draft.rowsProperty().get());
  }

  private Node defaultLine() {
    CheckBox tried = new CheckBox(texts.get("Builder.Baseline"));
    tried.setId("baseline");
    tried.setWrapText(true);
    tried.setMinHeight(Region.USE_PREF_SIZE);
    tickOnlyWhatIsTried(tried);
    Label values = values();
    values.setId("defaultValues");
    showIf(values, Bindings.isNotEmpty(values.textProperty()));
    values
        .textProperty()
        .bind(draft.firstProperty().map(row -> row.map(r -> SpaceText.of(r.values())).orElse("")));
    Label none = values();
    none.setId("whyNoDefault");
    none.textProperty().bind(draft.whyNoneProperty());
    showIf(none, Bindings.isNotEmpty(none.textProperty()));
    Button usual = new Button(texts.get("Builder.First.usual"));
    usual.setOnAction(event -> draft.takeUsual());
    showIf(usual, draft.isOwnProperty());
    Button change = new Button(texts.get("Builder.First.change"));
    change.setOnAction(event -> draft.editDefault());
    change.disableProperty().bind(draft.canEditProperty().not());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return new VBox(4, line(tried, gap, usual, change), values, none);
  }

  /** A tick beside what there is not would say that it is tried. */
  private void tickOnlyWhatIsTried(CheckBox tried) {
    Runnable show =
        () ->
            tried.setSelected(draft.baselineProperty().get() && draft.canBaselineProperty().get());
    draft.baselineProperty().subscribe(show);
    draft.canBaselineProperty().subscribe(show);
    show.run();
    tried.setOnAction(event -> draft.baselineProperty().set(tried.isSelected()));
    tried.disableProperty().bind(draft.canBaselineProperty().not());
  }

  private Node defaultProblem() {
    Label problem = problem();
    problem
        .textProperty()
        .bind(draft.firstProperty().map(row -> row.map(FirstTrialsDraft.Row::problem).orElse("")));
    return problem;
  }

  /** All of a configuration, on as many lines as it takes. */
  private static Label values() {
    Label values = new Label();
    values.getStyleClass().addAll("text-muted", "text-small");
    values.setWrapText(true);
    values.setMaxWidth(Double.MAX_VALUE);
    values.setMinHeight(Region.USE_PREF_SIZE);
    return values;
  }

  private static HBox line(Node... parts) {
    HBox line = new HBox(12, parts);
    line.setAlignment(Pos.CENTER_LEFT);
    for (Node part : parts) {
      if (part instanceof Button button) {
        button.setMinWidth(Region.USE_PREF_SIZE);
      }
    }
    return line;
  }

  private void showQueue(List<FirstTrialsDraft.Row> rows) {
    queue
        .getChildren()
        .setAll(IntStream.range(0, rows.size()).mapToObj(i -> row(i, rows.get(i))).toList());
    queue.setVisible(!rows.isEmpty());
    queue.setManaged(queue.isVisible());
  }

  private Node row(int index, FirstTrialsDraft.Row row) {
    String name = draft.name(index);
    Label called = new Label(name);
    called.setMinWidth(Region.USE_PREF_SIZE);
    Button change = icon("fth-edit-2", texts.get("Builder.First.edit", name));
    change.setOnAction(event -> draft.edit(index));
    change.disableProperty().bind(draft.canEditProperty().not());
    Button remove = icon("fth-trash-2", texts.get("Builder.First.remove", name));
    remove.setOnAction(event -> draft.remove(index));
    Label problem = problem();
    problem.setText(row.problem());
    Label values = values();
    values.setText(SpaceText.of(row.values()));
    HBox.setHgrow(values, Priority.ALWAYS);
    return new VBox(4, line(called, values, change, remove), problem);
  }

  private static Button icon(String icon, String name) {
    Button button = new Button("", new FontIcon(icon));
    button.getStyleClass().addAll("button-icon", "flat");
    button.setAccessibleText(name);
    return button;
  }

  private Node addButton() {
    Button add = new Button(texts.get("Builder.First.add"), new FontIcon("fth-plus"));
    add.setId("addConfiguration");
    add.setOnAction(event -> draft.add());
    add.disableProperty()
        .bind(draft.canEditProperty().not().or(draft.editorProperty().isNotNull()));
    return add;
  }

  private Node fields() {
    Label title = new Label();
    title.getStyleClass().add("field-label");
    title.textProperty().bind(draft.titleProperty());
    ConfigurationFields fields = new ConfigurationFields();
    fields.follow(draft.editorProperty());
    Label problem = problem();
    problem.textProperty().bind(draft.editProblemProperty());
    Button apply = new Button(texts.get("Builder.First.apply"));
    apply.setId("applyConfiguration");
    apply.getStyleClass().add("accent");
    apply.setOnAction(event -> draft.apply());
    Button cancel = new Button(texts.get("Builder.First.cancel"));
    cancel.setOnAction(event -> draft.cancel());
    VBox card = new VBox(12, title, fields, problem, new HBox(GAP, apply, cancel));
    card.getStyleClass().addAll("editor", "wide");
    card.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            draft.cancel();
            event.consume();
          } else if (event.getCode() == KeyCode.ENTER) {
            draft.apply();
            event.consume();
          }
        });
    showIf(card, draft.editorProperty().isNotNull());
    return card;
  }

  private static Label problem() {
    Label problem = new Label();
    problem.getStyleClass().add("field-problem");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    showIf(problem, Bindings.isNotEmpty(problem.textProperty()));
    return problem;
  }

  private static void showIf(Node node, ObservableValue<Boolean> shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(node.visibleProperty());
  }
}
