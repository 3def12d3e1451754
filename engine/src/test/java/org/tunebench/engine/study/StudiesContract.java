package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.completed;
import static org.tunebench.engine.study.StudyFixtures.report;
import static org.tunebench.engine.study.StudyFixtures.running;
import static org.tunebench.engine.study.StudyFixtures.spec;
import static org.tunebench.engine.study.StudyFixtures.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tunebench.engine.WrongInputException;

/** Studies are kept, changed and deleted. */
interface StudiesContract extends RepositoryUser {
  @Test
  default void aNewStudyIsKeptAsItWasDefined() {
    Instant before = Instant.now().minusMillis(1);
    Study created = repository().create(spec("a study"));

    assertThat(created.spec()).isEqualTo(spec("a study"));
    assertThat(created.state()).isEqualTo(StudyState.NEW);
    assertThat(created.elapsed()).isZero();
    assertThat(created.created()).isBetween(before, Instant.now().plusMillis(1));
    assertThat(repository().study(created.id())).contains(created);
    assertThat(repository().study("a study")).contains(created);
  }

  @Test
  default void aNewStudyIsKeptWithTheTrialsThatItBeginsWith() {
    Study created = repository().create(spec("a study"), List.of(waiting(0), waiting(1)));

    assertThat(repository().study(created.id())).contains(created);
    assertThat(created.state()).isEqualTo(StudyState.NEW);
    assertThat(repository().trials(created.id())).containsExactly(waiting(0), waiting(1));
  }

  @Test
  default void ofANewStudyWhoseTrialsCannotBeKeptNothingIs() {
    List<Trial> twice = List.of(waiting(0), waiting(0));
    assertThatThrownBy(() -> repository().create(spec("a study"), twice))
        .isInstanceOf(RuntimeException.class);
    assertThat(repository().study("a study")).isEmpty();
    assertThat(repository().create(spec("a study")).state()).isEqualTo(StudyState.NEW);
  }

  @Test
  default void whatDefinitionsHaveLearntSinceIsKept() {
    Study created = repository().create(StudyFixtures.later("later"));

    assertThat(repository().study("later").orElseThrow().spec())
        .isEqualTo(StudyFixtures.later("later"))
        .isEqualTo(created.spec());
  }

  @Test
  default void whatAStudyAsksOfAClusterIsKept() {
    PartSpec cluster = new PartSpec("slurm").with("gres", "gpu:1").with("jobs", 8L);
    StudySpec spec = spec("far away").withPlaces(List.of(), Optional.of(cluster));
    repository().create(spec);

    assertThat(repository().study("far away").orElseThrow().spec()).isEqualTo(spec);
  }

  @Test
  default void settingsKeepTheirOrderAndTheirTypes() {
    PartSpec kept = repository().study(study()).orElseThrow().spec().objective();

    assertThat(kept.settings().keySet())
        .containsExactly("dataset", "genes", "kl", "amortize", "batches", "nested");
    assertThat(kept.settings().get("genes")).isEqualTo(558L);
    assertThat(kept.settings().get("kl")).isEqualTo(1.0);
  }

  @Test
  default void unknownStudiesAreEmpty() {
    long known = study();
    long unknown = known + 1;

    assertThat(repository().study(unknown)).isEmpty();
    assertThat(repository().study("nobody")).isEmpty();
    assertThat(repository().study("A STUDY")).isEmpty();
    assertThat(repository().trials(unknown)).isEmpty();
    assertThat(repository().trial(unknown, 0)).isEmpty();
    assertThat(repository().lost(unknown)).isZero();
    assertThat(repository().curves(unknown, "elbo")).isEmpty();
    assertThat(repository().curves(unknown, 0)).isEmpty();
  }

