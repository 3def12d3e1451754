package org.tunebench.store;

import static org.tunebench.engine.study.StudyFixtures.NOON;
import static org.tunebench.engine.study.StudyFixtures.completed;
import static org.tunebench.engine.study.StudyFixtures.running;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.Trial;

/** A database that is worked on and opened anew, with backups by a clock that a test sets. */
abstract class RecoveryFixture {
  static final String STUDY = "a study";

  @TempDir Path home;
  private Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);

  final Path file() {
    return home.resolve("tunebench.mv.db");
  }

  final Path backups() {
    return home.resolve("backups");
  }

  @BeforeEach
  void begin() {
    Workspace.open(home).close();
  }

  /** Works on the open database and lets a backup be taken where one is due. */
  final void work(Consumer<StudyRepository> work, boolean backUp) {
    Backups backups = new Backups(home, clock);
    DatabaseFile.Opened opened = new DatabaseFile(home, Schema.CURRENT, backups, false).open();
    try (StudyRepository repository = new H2StudyRepository(opened.database(), clock)) {
      work.accept(repository);
      if (backUp) {
        backups.takeIfDue(opened.database(), opened.ledger().changes());
      }
    }
  }

  final void addTrial(StudyRepository repository, int number) {
    long study = repository.study(STUDY).orElseGet(() -> repository.create(spec(STUDY))).id();
    repository.add(study, running(number));
    repository.update(study, completed(number, "marginal_ll", number));
  }

  final void hoursLater(int hours) {
    clock = Clock.offset(clock, Duration.ofHours(hours));
  }

  final List<String> backupNames() throws IOException {
    if (!Files.exists(backups())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(backups())) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  /** What a workspace that is opened says, and the trials of the study. */
  record Found(Optional<String> recovery, List<Trial> trials) {}

  /** Opens the workspace anew. */
  final Found open() {
    try (Workspace workspace = Workspace.open(home)) {
      StudyRepository repository = workspace.repository();
      List<Trial> trials =
          repository.study(STUDY).map(s -> repository.trials(s.id())).orElse(List.of());
      repository.create(spec("what comes after")).spec();
      return new Found(workspace.recovery(), trials);
    }
  }

  final Optional<String> openRecovery() {
    try (Workspace workspace = Workspace.open(home)) {
      return workspace.recovery();
    }
  }

  /** The process that had the workspace did not close it. */
  final void goDown() throws IOException {
    Files.writeString(home.resolve("tunebench.owner"), "process 1 on a machine that went down\n");
  }
}
