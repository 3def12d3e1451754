package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.engine.study.StudyFixtures.NOON;
import static org.tunebench.engine.study.StudyFixtures.completed;
import static org.tunebench.engine.study.StudyFixtures.maximizing;
import static org.tunebench.engine.study.StudyFixtures.report;
import static org.tunebench.engine.study.StudyFixtures.running;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;

/** Many threads may call. */
interface CallersContract extends RepositoryUser {
  private static void together(List<Callable<Void>> jobs) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(jobs.size());
    try {
      for (Future<Void> future : threads.invokeAll(jobs)) {
        future.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  default void manyThreadsMayCall() throws Exception {
    long id = study();
    List<Callable<Void>> jobs = new ArrayList<>();
    for (int caller = 0; caller < 4; caller++) {
      int first = caller * 20;
      jobs.add(
          () -> {
            for (int number = first; number < first + 20; number++) {
              repository().add(id, running(number));
              repository().append(id, List.of(report(number, 1, "elbo", number)));
              repository().update(id, completed(number, "marginal_ll", number));
              repository().append(id, List.of(report(number, 2, "elbo", -number)));
            }
            return null;
          });
    }
    jobs.add(
        () -> {
          for (int i = 0; i < 20; i++) {
            assertThat(repository().trials(id))
                .isSortedAccordingTo(Comparator.comparingInt(Trial::number));
            assertThat(repository().summaries()).hasSize(1);
            repository()
                .curves(id, "elbo")
                .values()
                .forEach(c -> assertThat(c.size()).isBetween(1, 2));
          }
          return null;
        });
    together(jobs);

    assertThat(repository().trials(id))
        .hasSize(80)
        .allMatch(t -> t.state() == TrialState.COMPLETED);
    assertThat(repository().curves(id, "elbo"))
        .hasSize(80)
        .allSatisfy((n, c) -> assertThat(c.size()).isEqualTo(2));
    assertThat(repository().summaries().get(0).bestTrial()).hasValue(0);
  }

  @Test
  default void ofManyWhoEndATrialOneSucceeds() throws Exception {
    long id = study();
    repository().add(id, running(0));
    List<Trial> succeeded = Collections.synchronizedList(new ArrayList<>());
    List<Callable<Void>> jobs = new ArrayList<>();
    for (int caller = 0; caller < 6; caller++) {
      Trial mine = running(0).end(TrialState.STOPPED, "caller " + caller, NOON);
      jobs.add(
          () -> {
            try {
              repository().update(id, mine);
              succeeded.add(mine);
            } catch (IllegalStateException another) {
              assertThat(another).hasMessageContaining("0");
            }
            return null;
          });
    }
    together(jobs);

    assertThat(succeeded).hasSize(1);
    assertThat(repository().trials(id)).isEqualTo(succeeded);
  }

  @Test
  default void whoChangesTheBudgetUndoesNoNewName() throws Exception {
    long id = study();
    List<Callable<Void>> jobs = new ArrayList<>();
    jobs.add(
        () -> {
          for (int i = 0; i < 50; i++) {
            repository().setBudget(id, new Budget(100 + i));
          }
          return null;
        });
    jobs.add(
        () -> {
          for (int i = 0; i < 50; i++) {
            repository().rename(id, "name " + i);
            assertThat(repository().study(id).orElseThrow().spec().name()).isEqualTo("name " + i);
          }
          return null;
        });
    together(jobs);

    StudySpec kept = repository().study(id).orElseThrow().spec();
    assertThat(kept.name()).isEqualTo("name 49");
    assertThat(kept.budget()).isEqualTo(new Budget(149));
  }

  @Test
  default void ofManyWhoTakeANameOneSucceeds() throws Exception {
    List<Long> succeeded = Collections.synchronizedList(new ArrayList<>());
    List<Callable<Void>> jobs = new ArrayList<>();
    for (int caller = 0; caller < 6; caller++) {
      jobs.add(
          () -> {
            try {
              succeeded.add(repository().create(maximizing("the name")).id());
            } catch (WrongInputException another) {
              assertThat(another.field()).isEqualTo("name");
            }
            return null;
          });
    }
    together(jobs);

    assertThat(succeeded).hasSize(1);
    assertThat(repository().summaries()).extracting(StudySummary::id).isEqualTo(succeeded);
  }

  @Test
  default void anInterruptedThreadHarmsNothing() {
    long id = study();
    Thread.currentThread().interrupt();
    try {
      repository().add(id, running(0));
      repository().append(id, List.of(report(0, 1, "elbo", 1)));
      assertThat(repository().trials(id)).hasSize(1);
    } finally {
      assertThat(Thread.interrupted()).as("the interrupt is left to the caller").isTrue();
    }
    repository().update(id, completed(0, "marginal_ll", 1));
    assertThat(repository().curves(id, "elbo")).hasSize(1);
  }
}