  @Test
  default void unknownStudiesCannotBeChanged() {
    long unknown = study() + 1;

    assertThatThrownBy(() -> repository().setState(unknown, StudyState.RUNNING, Duration.ZERO))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().setSpec(unknown, spec("another")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().setBudget(unknown, new Budget(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().setNote(unknown, "a note"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().rename(unknown, "another"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().add(unknown, waiting(0)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().update(unknown, completed(0, "marginal_ll", 1)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(repository().summaries()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  default void stateAndRunningTimeAreKept(StudyState state) {
    long id = study();
    Duration elapsed = Duration.ofHours(9).plusNanos(123_456_789);
    repository().setState(id, state, elapsed);

    Study kept = repository().study(id).orElseThrow();
    assertThat(kept.state()).isEqualTo(state);
    assertThat(kept.elapsed()).isEqualTo(elapsed);
    assertThat(kept.spec()).isEqualTo(spec("a study"));
  }

  @Test
  default void theDefinitionCanChange() {
    Study study = repository().create(spec("a study"));
    repository().add(study.id(), completed(0, "marginal_ll", 3));
    repository().setState(study.id(), StudyState.STOPPED, Duration.ofSeconds(5));
    StudySpec changed = spec("renamed").withBudget(new Budget(200));
    repository().setSpec(study.id(), changed);

    Study kept = repository().study(study.id()).orElseThrow();
    assertThat(kept.spec()).isEqualTo(changed);
    assertThat(kept.state()).isEqualTo(StudyState.STOPPED);
    assertThat(kept.elapsed()).isEqualTo(Duration.ofSeconds(5));
    assertThat(kept.created()).isEqualTo(study.created());
    assertThat(repository().study("a study")).isEmpty();
    assertThat(repository().study("renamed")).contains(kept);
    assertThat(repository().trials(study.id())).hasSize(1);
    assertThat(repository().summaries().get(0).budget()).isEqualTo(200);
  }

  @Test
  default void anotherBudgetLeavesAllElseAsItIs() {
    StudySpec begun = spec("begun").withWarmStart(Optional.of(new WarmStart("a study", 3)));
    repository().create(spec("a study"));
    long id = repository().create(begun).id();
    repository().add(id, completed(0, "marginal_ll", 3));
    repository().setState(id, StudyState.STOPPED, Duration.ofSeconds(5));
    Study before = repository().study(id).orElseThrow();
    repository().setBudget(id, new Budget(200));

    StudySpec changed = begun.withBudget(new Budget(200));
    assertThat(repository().study(id)).contains(before.withSpec(changed));
    assertThat(repository().study("a study").orElseThrow().spec()).isEqualTo(spec("a study"));
    assertThat(repository().trials(id)).hasSize(1);
    assertThat(repository().formerNames()).isEmpty();
    assertThat(repository().summaries().get(0).budget()).isEqualTo(200);
  }

  @Test
  default void aNewNameIsTheOneThatLaterDefinitionsBeginWith() {
    long early =
        repository()
            .create(spec("early").withWarmStart(Optional.of(new WarmStart("first", 3))))
            .id();
    long first = repository().create(spec("first")).id();
    StudySpec from = spec("second").withWarmStart(Optional.of(new WarmStart("first", 7)));
    long second = repository().create(from).id();
    repository().create(spec("third").withWarmStart(Optional.of(new WarmStart("second", 1))));

    assertThat(repository().rename(first, "a better name")).containsExactly("second");
    assertThat(repository().study("a better name").orElseThrow().id()).isEqualTo(first);
    assertThat(repository().study(second).orElseThrow().spec())
        .isEqualTo(from.withWarmStart(Optional.of(new WarmStart("a better name", 7))));
    assertThat(repository().study(early).orElseThrow().spec().warmStart().orElseThrow().study())
        .as("it began before that study was there")
        .isEqualTo("first");
    repository().putAside(second);
    repository().rename(first, "the best name");
    repository().restore(second);
    assertThat(repository().study(second).orElseThrow().spec().warmStart().orElseThrow().study())
        .as("it was not there meanwhile")
        .isEqualTo("the best name");
    StudySpec last = spec("last").withWarmStart(Optional.of(new WarmStart("the best name", 1)));
    repository().create(last);
    assertThat(repository().rename(first, "a better name")).containsExactly("second", "last");
    assertThatThrownBy(() -> repository().rename(first, "second"))
        .isInstanceOf(WrongInputException.class);
    assertThatThrownBy(() -> repository().rename(99, "x"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(repository().study("a better name")).isPresent();
  }

  @Test
  default void aDefinitionMayKeepItsOwnNameButNotTakeAnothers() {
    long first = repository().create(spec("first")).id();
    repository().create(spec("second"));

    repository().setSpec(first, spec("first").withBudget(new Budget(7)));
    assertThatThrownBy(() -> repository().setSpec(first, spec("second")))
        .isInstanceOf(WrongInputException.class);
    assertThat(repository().study(first).orElseThrow().spec())
        .isEqualTo(spec("first").withBudget(new Budget(7)));
  }

  @Test
  default void aDeletedStudyIsGoneWithAllItHeld() {
    long gone = repository().create(spec("gone")).id();
    long stays = repository().create(spec("stays")).id();
    for (long id : List.of(gone, stays)) {
      repository().add(id, running(0));
      repository().append(id, List.of(report(0, 1, "elbo", 1)));
    }
    repository().delete(gone);

    assertThat(repository().study(gone)).isEmpty();
    assertThat(repository().study("gone")).isEmpty();
    assertThat(repository().trials(gone)).isEmpty();
    assertThat(repository().curves(gone, "elbo")).isEmpty();
    assertThat(repository().curves(gone, 0)).isEmpty();
    assertThat(repository().trials(stays)).hasSize(1);
    assertThat(repository().curves(stays, "elbo")).hasSize(1);
  }

  @Test
  default void deletingTwiceIsFineAndKeysAreNotGivenAgain() {
    long gone = repository().create(spec("gone")).id();
    repository().delete(gone);
    repository().delete(gone);
    repository().append(gone, List.of(report(0, 1, "elbo", 1)));

    Study next = repository().create(spec("gone"));
    assertThat(next.id()).isNotEqualTo(gone);
    assertThat(repository().trials(next.id())).isEmpty();
    assertThat(repository().curves(next.id(), "elbo")).isEmpty();
  }

  @Test
  default void aStudyPutAsideIsOutOfSightUntilItIsBroughtBackWithAllItHolds() {
    long id = repository().create(spec("aside")).id();
    repository().add(id, running(0));
    repository().append(id, List.of(report(0, 1, "elbo", 1)));
    repository().setNote(id, "mine");
    List<StudySummary> before = repository().summaries();
    repository().putAside(id);
    repository().putAside(id + 1);

    assertThat(repository().study(id)).isEmpty();
    assertThat(repository().study("aside")).isEmpty();
    assertThat(repository().summaries()).isEmpty();
    assertThat(repository().aside()).containsExactly(id);

    repository().restore(id);
    assertThat(repository().aside()).isEmpty();
    assertThat(repository().summaries()).isEqualTo(before);
    assertThat(repository().study("aside").orElseThrow().note()).isEqualTo("mine");
    assertThat(repository().trials(id)).hasSize(1);
    assertThat(repository().curves(id, "elbo")).hasSize(1);
  }

  @Test
  default void theNameOfAStudyPutAsideIsFreeAndItComesBackBesideWhatTookIt() {
    long first = repository().create(spec("name")).id();
    repository().putAside(first);
    long second = repository().create(spec("name")).id();
    repository().putAside(second);
    long third = repository().create(spec("other")).id();
    repository().setSpec(third, spec("name"));

    repository().restore(second);
    assertThat(repository().study("name").orElseThrow().id()).isEqualTo(third);
    assertThat(repository().study("name-2").orElseThrow().id()).isEqualTo(second);
    assertThat(repository().study(second).orElseThrow().spec().name()).isEqualTo("name-2");
    assertThat(repository().aside()).containsExactly(first);
  }

  @Test
  default void aStudyPutAsideCanBeDeletedForGood() {
    long id = repository().create(spec("gone")).id();
    repository().add(id, running(0));
    repository().putAside(id);
    repository().delete(id);
    repository().restore(id);

    assertThat(repository().aside()).isEmpty();
    assertThat(repository().study(id)).isEmpty();
    assertThat(repository().trials(id)).isEmpty();
  }

  @Test
  default void whyAStudyEndedAndWhatWasNotedIsKept() {
    long id = study();
    repository().setState(id, StudyState.STOPPED, Duration.ZERO, "the disk is full");
    repository().setNote(id, "first\nsecond");

    assertThat(repository().study(id).orElseThrow().ending()).isEqualTo("the disk is full");
    repository().setState(id, StudyState.RUNNING, Duration.ZERO);
    Study running = repository().study(id).orElseThrow();
    assertThat(running.ending()).isEmpty();
    assertThat(running.note()).isEqualTo("first\nsecond");
    assertThat(repository().summaries().get(0).note()).isEqualTo("first\nsecond");
    assertThatThrownBy(() -> repository().setNote(id, "x".repeat(Marks.LONGEST_NOTE + 1)))
        .isInstanceOf(WrongInputException.class);
    assertThatThrownBy(() -> repository().setNote(id + 1, ""))
        .isInstanceOf(IllegalStateException.class);
  }
}
