package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.tunebench.engine.study.StudyFixtures.running;
import static org.tunebench.store.db.Tables.CURVE_PART;
import static org.tunebench.store.db.Tables.TRIAL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tunebench.engine.study.Report;

/** Backups are taken where something changed since the last; few are kept, whole ones first. */
class BackupsTest extends RecoveryFixture {
  @Test
  void backupsAreTakenHourlyIfSomethingChangedAndTheNewestThreeAreKept() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    work(repository -> addTrial(repository, 1), true);
    assertThat(backupNames()).as("the second one was not due").hasSize(1);
    hoursLater(1);
    work(repository -> {}, true);
    hoursLater(1);
    work(repository -> {}, true);
    assertThat(backupNames()).as("one for the second trial, none for nothing").hasSize(2);
    for (int number = 2; number < 6; number++) {
      hoursLater(1);
      int next = number;
      work(repository -> addTrial(repository, next), true);
    }
    assertThat(backupNames()).hasSize(3);
    Files.delete(file());
    assertThat(open().trials()).as("the newest one is among them").hasSize(6);
  }

  @Test
  void aClockThatWasSetBackDoesNotStopBackups() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    hoursLater(-1000);
    work(repository -> addTrial(repository, 1), true);
    assertThat(backupNames()).hasSize(2);
  }

  private void tear(Table<?> table, Field<?> column, Object torn) {
    try (Database database = Database.open(file())) {
      database.write(
          db ->
              db.execute("UPDATE {0} SET {1} = {2}", table, name(column.getName()), inline(torn)));
    }
  }

  private static Stream<Arguments> rows() {
    return Stream.of(
        Arguments.of(TRIAL, TRIAL.CONFIGURATION, "{\"lr\": "),
        Arguments.of(CURVE_PART, CURVE_PART.POINTS, new byte[] {1, 2, 3}));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whateverRowIsTornTheLastOneThatIsWholeStays(Table<?> table, Field<?> column, Object torn)
      throws IOException {
    work(
        repository -> {
          addTrial(repository, 0);
          long study = repository.study(STUDY).orElseThrow().id();
          repository.add(study, running(1));
          repository.append(study, List.of(new Report(1, 1, Map.of("marginal_ll", 0.5))));
        },
        true);
    String whole = backupNames().get(0);
    tear(table, column, torn);
    for (int number = 2; number < 6; number++) {
      hoursLater(1);
      int next = number;
      work(repository -> addTrial(repository, next), true);
    }
    assertThat(backupNames())
        .as("beside it, the newest one that is not")
        .hasSize(2)
        .startsWith(whole)
        .last()
        .asString()
        .endsWith("-damaged.zip");
    assertThat(WorkspaceFixture.names(backups())).isEqualTo(backupNames());

    Files.delete(file());
    assertThat(open().trials()).hasSize(2);
  }

  @Test
  void onceAllIsWellAgainTheNewestThreeAreKept() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    tear(TRIAL, TRIAL.CONFIGURATION, "");
    hoursLater(1);
    work(repository -> addTrial(repository, 1), true);
    tear(TRIAL, TRIAL.CONFIGURATION, "{}");
    for (int number = 2; number < 6; number++) {
      hoursLater(1);
      int next = number;
      work(repository -> addTrial(repository, next), true);
    }
    assertThat(backupNames()).hasSize(4).filteredOn(n -> n.endsWith("-damaged.zip")).hasSize(1);
    Files.delete(file());
    assertThat(open().trials()).hasSize(6);
  }

  @Test
  void whatCannotBeReadForWantOfRoomPushesNoneOut() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    Path obstacle = backups().resolve("unfinished.mv.db");
    Files.createDirectories(obstacle.resolve("something"));
    List<String> before = backupNames();
    hoursLater(1);
    work(repository -> addTrial(repository, 1), true);
    assertThat(backupNames()).isEqualTo(before);

    Files.delete(obstacle.resolve("something"));
    work(repository -> {}, true);
    assertThat(backupNames()).hasSize(2);
  }
}
