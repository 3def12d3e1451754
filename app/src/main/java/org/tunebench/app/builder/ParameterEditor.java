package org.tunebench.app.builder;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.field.FieldBox;
import org.tunebench.app.shell.MenuHeight;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.shell.TickItem;
import org.tunebench.engine.space.Beta;

/** Binds the pane that edits the selected parameter; each change counts at once. */
public final class ParameterEditor {
  private SpaceDraft space;
  private Texts texts;
  private ParameterDraft draft;
  private final ListChangeListener<ConditionDraft> conditionsChanged = change -> fillConditions();
  private final InvalidationListener problemsChanged = changed -> showProblems();

  @FXML private VBox form;
  @FXML private VBox nothing;
  @FXML private FieldBox name;
  @FXML private ComboBox<ParameterKind> kind;
  @FXML private HBox range;
  @FXML private FieldBox low;
  @FXML private FieldBox high;
  @FXML private CheckBox log;
  @FXML private HBox steps;
  @FXML private FieldBox step;
  @FXML private FieldBox options;
  @FXML private FieldBox shares;
  @FXML private HBox bell;
  @FXML private FieldBox mean;
  @FXML private FieldBox deviation;
  @FXML private HBox shapes;
  @FXML private FieldBox alpha;
  @FXML private FieldBox beta;
  @FXML private HBox rounding;
  @FXML private FieldBox quantum;
  @FXML private CheckBox roundDown;
  @FXML private Label together;
  @FXML private VBox conditions;
  @FXML private Label when;
  @FXML private VBox preview;
  @FXML private Button addCondition;

  /** Made by the FXML of the builder page, which includes this one. */
  public ParameterEditor() {}

  @FXML
  private void initialize() {
    for (Label problem : List.of(together, when)) {
      problem.managedProperty().bind(problem.visibleProperty());
      problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    }
    for (Node part :
        List.of(form, nothing, range, steps, options, shares, bell, shapes, rounding)) {
      part.managedProperty().bind(part.visibleProperty());
    }
    roundDown.disableProperty().bind(quantum.textField().textProperty().isEmpty());
  }

