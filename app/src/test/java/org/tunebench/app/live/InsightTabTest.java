package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.chart.BarsDrawing;
import org.tunebench.app.chart.DrawingChart;
import org.tunebench.app.fake.FakeRepository;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;

@ExtendWith(ApplicationExtension.class)
class InsightTabTest {
  private static final int INSIGHT_TAB = 3;
  private static final int MANY = 5;

  private OpenStudyPage study;

  @Start
  void start(Stage window) {
    study = new OpenStudyPage(window, "insight-tab-test");
  }

  @AfterEach
  void stop(FxRobot robot) {
    study.close(robot);
  }

  private List<DrawingChart> ofManyBars() {
    return study.page().view().lookupAll(".insight-card .drawing-chart").stream()
        .map(DrawingChart.class::cast)
        .filter(
            chart ->
                chart.drawingProperty().get() instanceof BarsDrawing bars
                    && bars.bars().size() >= MANY)
        .toList();
  }

  /** A study whose best twelve trials have all but the same configuration. */
  private Study agreeing() {
    FakeRepository repository = study.engine().repository();
    Study filled = FakeStudies.filled(repository, "agreeing", 0, 100, StudyState.FINISHED);
    for (int i = 0; i < 60; i++) {
      boolean best = i >= 48;
      Trial drawn = FakeStudies.trial(i);
      Configuration values = best ? FakeStudies.defaultConfiguration() : drawn.configuration();
      repository.add(
          filled.id(),
          Trial.waiting(i, drawn.source(), values)
              .start("cpu", Instant.EPOCH)
              .complete(Map.of("marginal_ll", (best ? 1200.0 : 2000.0) + i), Instant.EPOCH));
    }
    return filled;
  }

  @Test
  void aPictureIsAsHighAsItsRowsOfBarsNeed(FxRobot robot) throws TimeoutException {
    study.open(robot, agreeing());
    study.showTab(robot, INSIGHT_TAB);
    until(() -> !ofManyBars().isEmpty());
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(ofManyBars())
        .allSatisfy(
            chart ->
                assertThat(chart.getHeight())
                    .isGreaterThanOrEqualTo(
                        ((BarsDrawing) chart.drawingProperty().get()).rowsHeight()));
  }
}
