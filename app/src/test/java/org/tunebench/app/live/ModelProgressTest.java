package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.HandLauncher;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.Services;
import org.tunebench.app.trials.ModelCommand;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;

/** The training of a model on all data, as the page of its study shows it. */
class ModelProgressTest {
  private static final Path FILE = Path.of("target", "best.npz");

  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final TestServices person = new TestServices();
  private final HandLauncher worker = new HandLauncher();
  private final List<CompletableFuture<Void>> threads = new ArrayList<>();
  private final Services services = services();
  private final long id =
      FakeStudies.filled(engine.repository(), "one", 5, 5, StudyState.FINISHED).id();
  private final StudySpec spec = engine.repository().study(id).orElseThrow().spec();
  private final ModelProgress progress = new ModelProgress(services, id);
  private final List<String> told = new ArrayList<>();

  private Services services() {
    return person.on(engine, work -> threads.add(CompletableFuture.runAsync(work)));
  }

  private void begin(OptionalInt trial) {
    engine.trainWith(worker);
    person.choose(FILE);
    progress.textProperty().addListener((property, before, now) -> told.add(now));
    new ModelCommand(services, id).ask(spec, trial);
  }

  private void end() {
    threads.forEach(CompletableFuture::join);
  }

  @Test
  void epochsAreToldAndInTheEndWhereTheModelIs() {
    begin(OptionalInt.of(3));
    worker.ready();
    assertThat(progress.runningProperty().get()).isTrue();
    assertThat(progress.shareProperty().get()).isEqualTo(-1);
    worker.report(5);
    assertThat(progress.shareProperty().get()).isEqualTo(0.25);
    worker.complete();
    end();

    assertThat(told)
        .contains(
            "Training the model of trial 3 on all data: epoch 0 of 20",
            "Training the model of trial 3 on all data: epoch 5 of 20")
        .endsWith("The model of trial 3 is in " + FILE.toAbsolutePath());
    assertThat(person.told()).containsExactly("The model was trained and is in best.npz.");
    assertThat(progress.runningProperty().get()).isFalse();
    progress.dismiss();
    assertThat(progress.textProperty().get()).isEmpty();
  }

  @Test
  void itCanBeCancelled() {
    begin(OptionalInt.empty());
    worker.ready();
    progress.cancel();
    end();

    assertThat(worker.killed()).isTrue();
    assertThat(progress.textProperty().get()).isEmpty();
    assertThat(person.told()).isEmpty();
  }

  @Test
  void whatGoesWrongIsSaid() {
    begin(OptionalInt.empty());
    worker.ready();
    worker.fail("the disk is full\nat line 3");
    end();

    assertThat(progress.textProperty().get()).isEqualTo("No model was trained: The disk is full.");
    assertThat(progress.runningProperty().get()).isFalse();
  }

  @Test
  void whatCannotBeTrainedIsSaid() {
    person.choose(FILE);
    new ModelCommand(services, id).ask(spec, OptionalInt.empty());
    end();

    assertThat(progress.textProperty().get())
        .isEqualTo("No model was trained: The objectives of tests keep no models.");
  }

  @Test
  void oneIsTrainedAtATime() {
    begin(OptionalInt.empty());
    worker.ready();
    new ModelCommand(services, id).ask(spec, OptionalInt.of(1));
    assertThat(person.told()).singleElement().asString().contains("is being trained already");
    assertThatThrownBy(() -> services.models().start(services, id, OptionalInt.empty(), FILE))
        .isInstanceOf(IllegalStateException.class);
    worker.complete();
    end();
  }

  @Test
  void thePageOfAnotherStudyDoesNotShowIt() {
    try (ModelProgress other = new ModelProgress(services, id + 1)) {
      begin(OptionalInt.empty());
      worker.ready();
      assertThat(other.textProperty().get()).isEmpty();
    }
    // A page that was left and is opened again shows it.
    progress.close();
    try (ModelProgress again = new ModelProgress(services, id)) {
      assertThat(again.runningProperty().get()).isTrue();
      assertThat(again.textProperty().get()).isNotEmpty();
    }
    worker.complete();
    end();
  }
}
