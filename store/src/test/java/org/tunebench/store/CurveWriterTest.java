package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.report;
import static org.tunebench.engine.study.StudyFixtures.running;
import static org.tunebench.engine.study.StudyFixtures.spec;
import static org.tunebench.store.db.Tables.CURVE_PART;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Report;

/** What is known of a trial's reports is read again when another process goes on with it. */
class CurveWriterTest extends WorkspaceFixture {
  @Test
  void stepsGrowAcrossMetricsAndProcesses() {
    long study;
    try (Workspace first = Workspace.open(home())) {
      study = first.repository().create(spec("steps")).id();
      first.repository().add(study, running(0));
      first.repository().add(study, running(1));
      first
          .repository()
          .append(
              study,
              List.of(
                  report(0, 3, "a", 1), report(0, 5, "b", 1),
                  report(1, 3, "b", 1), report(1, 5, "a", 1)));
    }
    try (Database database = Database.open(database())) {
      H2StudyRepository second = new H2StudyRepository(database, Clock.systemUTC());
      second.append(
          study,
          List.of(
              report(0, 4, "a", 2), report(1, 4, "b", 2),
              report(0, 6, "a", 3), report(1, 6, "b", 3)));
      assertThat(second.curves(study, 0).get("a").steps()).containsExactly(3, 6);
      assertThat(second.curves(study, 1).get("b").steps()).containsExactly(3, 6);
    }
  }

  @Test
  void whatATransactionThatFailedHasWrittenIsNotTakenForKept() {
    Workspace.open(home()).close();
    try (Database database = Database.open(database())) {
      H2StudyRepository studies = new H2StudyRepository(database, Clock.systemUTC());
      long study = studies.create(spec("rolled back")).id();
      studies.add(study, running(0));
      List<Report> two = List.of(report(0, 1, "fresh", 1), report(0, 2, "other", 1));
      // In the way of the second metric's points.
      database.write(
          db ->
              db.insertInto(CURVE_PART)
                  .values(study, 1, 0, 0, PointCodec.encode(new Curve()))
                  .execute());
      assertThatThrownBy(() -> studies.append(study, two)).isInstanceOf(WorkspaceException.class);
      database.write(db -> db.deleteFrom(CURVE_PART).execute());

      studies.append(study, two);
      assertThat(studies.curves(study, "fresh").get(0).values()).containsExactly(1);
      assertThat(studies.curves(study, "other").get(0).values()).containsExactly(1);
    }
  }
}
