package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.data.DatasetSummary;
import org.tunebench.engine.study.Durations;
import org.tunebench.engine.study.StudyState;

/** What a draft says of its budget. */
class DraftBudgetTest {
  private static final DatasetSummary SIZE =
      new DatasetSummary(3005, 558, 1000, 1e6, 10, 300, 900, 200, 400, 0, 0);

  private final FakeServices fakes = new FakeServices();
  private final BuilderViewModel model = draft(3);

  private BuilderViewModel draft(int number) {
    return new BuilderViewModel(
        fakes.get(), objective -> SIZE, FakeWorkbench.samplers(), FakeWorkbench.pruners(), number);
  }

  @Test
  void wrongWordsAboutTheEndAreRefusedBesideTheirFields() {
    model.data().file().textProperty().set("/data/cortex.h5ad");
    model.budget().target().textProperty().set("low");
    assertThat(model.obstacleProperty().get())
        .isEqualTo("Target: Must be a number, such as 0.5 or 1e-4, not low.");
    model.budget().target().textProperty().set("");
    model.budget().patience().textProperty().set("0");
    assertThat(model.obstacleProperty().get())
        .isEqualTo("Patience: Must be a whole number above 0, such as 30, not 0.");
    model.budget().patience().textProperty().set("");
    model.budget().until().textProperty().set("accuracy > 0.9");
    assertThat(model.obstacleProperty().get())
        .isEqualTo("Until: Must be such as accuracy >= 0.9, loss <= 0.05, not accuracy > 0.9.");
    model.budget().until().textProperty().set("accuracy >= 0.9 loss");
    assertThat(model.obstacleProperty().get()).startsWith("Until: Must be such as");
    model.budget().until().textProperty().set("");
    assertThat(model.obstacleProperty().get()).isEmpty();
  }

  @Test
  void theBudgetIsSaidInTimeOnceAStudyIsKnown() {
    assertThat(model.meaningProperty().get()).isEmpty();
    FakeStudies.filled(fakes.engine().repository(), "earlier", 5, 5, StudyState.FINISHED);
    BuilderViewModel next = draft(1);
    assertThat(next.meaningProperty().get()).isEmpty();
    likeEarlier(next);
    assertThat(next.meaningProperty().get())
        .matches("About \\d+ (s|min|h).*: a trial took \\d+ (s|min|h).*");
    next.data().maxEpochs().textProperty().set("");
    assertThat(next.meaningProperty().get()).isEmpty();
    next.data().maxEpochs().textProperty().set("200");
    next.data().file().textProperty().set("/data/other.h5ad");
    assertThat(next.meaningProperty().get()).isEmpty();
  }

  private Duration about(Device... devices) {
    fakes.engine().setDevices(List.of(devices));
    BuilderViewModel next = draft(1);
    next.budget().trials().textProperty().set("1000");
    likeEarlier(next);
    return about(next);
  }

  /** The data and epochs of the studies that are there already. */
  private static void likeEarlier(BuilderViewModel next) {
    next.data().file().textProperty().set("/data/cortex.h5ad");
    next.data().genes().textProperty().set("558");
    next.data().maxEpochs().textProperty().set("200");
  }

  private static Duration about(BuilderViewModel next) {
    String said = next.meaningProperty().get();
    String time = said.substring("About ".length(), said.indexOf(':'));
    return Durations.parse("", time.replace(" min", "m").replace(" ", ""));
  }

  @Test
  void theTimeOfTheBudgetIsSharedByAllThatRunsAtOnce() {
    FakeStudies.filled(fakes.engine().repository(), "earlier", 5, 5, StudyState.FINISHED);
    Device cpu = new Device(Device.CPU, "Xeon", 1L << 30, "");
    Device one = new Device("gpu:0", "RTX 4090", 1L << 30, "");
    Device other = new Device("gpu:1", "RTX 4090", 1L << 30, "");
    Duration alone = about(cpu);
    assertThat(about(one, cpu)).isEqualTo(alone);
    assertThat(about(one, other, cpu))
        .isBetween(alone.dividedBy(2).minusMinutes(1), alone.dividedBy(2).plusMinutes(1));

    BuilderViewModel jobs = draft(1);
    jobs.budget().trials().textProperty().set("1000");
    likeEarlier(jobs);
    PartDraft places = jobs.devices().places();
    places.kindProperty().set(places.kinds().get(1));
    assertThat(about(jobs))
        .as("four jobs")
        .isBetween(alone.dividedBy(4).minusMinutes(1), alone.dividedBy(4).plusMinutes(1));
    jobs.budget().time().textProperty().set("3m");
    assertThat(about(jobs)).isEqualTo(Duration.ofMinutes(3));
  }
}
