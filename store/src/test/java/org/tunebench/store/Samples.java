package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.engine.study.StudyFixtures.NOON;
import static org.tunebench.engine.study.StudyFixtures.running;
import static org.tunebench.engine.study.StudyFixtures.spec;
import static org.tunebench.engine.study.StudyFixtures.waiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyFixtures;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Studies with something of everything, to find again after a workspace was closed. */
final class Samples {
  static final String NAME = "cortex-autotune 😀";
  static final int STEPS = 600;

  private Samples() {}

  static List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    trials.add(
        running(0)
            .reached(STEPS)
            .complete(Map.of("marginal_ll", 1218.52, Trial.N_EPOCHS, 600.0), NOON.plusSeconds(60)));
    trials.add(running(1).complete(Map.of("marginal_ll", Double.NaN), NOON.plusSeconds(61)));
    trials.add(running(2).reached(7).end(TrialState.PRUNED, "", NOON.plusSeconds(62)));
    trials.add(running(3).end(TrialState.FAILED, "exited with 137\nKilled", NOON.plusSeconds(63)));
    trials.add(running(4));
    trials.add(waiting(5));
    return trials;
  }

  /** The trials from before it was kept what suggested them. */
  private static List<Trial> fromNowhere() {
    return trials().stream().map(Samples::fromNowhere).toList();
  }

  private static Trial fromNowhere(Trial trial) {
    Trial.Source known = trial.source();
    return new Trial(
        trial.number(),
        new Trial.Source(
            known.origin(), known.retryOf(), known.seed(), known.suggestionMillis(), ""),
        trial.configuration(),
        trial.state(),
        trial.run(),
        trial.metrics(),
        trial.epochs(),
        trial.failure());
  }

  private static double elbo(int trial, int step) {
    return step % 100 == 0 ? Double.NaN : 1000.0 / step + trial;
  }

  private static final Marks MARKS =
      new Marks(true, new TreeSet<>(List.of("good", "🙂 look")), "one\ntwo");

  /** Fills an empty repository. */
  static void write(StudyRepository repository) {
    long id = repository.create(spec(NAME)).id();
    trials().forEach(trial -> repository.add(id, trial));
    List<Report> reports = new ArrayList<>();
    for (int step = 1; step <= STEPS; step++) {
      reports.add(new Report(0, step, Map.of("elbo", elbo(0, step), "kl", 0.5)));
      if (step <= 7) {
        reports.add(new Report(2, 3 * step * step, Map.of("elbo", elbo(2, step))));
      }
    }
    repository.append(id, reports);
    repository.setState(id, StudyState.RUNNING, Duration.ofMinutes(12), "the disk was full");
    repository.setNote(id, "what for");
    repository.mark(id, Map.of(3, MARKS));
    repository.rename(repository.create(StudyFixtures.maximizing("renamed")).id(), "another");
    repository.delete(repository.create(StudyFixtures.maximizing("deleted")).id());
  }

  /** Finds all that {@link #write} wrote. */
  static void check(StudyRepository repository) {
    check(repository, Schema.CURRENT.newest());
  }

  /** Finds all that {@link #write} wrote when a schema was the newest. */
  static void check(StudyRepository repository, int schema) {
    assertThat(repository.summaries()).extracting(s -> s.name()).containsExactly("another", NAME);
    Study study = repository.study(NAME).orElseThrow();
    assertThat(study.spec()).isEqualTo(spec(NAME));
    assertThat(study.state()).isEqualTo(StudyState.RUNNING);
    assertThat(study.elapsed()).isEqualTo(Duration.ofMinutes(12));
    assertThat(repository.trials(study.id())).isEqualTo(schema >= 6 ? trials() : fromNowhere());
    assertThat(repository.formerNames())
        .isEqualTo(schema >= 7 ? Map.of("renamed", "another") : Map.of());
    boolean marked = schema >= 2;
    assertThat(study.ending()).isEqualTo(marked ? "the disk was full" : "");
    assertThat(study.note()).isEqualTo(marked ? "what for" : "");
    assertThat(repository.marks(study.id())).isEqualTo(marked ? Map.of(3, MARKS) : Map.of());
    assertThat(repository.summaries().get(1).best()).contains(1218.52);
    Map<Integer, Curve> curves = repository.curves(study.id(), "elbo");
    assertThat(curves).containsOnlyKeys(0, 2);
    assertThat(curves.get(0).size()).isEqualTo(STEPS);
    for (int i = 0; i < STEPS; i++) {
      assertThat(curves.get(0).step(i)).isEqualTo(i + 1);
      assertThat(curves.get(0).value(i)).isEqualTo(Double.valueOf(elbo(0, i + 1)));
    }
    assertThat(curves.get(2).lastStep()).isEqualTo(147);
    assertThat(repository.curves(study.id(), 0)).containsOnlyKeys("elbo", "kl");
  }

  /** Goes on with the study: what a workbench does after it was started again. */
  static void resume(StudyRepository repository) {
    long id = repository.study(NAME).orElseThrow().id();
    Trial interrupted = running(4).end(TrialState.INTERRUPTED, "", NOON.plusSeconds(100));
    repository.update(id, interrupted);
    repository.add(id, running(6));
    repository.append(id, List.of(new Report(0, STEPS + 1, Map.of("elbo", 1.0))));
    repository.append(id, List.of(new Report(6, 1, Map.of("elbo", 2.0, "new", 3.0))));

    repository.mark(id, Map.of(0, Marks.NONE.withPinned(true)));

    assertThat(repository.marks(id)).containsKey(0);
    assertThat(repository.trial(id, 4)).contains(interrupted);
    assertThat(repository.trials(id)).hasSize(7);
    assertThat(repository.curves(id, "elbo").get(0).size()).isEqualTo(STEPS + 1);
    assertThat(repository.curves(id, 6)).containsOnlyKeys("elbo", "new");
  }
}
