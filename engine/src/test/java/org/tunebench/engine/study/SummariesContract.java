package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.engine.study.StudyFixtures.NOON;
import static org.tunebench.engine.study.StudyFixtures.completed;
import static org.tunebench.engine.study.StudyFixtures.maximizing;
import static org.tunebench.engine.study.StudyFixtures.running;
import static org.tunebench.engine.study.StudyFixtures.spec;
import static org.tunebench.engine.study.StudyFixtures.waiting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.run.BudgetOfHistory;

/** What a list of studies says. */
interface SummariesContract extends RepositoryUser {
  @Test
  default void studiesAreListedLastCreatedFirst() {
    assertThat(repository().summaries()).isEmpty();
    assertThat(repository().studies()).isEmpty();
    assertThat(repository().unreadable()).isEmpty();
    Study b = repository().create(spec("b"));
    Study a = repository().create(maximizing("a"));
    Study c = repository().create(spec("c"));
    repository().putAside(repository().create(spec("aside")).id());

    assertThat(repository().studies()).containsExactly(c, a, b);

    assertThat(repository().summaries())
        .extracting(StudySummary::name)
        .containsExactly("c", "a", "b");
  }

  @Test
  default void aSummaryOfAStudyWithoutTrials() {
    Study study = repository().create(spec("a study"));

    assertThat(repository().summaries())
        .containsExactly(
            new StudySummary(
                study.id(),
                "a study",
                "scvi",
                study.spec().metric(),
                StudyState.NEW,
                100,
                TrialCounts.NONE,
                Optional.empty(),
                OptionalInt.empty(),
                study.created(),
                study.created(),
                ""));
  }

  @Test
  default void aSummaryCountsByState() {
    long id = study();
    int number = 0;
    repository().add(id, waiting(number++));
    repository().add(id, running(number++));
    for (TrialState state : RepositoryUser.terminal()) {
      repository().add(id, running(number++).end(state, "", NOON));
    }
    repository().add(id, running(number).end(TrialState.PRUNED, "", NOON));

    Map<TrialState, Integer> counts = repository().summaries().get(0).counts().byState();
    assertThat(counts).hasSize(TrialState.values().length).containsEntry(TrialState.PRUNED, 2);
    assertThat(counts.values()).containsOnly(1, 2);
  }

  @Test
  default void theTrialsOfABudgetAreCountedAsARunningStudyCountsThem() {
    Random random = new Random(7);
    for (int round = 0; round < 5; round++) {
      StudySpec spec = spec("study " + round);
      List<Trial> trials = TrialsOfEveryKind.some(random, 200);
      long id = repository().create(spec).id();
      trials.forEach(trial -> repository().add(id, trial));

      TrialCounts counts = repository().summaries().get(0).counts();
      assertThat(counts.done()).isEqualTo(BudgetOfHistory.ended(spec, trials)).isLessThan(200);
      assertThat(counts.all()).isEqualTo(200);
      assertThat(counts).isEqualTo(TrialCounts.of(trials));
    }
  }

  @Test
  default void replicatesAndTrialsThatWereTriedAgainAreBesideTheBudget() {
    long id = study();
    for (int i = 0; i < 10; i++) {
      repository().add(id, completed(i, "marginal_ll", i));
    }
    Trial failed = running(10).end(TrialState.FAILED, "why", NOON);
    repository().add(id, failed);
    assertThat(repository().summaries().get(0).counts().done()).isEqualTo(11);

    repository().add(id, TrialsOfEveryKind.retry(11, 10));
    repository().add(id, TrialsOfEveryKind.retry(12, 10));
    assertThat(repository().summaries().get(0).counts().done()).isEqualTo(10);

    repository()
        .update(
            id, TrialsOfEveryKind.retry(11, 10).start("cpu", NOON).end(failed.state(), "", NOON));
    assertThat(repository().summaries().get(0).counts().done()).isEqualTo(11);

    Trial replicate = TrialsOfEveryKind.of(Origin.REPLICATE, 13).start("cpu", NOON);
    repository().add(id, replicate.complete(Map.of("marginal_ll", 1.0), NOON));
    assertThat(repository().summaries().get(0).counts().done()).isEqualTo(11);
    assertThat(repository().summaries().get(0).counts().all()).isEqualTo(14);
  }

