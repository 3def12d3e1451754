package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tunebench.app.field.FieldBox;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.compute.cluster.SlurmSettings;
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
  void eachSaysWhatLeavingItEmptyMeans(FxRobot robot) {
    List<PartKind> all = Stream.concat(kinds(), Stream.of(SlurmSettings.kind())).toList();
    robot.interact(
        () -> {
          assertThat(all.stream().flatMap(kind -> fields(kind).stream()))
              .filteredOn(FieldBox.class::isInstance)
              .extracting(field -> ((FieldBox) field).textField().getPromptText())
              .contains("as many as fit", "no bound", "none")
              .noneMatch(String::isBlank);
          assertThat(choices().map(box -> box.getConverter().toString("")))
              .contains("default: on", "default: off", "as the table says", "default: linear");
          assertThat(choices().flatMap(box -> box.getItems().stream().map(shown(box))))
              .contains("on", "off")
              .doesNotContain("true", "false");
        });
  }

  private Stream<ComboBox<String>> choices() {
    return kinds()
        .flatMap(kind -> fields(kind).stream())
        .filter(VBox.class::isInstance)
        .flatMap(field -> ((VBox) field).getChildren().stream())
        .filter(ComboBox.class::isInstance)
        .map(SettingFieldTest::words);
  }

  @SuppressWarnings("unchecked")
  private static ComboBox<String> words(Node box) {
    return (ComboBox<String>) box;
  }

  private static UnaryOperator<String> shown(ComboBox<String> box) {
    return box.getConverter()::toString;
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
