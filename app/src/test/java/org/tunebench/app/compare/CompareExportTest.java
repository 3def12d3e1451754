package org.tunebench.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.compare.OpenCompare.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tunebench.app.chart.GroupsChart;
import org.tunebench.app.fake.FakeRepository;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.engine.study.StudyState;

/** The chart of several studies written to a file, by a robot. */
@ExtendWith(ApplicationExtension.class)
class CompareExportTest {
  @TempDir private Path folder;
  private OpenCompare compare;

  @Start
  void start(Stage window) {
    compare = new OpenCompare(window, folder);
  }

  @AfterEach
  void stop(FxRobot robot) {
    compare.close(robot);
  }

  private void open(FxRobot robot, List<Long> studies) {
    compare.show(robot, studies, 1072, 762);
  }

  private GroupsChart chart() {
    return (GroupsChart) compare.page().lookup(".groups-chart");
  }

  @Test
  void whatIsSeenIsWrittenAndNamed(FxRobot robot) throws TimeoutException, IOException {
    FakeRepository repository = compare.repository();
    long one = FakeStudies.filled(repository, "first-search", 20, 20, StudyState.FINISHED).id();
    long none = repository.create(FakeStudies.spec("never-started", 20)).id();
    long two = FakeStudies.filled(repository, "second-search", 9, 20, StudyState.STOPPED).id();
    open(robot, List.of(one, none, two));
    until(() -> chart().picture().isPresent());
    for (String shown : List.of("#byTrial", "#byTime", "#histories")) {
      compare.fire(robot, shown);
      until(() -> chart().picture().isPresent());
      Path file = folder.resolve(shown.substring(1) + ".svg");
      compare.person().choose(file);
      compare.fire(robot, "#export");
      until(
          () -> compare.person().told().contains("The picture is in " + file.getFileName() + "."));
      assertThat(Files.readString(file))
          .as(shown)
          .contains("first-search", "second-search")
          .doesNotContain("never-started");
    }
  }

  @Test
  void whereNothingIsSeenNoFileIsAskedFor(FxRobot robot) throws TimeoutException {
    long one = compare.repository().create(FakeStudies.spec("one", 20)).id();
    long two = compare.repository().create(FakeStudies.spec("two", 20)).id();
    open(robot, List.of(one, two));
    until(() -> compare.page().lookup("#export") != null);
    compare.person().choose(folder.resolve("never.png"));
    compare.fire(robot, "#export");
    until(() -> !compare.person().told().isEmpty());
    assertThat(folder.resolve("never.png")).doesNotExist();
  }

  @Test
  void thePictureIsCopiedByTheMenuOfTheChart(FxRobot robot) throws TimeoutException {
    FakeRepository repository = compare.repository();
    long one = FakeStudies.filled(repository, "one", 20, 20, StudyState.FINISHED).id();
    long two = FakeStudies.filled(repository, "two", 9, 20, StudyState.STOPPED).id();
    open(robot, List.of(one, two));
    until(() -> chart().picture().isPresent());
    robot.interact(chart()::requestFocus);
    robot.push(KeyCode.SHIFT, KeyCode.F10);
    robot.push(KeyCode.ENTER);
    until(() -> compare.person().told().contains("The picture is on the clipboard."));
  }
}
