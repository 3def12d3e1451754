package org.tunebench.app.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.HandLauncher;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.Quitting;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.ShellViewModel;
import org.tunebench.engine.objective.ModelUse;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;

/** What a saved model says of the data of its study, written to a file. */
class ModelUseCommandTest {
  private static final Path MODEL = Path.of("m.npz");

  @TempDir private Path folder;
  private final TestServices person = new TestServices();
  private final HandLauncher worker = new HandLauncher();
  private final List<CompletableFuture<Void>> threads = new ArrayList<>();
  private FakeSearchEngine engine;
  private Services services;
  private Study study;

  @BeforeEach
  void open() {
    engine = new FakeSearchEngine(Clock.systemUTC(), folder);
    engine.trainWith(worker);
    services = person.on(engine, work -> threads.add(CompletableFuture.runAsync(work)));
    study = engine.repository().create(FakeStudies.spec("cortex", 5));
  }

  private void ask(ModelUse.Kind kind, Path output) {
    person.choose(output);
    new ModelUseCommand(services, study.id()).ask(study.spec(), kind, Optional.of(MODEL));
  }

  private void end() {
    threads.forEach(CompletableFuture::join);
  }

  @Test
  void onlyModelsWithALatentSpaceAreUsed() {
    ModelUseCommand command = new ModelUseCommand(services, study.id());
    assertThat(command.isPossible(study.spec())).isTrue();
    assertThat(command.isPossible(study.spec().withObjective(new PartSpec("function")))).isFalse();
  }

  @Test
  void oneSentenceSaysWhereItIs() {
    ask(ModelUse.Kind.LATENT, Path.of("cells.csv"));
    worker.ready();
    worker.complete();
    end();
    assertThat(engine.uses())
        .containsExactly(new ModelUse(MODEL, ModelUse.Kind.LATENT, Path.of("cells.csv")));
    assertThat(person.told())
        .containsExactly(
            "Writing cells.csv in the background…",
            "The latent space of all cells is in cells.csv.");
  }

  @Test
  void anEndingThatNamesNoFormatIsRefusedBeforeAnythingRuns() {
    ask(ModelUse.Kind.DENOISED, Path.of("cells.xlsx"));
    assertThat(person.told())
        .containsExactly(
            "Nothing was written: cells.xlsx names no format: choose a file that ends with .csv, .csv.gz or .h5ad.");
    assertThat(threads).isEmpty();
  }

  @Test
  void whatGoesWrongIsOneSentence() {
    ask(ModelUse.Kind.DENOISED, Path.of("cells.csv.gz"));
    worker.ready();
    worker.fail("the model has other genes\nat line 3");
    end();
    assertThat(person.told()).last().isEqualTo("Nothing was written: The model has other genes.");
  }

  @Test
  void itEndsWithTheWorkbench() {
    ask(ModelUse.Kind.LATENT, Path.of("cells.csv"));
    worker.ready();
    services.models().cancelAll();
    end();
    assertThat(worker.killed()).isTrue();
    assertThat(person.told()).containsExactly("Writing cells.csv in the background…");
  }

  @Test
  void whoQuitsMeanwhileIsAsked() {
    ask(ModelUse.Kind.LATENT, Path.of("cells.csv"));
    worker.ready();
    List<String> quit = new ArrayList<>();
    Quitting quitting =
        new Quitting(
            services, new ShellViewModel(services.texts()), left -> {}, () -> quit.add("gone"));
    person.confirm(false);
    quitting.request();
    assertThat(person.asked()).containsExactly("What is being written with a model is given up.");
    assertThat(worker.killed()).isFalse();
    assertThat(quit).isEmpty();

    person.confirm(true);
    quitting.request();
    end();
    assertThat(worker.killed()).isTrue();
    assertThat(quit).hasSize(1);
  }

  @Test
  void whoQuitsAfterwardsIsNotAsked() {
    ask(ModelUse.Kind.LATENT, Path.of("cells.csv"));
    worker.ready();
    worker.complete();
    end();
    List<String> quit = new ArrayList<>();
    new Quitting(services, new ShellViewModel(services.texts()), left -> {}, () -> quit.add("gone"))
        .request();
    assertThat(person.asked()).isEmpty();
    assertThat(quit).hasSize(1);
  }
}
