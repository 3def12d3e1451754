package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.live.OpenStudyPage.ANALYSIS_TAB;
import static org.tunebench.app.live.OpenStudyPage.INSIGHT_TAB;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tunebench.app.chart.DrawingChart;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.shell.Route;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;

/** What the cards of insight do, by mouse and keyboard, without a display. */
@ExtendWith(ApplicationExtension.class)
class InsightCardsTest {
  private OpenStudyPage study;

  @Start
  void start(Stage window) {
    study = new OpenStudyPage(window, "insight-cards-test");
  }

  @AfterEach
  void stop(FxRobot robot) {
    study.close(robot);
  }

  private Study open(FxRobot robot) throws TimeoutException {
    Study opened = study.open(robot, 60, 100, StudyState.FINISHED);
    study.showTab(robot, INSIGHT_TAB);
    return opened;
  }

  private Button button(String id) {
    return study.find("#insight-" + id, Button.class);
  }

  @Test
  void theBestAreReplicatedWithOneClick(FxRobot robot) throws TimeoutException {
    Study filled = open(robot);
    until(() -> button("replicates") != null && !button("replicates").isDisabled());
    assertThat(study.text("#replicate-cost")).matches("25 trials more, about \\d+ min");
    // As by a double click: the second finds the button disabled.
    robot.interact(
        () -> {
          button("replicates").fire();
          assertThat(button("replicates").isDisabled()).isTrue();
          button("replicates").fire();
        });
    until(() -> study.engine().running(filled.id()).isPresent());
    until(() -> !study.person().told().isEmpty());
    List<Trial> waiting =
        study.engine().repository().trials(filled.id()).stream()
            .filter(Trial::isReplicate)
            .toList();
    assertThat(waiting).hasSize(25);
    assertThat(waiting.stream().map(Trial::configuration).distinct()).hasSize(5);
    assertThat(study.person().told()).containsExactly("25 trials with new seeds are queued.");
    until(() -> study.isThere("#study-pause"));
    until(() -> study.text("#line").contains(" · 0 of 25 replicates · "));
    assertThat(button("replicates").isDisabled()).as("they wait until they are tried").isTrue();
  }

  @Test
  void thePaletteDoesWhatTheCardsOfInsightDo(FxRobot robot, @TempDir Path folder) throws Exception {
    open(robot);
    until(() -> button("replicates") != null && !button("replicates").isDisabled());
    assertThat(study.offered())
        .contains(
            "Study.Insight.Palette.REPLICATES",
            "Study.Insight.Copy.OUTLOOK",
            "Study.Insight.Export.OUTLOOK");
    until(
        () ->
            study.page().view().lookupAll(".insight-card .drawing-chart").stream()
                .anyMatch(this::isDrawn));
    Path file = folder.resolve("outlook.svg");
    study.person().choose(file);
    study.act(robot, "Study.Insight.Export.OUTLOOK");
    until(() -> !study.person().told().isEmpty());
    assertThat(Files.readString(file)).contains("gain of marginal_ll");
    robot.interact(() -> spinner("#replicate-best").getEditor().setText("99"));
    assertThat(study.offered())
        .as("wrong input")
        .doesNotContain("Study.Insight.Palette.REPLICATES");
    study.showTab(robot, ANALYSIS_TAB);
    assertThat(study.offered()).noneMatch(key -> key.startsWith("Study.Insight."));
  }

  private boolean isDrawn(Node chart) {
    return ((DrawingChart) chart).pictureProperty().get() != null;
  }

  @Test
  void howManyToReplicateCanBeTyped(FxRobot robot) throws TimeoutException {
    open(robot);
    until(() -> button("replicates") != null && !button("replicates").isDisabled());
    type(robot, "#replicate-best", "3");
    assertThat(study.text("#replicate-cost")).startsWith("15 trials more");
    type(robot, "#replicate-best", "99");
    assertThat(study.text("#replicate-problem"))
        .isEqualTo("The number of the best must be a whole number from 2 to 20.");
    assertThat(study.text("#replicate-cost")).isEmpty();
    assertThat(button("replicates").isDisabled()).isTrue();
    robot.push(KeyCode.ENTER);
    type(robot, "#replicate-times", "many");
    assertThat(study.text("#replicate-problem")).contains("from 2 to 20. The number of new seeds");
    Node card = study.find("#replicate-problem", Node.class).getParent();
    assertThat(card.getLayoutBounds().getWidth())
        .as("as wide as the tab")
        .isLessThan(study.find(".insight", Node.class).getLayoutBounds().getWidth());
    assertThat(spinner("#replicate-best").getEditor().getText())
        .as("as it was typed")
        .isEqualTo("99");
    robot.interact(() -> spinner("#replicate-best").increment());
    assertThat(spinner("#replicate-best").getEditor().getText())
        .as("one more than the 9 on the way to 99")
        .isEqualTo("10");
    type(robot, "#replicate-times", "10");
    robot.push(KeyCode.ENTER);
    assertThat(study.text("#replicate-cost")).startsWith("100 trials more");
    assertThat(study.find("#replicate-problem", Node.class).isVisible()).isFalse();
    assertThat(button("replicates").isDisabled()).isFalse();
  }

  private Spinner<?> spinner(String id) {
    return study.find(id, Spinner.class);
  }

  private void type(FxRobot robot, String id, String text) {
    robot.interact(
        () -> {
          spinner(id).getEditor().requestFocus();
          spinner(id).getEditor().selectAll();
        });
    robot.write(text);
  }

  @Test
  void followUpStudiesLookBeyondAnEdgeAndWhereTheBestAgree(FxRobot robot) throws TimeoutException {
    Study filled =
        FakeStudies.filled(study.engine().repository(), "edge", 0, 100, StudyState.FINISHED);
    Map<String, Object> values =
        new java.util.LinkedHashMap<>(FakeStudies.defaultConfiguration().values());
    for (int i = 0; i < 40; i++) {
      values.put("n_latent", i < 12 ? 15L : 5L + i % 10);
      values.put("lr", 0.001 + 1e-5 * i);
      Trial trial = FakeStudies.trial(i);
      study
          .engine()
          .repository()
          .add(
              filled.id(),
              Trial.waiting(i, trial.source(), new org.tunebench.engine.space.Configuration(values))
                  .start("cpu", java.time.Instant.EPOCH)
                  .complete(Map.of("marginal_ll", 1200.0 + i), java.time.Instant.EPOCH));
    }
    study.open(robot, filled);
    study.showTab(robot, INSIGHT_TAB);
    until(() -> button("edges") != null && !button("edges").isDisabled());
    robot.interact(() -> button("edges").fire());
    until(() -> !study.person().shown().isEmpty());
    Route.NewStudyFrom route = (Route.NewStudyFrom) study.person().shown().get(0);
    assertThat(route.spec().space().parameter(0).distribution()).isEqualTo(new IntRange(5, 20));
    assertThat(route.spec().name()).isEqualTo("edge-wider");
    assertThat(route.spec().warmStart().orElseThrow().study()).isEqualTo("edge");
    robot.interact(() -> button("agreement").fire());
    until(() -> study.person().shown().size() > 1);
    Route.NewStudyFrom narrow = (Route.NewStudyFrom) study.person().shown().get(1);
    assertThat(narrow.spec().space().parameter(0).distribution()).isEqualTo(new IntRange(14, 15));
    assertThat(narrow.spec().name()).isEqualTo("edge-narrower");
    assertThat(narrow.spec().warmStart().orElseThrow().study()).isEqualTo("edge");
    assertThat(narrow.spec().first().queue()).isEmpty();
  }
}
