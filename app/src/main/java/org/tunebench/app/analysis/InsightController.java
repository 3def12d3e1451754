package org.tunebench.app.analysis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.chart.BarsDrawing;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.DrawingChart;
import org.tunebench.app.chart.PictureActions;
import org.tunebench.app.field.CountField;
import org.tunebench.app.field.CountSpinner;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.HelpMark;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;

/** Shows the cards of insight. */
public final class InsightController {
  private static final double GAP = 8;
  private static final double PICTURE_HEIGHT = 168;

  /** An axis of values has some ticks. */
  private static final double VALUES_HEIGHT = 232;

  private final Services services;
  private final Texts texts;
  private final InsightViewModel model;
  private final IntConsumer open;
  private final Map<InsightCard.Kind, Runnable> others;
  private final Map<InsightCard.Kind, Card> shown = new EnumMap<>(InsightCard.Kind.class);

  @FXML private VBox cards;
  @FXML private Label waiting;

  /**
   * @param open shows the details of a trial
   * @param others what the buttons do that lead elsewhere
   */
  public InsightController(
      Services services,
      InsightViewModel model,
      IntConsumer open,
      Map<InsightCard.Kind, Runnable> others) {
    this.services = services;
    this.texts = services.texts();
    this.model = model;
    this.open = open;
    this.others = others;
  }

  @FXML
  private void initialize() {
    for (InsightCard.Kind kind : InsightCard.Kind.values()) {
      shown.put(kind, new Card(kind));
    }
    model.cardsProperty().addListener((property, before, now) -> show(now));
    show(model.cardsProperty().get());
  }

