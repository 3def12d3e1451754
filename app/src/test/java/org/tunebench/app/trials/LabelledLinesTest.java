package org.tunebench.app.trials;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.application.Application;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/** Facts, and fields of a configuration, in a panel that is narrower than a long name. */
@ExtendWith(ApplicationExtension.class)
class LabelledLinesTest {
  private static final double WIDTH = 300;
  private static final String LONG = "learning_rate_of_the_generator_network_after_warm_up";

  private Stage stage;

  @Start
  void start(Stage window) {
    stage = window;
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
  }

  private void show(FxRobot robot, Pane lines) {
    robot.interact(
        () -> {
          stage.setScene(new Scene(new VBox(lines), WIDTH, 400));
          stage.show();
        });
  }

  private void hide(FxRobot robot) {
    robot.interact(stage::hide);
  }

  private static Bounds place(Pane lines, int child) {
    return lines.getChildren().get(child).getBoundsInParent();
  }

  @Test
  void aLongNameGoesOnInASecondLineAndItsValueStaysInSight(FxRobot robot) {
    FactList facts = new FactList();
    facts.setFacts(List.of(new Fact(LONG, "0.00948155"), new Fact("units", "66")));
    show(robot, facts);

    Bounds name = place(facts, 0);
    Bounds value = place(facts, 1);
    assertThat(value.getMinX()).isGreaterThan(name.getMaxX());
    assertThat(value.getMaxX()).isLessThanOrEqualTo(WIDTH);
    assertThat(name.getHeight()).as("two lines").isGreaterThan(1.5 * value.getHeight());
    assertThat(value.getMinY()).as("beside the first line").isEqualTo(name.getMinY());
    assertThat(place(facts, 2).getMinY()).isGreaterThanOrEqualTo(name.getMaxY());
    assertThat(facts.getHeight()).isGreaterThanOrEqualTo(place(facts, 3).getMaxY());
    hide(robot);
  }

  @Test
  void severalBelowEachOtherHaveOneColumnOfLabels(FxRobot robot) {
    FactList shorter = new FactList();
    FactList longer = new FactList();
    LabelledLines.align(List.of(shorter, longer));
    shorter.setFacts(List.of(new Fact("lr", "0.01")));
    show(robot, new VBox(shorter, longer));
    robot.interact(() -> longer.setFacts(List.of(new Fact("reconstruction_loss", "zinb"))));

    robot.interact(stage.getScene().getRoot()::layout);
    assertThat(place(shorter, 1).getMinX())
        .isEqualTo(place(longer, 1).getMinX())
        .isGreaterThan(place(longer, 0).getWidth());
    hide(robot);
  }

  @Test
  void aLineOfALongNameEndsWithAWord(FxRobot robot) {
    FactList facts = new FactList();
    facts.setFacts(List.of(new Fact(LONG, "zero_inflated_negative_binomial_per_gene")));
    show(robot, facts);

    assertThat(lines((Label) facts.getChildren().get(0)))
        .containsExactly("learning_rate_of_", "the_generator_", "network_after_", "warm_up");
    assertThat(lines((Label) facts.getChildren().get(1)))
        .containsExactly("zero_inflated_", "negative_binomial_", "per_gene");
    hide(robot);
  }

  /** What stands in each line, as it is drawn. */
  private static List<String> lines(Label label) {
    Text drawn = (Text) label.lookup(".text");
    Map<Double, StringBuilder> lines = new TreeMap<>();
    for (int i = 0; i < drawn.getText().length(); i++) {
      double top = new Path(drawn.rangeShape(i, i + 1)).getLayoutBounds().getMinY();
      lines.computeIfAbsent(top, y -> new StringBuilder()).append(drawn.getText().charAt(i));
    }
    return lines.values().stream().map(line -> line.toString().replace("\u200A", "")).toList();
  }

  @Test
  void shortNamesTakeNoMoreThanTheyNeed(FxRobot robot) {
    FactList facts = new FactList();
    String words = "a value that goes on and on, and that has two lines or three in a narrow panel";
    facts.setFacts(List.of(new Fact("n_latent", "12"), new Fact("lr", words)));
    show(robot, facts);

    Label name = (Label) facts.getChildren().get(0);
    assertThat(name.getWidth()).isEqualTo(Math.ceil(name.prefWidth(-1)));
    assertThat(place(facts, 3).getHeight()).isGreaterThan(1.5 * place(facts, 1).getHeight());
    assertThat(place(facts, 2).getMinY()).isEqualTo(place(facts, 3).getMinY());
    hide(robot);
  }

  @Test
  void theFieldOfALongNameStaysInSight(FxRobot robot) {
    FloatRange range = FloatRange.spanning(0, 1);
    SearchSpace space =
        new SearchSpace(List.of(new Parameter(LONG, range), new Parameter("lr", range)));
    ConfigurationFields fields = new ConfigurationFields();
    fields.follow(
        new SimpleObjectProperty<>(
            new ConfigurationEditor(space, ConfigurationEditor.middle(space))));
    show(robot, fields);

    for (Node child : fields.getChildren()) {
      assertThat(child.getBoundsInParent().getMaxX()).isLessThanOrEqualTo(WIDTH);
    }
    assertThat(place(fields, 1).getWidth()).isGreaterThan(100);
    hide(robot);
  }
}