  void edit(SpaceDraft edited, Services services) {
    space = edited;
    texts = services.texts();
    new PreviewPane(preview, space, texts, services.background(), services.fx()).install();
    kind.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(ParameterKind value) {
            return value == null ? "" : texts.get(value.key());
          }

          @Override
          public ParameterKind fromString(String text) {
            throw new UnsupportedOperationException("kinds are chosen, not typed");
          }
        });
    kind.getItems().setAll(ParameterKind.values());
    alpha.setHint(texts.get("Builder.Parameter.alpha.hint", Beta.LEAST, Beta.MOST));
    beta.setHint(texts.get("Builder.Parameter.beta.hint", Beta.LEAST, Beta.MOST));
    addCondition.setOnAction(event -> addCondition());
    space.selectedProperty().addListener((was, old, now) -> show(now));
    show(space.selectedProperty().get());
  }

  private void show(ParameterDraft next) {
    leave();
    draft = next;
    form.setVisible(next != null);
    nothing.setVisible(next == null);
    if (next == null) {
      return;
    }
    name.bind(next.name());
    low.bind(next.values().low());
    high.bind(next.values().high());
    step.bind(next.values().step());
    options.bind(next.values().options());
    shares.bind(next.values().shares());
    mean.bind(next.values().mean());
    deviation.bind(next.values().deviation());
    alpha.bind(next.values().alpha());
    beta.bind(next.values().beta());
    quantum.bind(next.values().quantum());
    roundDown.selectedProperty().bindBidirectional(next.values().downProperty());
    log.selectedProperty().bindBidirectional(next.values().logProperty());
    kind.valueProperty().bindBidirectional(next.values().kindProperty());
    next.values().kindProperty().addListener(problemsChanged);
    next.conditions().addListener(conditionsChanged);
    together.textProperty().bind(next.values().togetherProperty());
    when.textProperty().bind(next.whenProperty());
    showProblems();
    fillConditions();
  }

  /** The person goes on with it, so it is in sight. */
  private void addCondition() {
    ConditionDraft added = space.addCondition(draft);
    Node row = conditions.getChildren().get(conditions.getChildren().size() - 1);
    boolean looks = added.parentProperty().get() != null;
    row.lookup(looks ? ".text-field" : ".combo-box").requestFocus();
    InSight.bringFocus(conditions);
  }

  private void leave() {
    if (draft != null) {
      roundDown.selectedProperty().unbindBidirectional(draft.values().downProperty());
      log.selectedProperty().unbindBidirectional(draft.values().logProperty());
      kind.valueProperty().unbindBidirectional(draft.values().kindProperty());
      draft.values().kindProperty().removeListener(problemsChanged);
      draft.conditions().removeListener(conditionsChanged);
    }
  }

  /** Shows the fields of the chosen kind alone. */
  private void showProblems() {
    ParameterKind chosen = draft.values().kindProperty().get();
    boolean bounded = chosen.isRange() || chosen.isNormal();
    range.setVisible(chosen.isRange());
    log.setVisible(chosen.isRange());
    bell.setVisible(chosen.isNormal());
    shapes.setVisible(chosen == ParameterKind.BETA);
    rounding.setVisible(chosen.isReal());
    steps.setVisible(bounded);
    options.setVisible(chosen.isOptions());
    shares.setVisible(chosen == ParameterKind.CHOICE);
  }

  private void fillConditions() {
    conditions.getChildren().setAll(draft.conditions().stream().map(this::row).toList());
  }

  private Node row(ConditionDraft condition) {
    ComboBox<String> parent = parentOf(condition);
    parent.setPromptText(texts.get("Builder.Condition.parent"));
    parent.setAccessibleText(texts.get("Builder.Condition.parent"));
    parent.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(parent, Priority.ALWAYS);
    FieldBox values = new FieldBox();
    values.setPrompt(texts.get("Builder.Condition.values"));
    values.textField().setAccessibleText(texts.get("Builder.Condition.values"));
    values.bind(condition.values());
    values.withoutLabel();
    HBox.setHgrow(values, Priority.ALWAYS);
    Button remove = new Button("", new FontIcon(Feather.X));
    remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    remove.setAccessibleText(texts.get("Builder.Condition.remove"));
    remove.setOnAction(event -> draft.removeCondition(condition));
    // In two lines: a name may be as long as the editor is wide.
    return new VBox(6, new HBox(6, parent, remove), new HBox(6, values, menuOf(condition)));
  }

  private ComboBox<String> parentOf(ConditionDraft condition) {
    ComboBox<String> parent = new ComboBox<>();
    parent.getItems().setAll(space.parentsFor(draft));
    parent.setOnShowing(event -> offerParents(parent));
    parent.setValue(condition.parentProperty().get());
    parent
        .valueProperty()
        .addListener(
            (was, old, now) -> {
              if (now != null) {
                space.chooseParent(condition, now);
              }
            });
    ChangeListener<String> follow = (was, old, now) -> parent.setValue(now);
    // The condition outlasts its row, which alone keeps the listener.
    parent.setUserData(follow);
    condition.parentProperty().addListener(new WeakChangeListener<>(follow));
    return parent;
  }

  /** The parent's values, to be ticked instead of typed. */
  private MenuButton menuOf(ConditionDraft condition) {
    MenuButton menu = new MenuButton();
    menu.getStyleClass().add("names");
    menu.setAccessibleText(texts.get("Builder.Condition.choices"));
    menu.setTooltip(new Tooltip(texts.get("Builder.Condition.choices")));
    menu.getItems().add(new MenuItem());
    menu.setOnShowing(
        event ->
            menu.getItems()
                .setAll(
                    space.valuesOf(condition.parentProperty().get()).stream()
                        .map(value -> choice(condition, value))
                        .toList()));
    MenuHeight.limit(menu);
    menu.disableProperty().bind(condition.parentProperty().isNull());
    return menu;
  }

  private static MenuItem choice(ConditionDraft condition, Object value) {
    TickItem item = new TickItem(OptionText.format(value));
    item.setSelected(condition.has(value));
    item.selectedProperty().addListener((was, old, now) -> condition.toggle(value));
    return item;
  }

  private void offerParents(ComboBox<String> parent) {
    List<String> names = space.parentsFor(draft);
    String chosen = parent.getValue();
    if (!parent.getItems().equals(names)) {
      parent.getItems().setAll(names);
      parent.setValue(chosen);
    }
  }

  /** Lets the person type the values of a new parameter, which has a name. */
  void focusValues() {
    low.textField().requestFocus();
  }

  /** Lets the person type the name of a new parameter. */
  void focusName() {
    name.textField().requestFocus();
    name.textField().selectAll();
  }
}