  /** What can be done with the cards that are looked at, for the command palette. */
  public List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    if (!model.shownProperty().get() || shown.isEmpty()) {
      return actions;
    }
    for (InsightCard answer : model.cardsProperty().get()) {
      InsightCard.Kind kind = answer.kind();
      Card card = shown.get(kind);
      // What leads elsewhere is offered by the page as it is.
      if (!others.containsKey(kind)) {
        actions.add(
            Action.of(
                "Study.Insight.Palette." + kind.name(),
                "fth-zap",
                "",
                () -> act(kind),
                card.button.disableProperty().not()));
      }
      if (answer.picture().isPresent()) {
        actions.add(
            Action.always(
                "Study.Insight.Copy." + kind.name(), "fth-copy", "", card.pictures::copy));
        actions.add(
            Action.always(
                "Study.Insight.Export." + kind.name(), "fth-download", "", card.pictures::export));
      }
    }
    return actions;
  }

  private void show(List<InsightCard> answers) {
    waiting.setVisible(answers.isEmpty());
    waiting.setManaged(answers.isEmpty());
    List<Node> nodes = new ArrayList<>(List.of(waiting));
    for (InsightCard answer : answers) {
      Card card = shown.get(answer.kind());
      card.show(answer);
      nodes.add(card.box);
    }
    if (!cards.getChildren().equals(nodes)) {
      cards.getChildren().setAll(nodes);
    }
  }

  private void act(InsightCard.Kind kind) {
    Runnable other = others.get(kind);
    if (other == null) {
      model.act(kind);
    } else {
      other.run();
    }
  }

  private static double rowsHeight(Drawing drawing) {
    return drawing instanceof BarsDrawing bars ? bars.rowsHeight() : 0;
  }

  /** One card; its nodes stay while answers change. */
  private final class Card {
    private final VBox box = new VBox();
    private final Label answer = new Label();
    private final Label detail = new Label();
    private final DrawingChart picture = new DrawingChart(services, "");
    private final PictureActions pictures =
        new PictureActions(
            services,
            picture,
            () -> Optional.ofNullable(picture.drawingProperty().get()),
            model::studyName);
    private final Button button = new Button();
    private final BooleanProperty possible = new SimpleBooleanProperty();
    private final Button export = new Button();
    private final FlowPane choice = new FlowPane(GAP, GAP);

    Card(InsightCard.Kind kind) {
      Label question = new Label(texts.get("Study.Insight.Question." + kind.name()));
      question.getStyleClass().add("insight-question");
      answer.getStyleClass().add("insight-answer");
      detail.getStyleClass().add("insight-detail");
      answer.setWrapText(true);
      detail.setWrapText(true);
      answer.setMinHeight(Region.USE_PREF_SIZE);
      detail.setMinHeight(Region.USE_PREF_SIZE);
      boolean values = kind == InsightCard.Kind.REPLICATES;
      picture
          .prefHeightProperty()
          .bind(
              picture
                  .drawingProperty()
                  .map(InsightController::rowsHeight)
                  .orElse(0.0)
                  .map(rows -> Math.max(rows, values ? VALUES_HEIGHT : PICTURE_HEIGHT)));
      picture.minHeightProperty().bind(picture.prefHeightProperty());
      picture.setOnOpen(open);
      button.setText(texts.get("Study.Insight.Action." + kind.name()));
      button.setId("insight-" + kind.name().toLowerCase(Locale.ROOT));
      button.setOnAction(event -> act(kind));
      button
          .disableProperty()
          .bind(
              kind == InsightCard.Kind.REPLICATES
                  ? possible
                      .not()
                      .or(model.replicatingProperty())
                      .or(model.choiceProblem().isNotEmpty())
                  : possible.not());
      export.setGraphic(new FontIcon(Feather.DOWNLOAD));
      export.getStyleClass().add("button-icon");
      export.setAccessibleText(texts.get("Chart.Export"));
      export.setTooltip(new Tooltip(texts.get("Chart.Export")));
      export.setOnAction(event -> pictures.export());
      if (kind == InsightCard.Kind.REPLICATES) {
        choice.getChildren().addAll(replicateChoice());
      }
      choice.getChildren().add(button);
      if (kind == InsightCard.Kind.REPLICATES) {
        choice.getChildren().add(cost());
      }
      HBox.setHgrow(choice, Priority.ALWAYS);
      HBox actions = new HBox(GAP, choice, export);
      actions.managedProperty().bind(choice.visibleProperty().or(export.visibleProperty()));
      box.getStyleClass().add("insight-card");
      HBox heading =
          new HBox(4, question, new HelpMark(texts.get("Study.Insight.Help." + kind.name())));
      heading.setAlignment(Pos.CENTER_LEFT);
      box.getChildren().addAll(heading, answer, detail, picture, actions);
      if (kind == InsightCard.Kind.REPLICATES) {
        box.getChildren().add(choiceProblem());
      }
    }

    private List<Node> replicateChoice() {
      Spinner<Integer> best = spinner(model.best(), "Study.Insight.Best");
      best.setId("replicate-best");
      Spinner<Integer> times = spinner(model.times(), "Study.Insight.Times");
      times.setId("replicate-times");
      return List.of(beside("Study.Insight.Best", best), beside("Study.Insight.Times", times));
    }

    /** What the button costs, before it is pressed. */
    private Label cost() {
      Label cost = new Label();
      cost.setId("replicate-cost");
      cost.getStyleClass().add("text-muted");
      cost.textProperty().bind(model.costProperty());
      cost.minHeightProperty().bind(button.heightProperty());
      return cost;
    }

    private Node beside(String key, Spinner<Integer> spinner) {
      HBox together = new HBox(GAP, new Label(texts.get(key)), spinner);
      together.setAlignment(Pos.CENTER_LEFT);
      return together;
    }

    /** What is wrong with what was typed, below the fields: beside them it would widen the card. */
    private Label choiceProblem() {
      Label problem = new Label();
      problem.setId("replicate-problem");
      problem.getStyleClass().add("problem");
      problem.setWrapText(true);
      problem.textProperty().bind(model.choiceProblem());
      problem.visibleProperty().bind(model.choiceProblem().isNotEmpty());
      problem.managedProperty().bind(problem.visibleProperty());
      problem.setMinHeight(Region.USE_PREF_SIZE);
      return problem;
    }

    private Spinner<Integer> spinner(CountField count, String key) {
      Spinner<Integer> spinner = new Spinner<>();
      CountSpinner.bind(spinner, count);
      spinner.setPrefWidth(84);
      spinner.setAccessibleText(texts.get(key));
      return spinner;
    }

    void show(InsightCard now) {
      answer.setText(now.answer());
      detail.setText(now.detail());
      detail.setVisible(!now.detail().isEmpty());
      detail.setManaged(detail.isVisible());
      boolean drawn = now.picture().isPresent();
      picture.drawingProperty().set(now.picture().orElse(null));
      picture.setVisible(drawn);
      picture.setManaged(drawn);
      export.setVisible(drawn);
      possible.set(now.canAct());
      choice.setVisible(now.mayAct());
    }
  }
}