  @Test
  default void theBestIsTheFirstFiniteBestOfTheCompletedOnes() {
    long least = repository().create(spec("least")).id();
    long most = repository().create(maximizing("most")).id();
    double[] values = {
      Double.NaN, 3, 1, 5, 1, 5, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY
    };
    for (int i = 0; i < values.length; i++) {
      repository().add(least, completed(i, "marginal_ll", values[i]));
      repository().add(most, completed(i, "accuracy", values[i]));
    }
    repository().add(least, completed(8, "another", -100));
    repository().add(least, running(9));

    StudySummary minimised = repository().summaries().get(1);
    assertThat(minimised.best()).contains(1.0);
    assertThat(minimised.bestTrial()).hasValue(2);
    StudySummary maximised = repository().summaries().get(0);
    assertThat(maximised.best()).contains(5.0);
    assertThat(maximised.bestTrial()).hasValue(3);
  }

  @Test
  default void ofEqualOnesTheFirstByTurnIsTheBest() {
    long id = study();
    repository().add(id, running(0).end(TrialState.INTERRUPTED, "", NOON));
    repository().add(id, running(1).end(TrialState.FAILED, "", NOON));
    repository().add(id, completed(2, "marginal_ll", 1));
    repository().add(id, again(3, 1));
    assertThat(repository().summaries().get(0).bestTrial()).hasValue(2);

    repository().add(id, again(4, 0));
    assertThat(repository().summaries().get(0).bestTrial())
        .as("it went on with trial 0, and has its turn")
        .hasValue(4);

    repository().add(id, again(5, 0));
    assertThat(repository().summaries().get(0).bestTrial()).hasValue(4);
  }

  private static Trial again(int number, int of) {
    return TrialsOfEveryKind.retry(number, of)
        .start("cpu", NOON)
        .complete(Map.of("marginal_ll", 1.0), NOON);
  }

  @Test
  default void aReplicateIsNotTheBest() {
    long id = study();
    repository().add(id, completed(0, "marginal_ll", 3));
    Trial.Source again = new Trial.Source(Origin.REPLICATE, OptionalInt.empty(), 1, Double.NaN);
    for (int number = 1; number < 3; number++) {
      repository()
          .add(
              id,
              Trial.waiting(number, again, completed(0, "marginal_ll", 3).configuration())
                  .start("cpu", NOON)
                  .complete(Map.of("marginal_ll", number == 1 ? 1.0 : 3.0), NOON));
    }

    assertThat(repository().summaries().get(0).best()).contains(3.0);
    assertThat(repository().summaries().get(0).bestTrial()).hasValue(0);
    assertThat(repository().summaries().get(0).counts().of(TrialState.COMPLETED)).isEqualTo(3);

    repository().add(id, completed(3, "marginal_ll", 1));
    assertThat(repository().summaries().get(0).bestTrial())
        .as("not the replicate before it that came to the same")
        .hasValue(3);
  }

  @Test
  default void whatDidNotCompleteIsNotTheBestWhateverItCameTo() {
    long id = study();
    Trial done = completed(0, "marginal_ll", 3);
    repository().add(id, done);
    Map<String, Double> better = Map.of("marginal_ll", 1.0);
    Trial pruned =
        new Trial(
            1, done.source(), done.configuration(), TrialState.PRUNED, done.run(), better, 7, "");
    repository().add(id, pruned);

    assertThat(repository().trial(id, 1).orElseThrow().metrics()).isEqualTo(better);
    assertThat(repository().summaries().get(0).best()).contains(3.0);
  }

  @Test
  default void theBestFollowsUpdatesAndTheMetric() {
    long id = study();
    repository().add(id, running(0));
    repository().add(id, running(1));
    Map<String, Double> metrics = Map.of("marginal_ll", 2.0, "accuracy", 0.9);
    repository().update(id, running(0).complete(metrics, NOON));
    repository().update(id, running(1).complete(Map.of("accuracy", 0.95), NOON));
    assertThat(repository().summaries().get(0).best()).contains(2.0);

    repository().setSpec(id, maximizing("a study"));
    assertThat(repository().summaries().get(0).best()).contains(0.95);
    assertThat(repository().summaries().get(0).bestTrial()).hasValue(1);
    assertThat(repository().summaries().get(0).metric().name()).isEqualTo("accuracy");
  }

  @Test
  default void aStudyChangesWhenATrialEnds() {
    Study study = repository().create(spec("a study"));
    Instant later = study.created().plusSeconds(60);
    repository().add(study.id(), running(0).end(TrialState.FAILED, "why", later));
    repository()
        .add(study.id(), running(1).end(TrialState.STOPPED, "", study.created().minusSeconds(60)));
    repository().add(study.id(), waiting(2).start("cpu", later.plusSeconds(60)));

    assertThat(repository().summaries().get(0).changed()).isEqualTo(later);
    assertThat(repository().summaries().get(0).created()).isEqualTo(study.created());
  }
}
