package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.FlowPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tunebench.app.field.FieldBox;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.study.PartKind;

@ExtendWith(ApplicationExtension.class)
class SettingFieldTest {
  private final Texts texts = new Texts(Locale.ROOT);
  private Stage stage;

  @Start
  void start(Stage window) {
    stage = window;
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
  }

  private Stream<PartKind> kinds() {
    return Stream.of(
            ObjectiveKinds.of(BuiltInObjectives.types().all(), texts),
            Samplers.kinds(),
            Pruners.kinds())
        .flatMap(List::stream);
  }

  private List<Node> fields(PartKind kind) {
    return new PartDraft(List.of(kind), texts, () -> {})
        .settings().stream().<Node>map(setting -> SettingField.of(setting, texts)).toList();
  }

  @Test
  void defaultsAreWrittenAsNumbersAreElsewhere(FxRobot robot) {
    robot.interact(
        () ->
            assertThat(kinds().flatMap(kind -> fields(kind).stream()))
                .filteredOn(FieldBox.class::isInstance)
                .extracting(field -> ((FieldBox) field).textField().getPromptText())
                .contains("0.0001", "2.5")
                .noneMatch(shown -> shown.matches("-?\\d+\\.0|-?[\\d.]+E.*")));
  }

  @Test
  void allAreOfOneWidthSoThatTheyStandBelowEachOther(FxRobot robot) {
    FlowPane settings = new FlowPane();
    robot.interact(
        () -> {
          settings.getChildren().setAll(kinds().flatMap(kind -> fields(kind).stream()).toList());
          stage.setScene(new Scene(settings, 1000, 900));
          stage.show();
        });

    assertThat(settings.getChildren())
        .hasSizeGreaterThan(50)
        .extracting(field -> field.getLayoutBounds().getWidth())
        .containsOnly(settings.getChildren().get(0).getLayoutBounds().getWidth());
    robot.interact(stage::hide);
  }
}
