package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.engine.study.StudyFixtures.report;
import static org.tunebench.engine.study.StudyFixtures.spec;
import static org.tunebench.engine.study.StudyFixtures.waiting;
import static org.tunebench.store.db.Tables.CURVE_PART;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Trial;

/** Large studies are deleted piece by piece. */
@Timeout(60)
class DeletedStudiesTest extends WorkspaceFixture {
  private static final int TRIALS = 2 * DeletedStudies.TRIALS_AT_ONCE + 1;

  private Database database;
  private H2StudyRepository studies;
  private long large;

  @BeforeEach
  void keepALargeStudy() {
    Workspace.open(home()).close();
    database = Database.open(database());
    studies = new H2StudyRepository(database, Clock.systemUTC());
    List<Trial> trials = IntStream.range(0, TRIALS).mapToObj(number -> waiting(number)).toList();
    large = studies.create(spec("large"), trials).id();
    studies.mark(large, Map.of(1, new Marks(true, new TreeSet<>(), "")));
    studies.append(large, List.of(report(TRIALS - 1, 1, "elbo", 1)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private boolean sweepSome() {
    return database.write(db -> DeletedStudies.sweepSome(db, large));
  }

  @Test
  void whatATrialOfOneStillReportsIsIgnored() {
    studies.delete(large);
    studies.append(large, List.of(report(TRIALS - 1, 2, "another", 1)));
    assertThat(studies.hasReports(large)).isFalse();
  }

  @Test
  void noTransactionRemovesMoreThanSome() {
    database.write(db -> DeletedStudies.note(db, large));
    assertThat(studies.trials(large)).hasSize(TRIALS);
    assertThat(sweepSome()).isTrue();
    assertThat(studies.trials(large)).hasSize(TRIALS - DeletedStudies.TRIALS_AT_ONCE);
  }

  @Test
  void oneThatIsBeingSweptIsOutOfSightAndStaysGone() {
    database.write(db -> DeletedStudies.note(db, large));
    sweepSome();

    assertThat(studies.study(large)).isEmpty();
    assertThat(studies.study("large")).isEmpty();
    assertThat(studies.studies()).isEmpty();
    assertThat(studies.summaries()).isEmpty();
    assertThat(studies.aside()).isEmpty();
    studies.restore(large);
    assertThat(studies.study(large)).isEmpty();
    assertThat(studies.create(spec("large")).id()).isNotEqualTo(large);
    studies.delete(large);
    assertThat(studies.trials(large)).isEmpty();
  }

  @Test
  void whatAProcessHasLeftIsRemovedWhenTheWorkspaceIsOpened() {
    database.write(db -> DeletedStudies.note(db, large));
    sweepSome();
    database.close();
    try (Workspace again = Workspace.open(home())) {
      assertThat(again.repository().trials(large)).isEmpty();
      assertThat(again.repository().curves(large, "elbo")).isEmpty();
    }
    database = Database.open(database());
    assertThat(database.<List<Long>>read(DeletedStudies::all)).isEmpty();
  }

  @Test
  void whatIsReportedWhileItIsSweptGoes() {
    database.write(db -> DeletedStudies.note(db, large));
    sweepSome();
    studies.append(large, List.of(report(TRIALS - 1, 2, "elbo", 2), report(0, 1, "elbo", 1)));
    studies.delete(large);
    assertThat(studies.curves(large, "elbo")).isEmpty();
    studies.append(large, List.of(report(TRIALS - 1, 3, "elbo", 3)));
    assertThat(studies.curves(large, "elbo")).isEmpty();
    assertThat(database.<Integer>read(db -> db.fetchCount(CURVE_PART)))
        .as("parts that nobody would ever find or sweep")
        .isZero();
  }

  @Test
  void whoeverWaitsToWriteComesBeforeTheNextPiece() throws Exception {
    ConcurrentLinkedQueue<String> written = new ConcurrentLinkedQueue<>();
    FutureTask<Boolean> other =
        new FutureTask<>(() -> database.write(db -> written.add("another's")));
    Thread waits = new Thread(other);
    database.write(
        db -> {
          waits.start();
          while (waits.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
          }
          return written.add("one piece");
        });
    database.write(db -> written.add("the next piece"));
    other.get();
    assertThat(written).containsExactly("one piece", "another's", "the next piece");
  }
}
