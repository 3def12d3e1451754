package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.engine.study.StudyFixtures.report;
import static org.tunebench.engine.study.StudyFixtures.running;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
