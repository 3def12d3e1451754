package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.completed;
import static org.tunebench.engine.study.StudyFixtures.report;
import static org.tunebench.engine.study.StudyFixtures.running;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.StorageException;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;

/** What was acknowledged outlives a kill of the process, a loss of power and a full disk. */
class DurabilityTest {
  @TempDir Path home;
  @TempDir Path other;

  private Path file() {
    return home.resolve("tunebench.mv.db");
  }

  @Test
  void acknowledgedTrialsOutliveAKill() throws Exception {
    int last = -1;
    try (Child child = Child.start(Child.WORK, home)) {
      assertThat(child.line()).isEqualTo("open");
      while (last < 40) {
        last = Integer.parseInt(child.line());
      }
      child.kill();
      for (String line = child.line(); line != null; line = child.line()) {
        last = Integer.parseInt(line);
      }
    }
    try (Workspace workspace = Workspace.open(home)) {
      StudyRepository repository = workspace.repository();
      long study = repository.study("a study").orElseThrow().id();
      List<Trial> trials = repository.trials(study);
      assertThat(trials).hasSizeBetween(last + 1, last + 2);
      for (int number = 0; number <= last; number++) {
        assertThat(trials.get(number)).isEqualTo(completed(number, "marginal_ll", number));
        Curve curve = repository.curves(study, number).get("elbo");
        assertThat(curve.size()).isEqualTo(2);
        assertThat(curve.value(1)).isEqualTo(-number);
      }
      repository.add(study, running(trials.size()));
    }
  }

  /** Opens what would be on the disk had the power gone after the last forced write. */
  private StudyRepository afterLossOfPower(int attempt) throws IOException {
    Path disk = Files.createDirectory(other.resolve("disk" + attempt));
    Files.write(disk.resolve("tunebench.mv.db"), ForcedFiles.onDisk(file()));
    return Workspace.open(disk).repository();
  }

  @Test
  void acknowledgedChangesOutliveALossOfPower() throws IOException {
    ForcedFiles.register();
    Workspace.open(home).close();
    try (Database database = Database.open(file(), ForcedFiles.SCHEME)) {
      StudyRepository repository = new H2StudyRepository(database, Clock.systemUTC());
      long study = repository.create(spec("a study")).id();
      for (int number = 0; number < 4; number++) {
        repository.add(study, running(number));
        try (StudyRepository survived = afterLossOfPower(10 * number)) {
          assertThat(survived.trial(study, number)).contains(running(number));
        }
        Trial ended = completed(number, "marginal_ll", number);
        repository.append(study, List.of(report(number, 1, "elbo", number)));
        repository.update(study, ended);
        repository.setState(study, StudyState.RUNNING, Duration.ofSeconds(number));
        try (StudyRepository survived = afterLossOfPower(10 * number + 1)) {
          assertThat(survived.trial(study, number)).contains(ended);
          assertThat(survived.curves(study, number)).containsOnlyKeys("elbo");
          assertThat(survived.study(study).orElseThrow().elapsed()).hasSeconds(number);
        }
      }
    }
  }

  @Test
  void aFullDiskIsSaidAndWhatWasKeptStays() throws IOException {
    ForcedFiles.register();
    Workspace.open(home).close();
    long study;
    Database database = Database.open(file(), ForcedFiles.SCHEME);
    try (StudyRepository repository = new H2StudyRepository(database, Clock.systemUTC())) {
      study = repository.create(spec("a study")).id();
      repository.add(study, running(0));
      ForcedFiles.fill(file());

      assertThatThrownBy(() -> repository.add(study, running(1)))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("is full");
      assertThatThrownBy(() -> repository.add(study, running(2)))
          .isInstanceOf(StorageException.class);
      assertThatThrownBy(() -> repository.append(study, List.of(report(0, 1, "elbo", 1))))
          .isInstanceOf(StorageException.class);
    }
    try (Workspace workspace = Workspace.open(home)) {
      assertThat(workspace.repository().trials(study)).containsExactly(running(0));
      workspace.repository().add(study, running(1));
    }
  }

  @Test
  void whatCouldNotBeForcedIsSaidAndCounted() {
    ForcedFiles.register();
    Workspace.open(home).close();
    long study;
    Database database = Database.open(file(), ForcedFiles.SCHEME);
    Ledger ledger = Ledger.open(home, database);
    database.countIn(ledger);
    try (StudyRepository repository = new H2StudyRepository(database, Clock.systemUTC())) {
      study = repository.create(spec("a study")).id();
      ForcedFiles.failToForce(file());
      assertThatThrownBy(() -> repository.add(study, running(0)))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("is kept, but a loss of power may take it (Input/output error)");
      repository.add(study, running(1));

      assertThat(repository.trials(study)).containsExactly(running(0), running(1));
      assertThat(database.read(Ledger::of)).as("each has its number").isEqualTo(3);
      assertThat(ledger.changes()).isEqualTo(3);
    }
    try (Workspace workspace = Workspace.open(home)) {
      assertThat(workspace.recovery()).isEmpty();
      assertThat(workspace.repository().trials(study)).hasSize(2);
    }
  }
}
