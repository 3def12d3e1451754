package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.FirstTrials;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Seeds;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.WarmStart;

/** Trials of an earlier study that a study begins with. */
class WarmStartRunTest extends ScriptedStudies {
  @Test
  void aWarmStartTriesTheBestOfAnEarlierStudyAfterTheBaseline() {
    EmbeddedEngine engine = engine(identity());
    StudySnapshot earlier = runToEnd(engine, spec(12, 1));
    StudySpec warm =
        spec(5, 1).withName("warm").withWarmStart(Optional.of(new WarmStart("test", 3)));
    StudySnapshot end = runToEnd(engine, warm);

    List<Configuration> best =
        earlier.trials().stream()
            .sorted(Comparator.comparingDouble(t -> t.metric("loss")))
            .map(Trial::configuration)
            .limit(3)
            .toList();
    assertThat(end.trials()).hasSize(5);
    assertThat(end.trials().get(0).isBaseline()).isTrue();
    assertThat(end.trials().subList(1, 4).stream().map(Trial::configuration)).isEqualTo(best);
    assertThat(end.trials().get(4).source().origin()).isEqualTo(Origin.SAMPLED);
  }

  @Test
  void aWarmStartWithoutASeedDrawsWhatTheEarlierStudyHasNot() {
    EmbeddedEngine engine = engine(identity());
    StudySpec first = spec(12, 1).withSeed(StudySpec.NO_SEED);
    Set<Configuration> tried = new HashSet<>(configurations(runToEnd(engine, first)));
    StudySpec second =
        first.withName("second").withWarmStart(Optional.of(new WarmStart("test", 2)));
    StudySnapshot end = runToEnd(engine, second);
    StudySpec kept = end.study().spec();
    assertThat(configurations(end).subList(3, 12)).doesNotContainAnyElementsOf(tried);
    assertThat(kept.seed()).isEqualTo(Seeds.following(0)).isNotZero();

    assertThat(configurations(runToEnd(engine, kept.withName("from its file"))))
        .as("the definition as it is written tries the same")
        .isEqualTo(configurations(end));
    assertThat(configurations(runToEnd(engine, second.withName("again"))))
        .isEqualTo(configurations(end));

    tried.addAll(configurations(end));
    StudySpec third =
        first.withName("third").withWarmStart(Optional.of(new WarmStart("second", 2)));
    assertThat(configurations(runToEnd(engine, third)).subList(3, 12))
        .as("one after the other")
        .doesNotContainAnyElementsOf(tried);
    StudySpec chosen = second.withName("chosen").withSeed(7);
    assertThat(engine.create(chosen, folder).spec().seed()).isEqualTo(7);
  }

  private static List<Configuration> configurations(StudySnapshot study) {
    return study.trials().stream().map(Trial::configuration).toList();
  }

  @Test
  void aWarmStartSaysWhatDoesNotFit() {
    EmbeddedEngine engine = engine(identity());
    StudySnapshot earlier = runToEnd(engine, spec(12, 1));
    WarmStart best = new WarmStart("test", 4);
    StudySpec warm = spec(5, 1).withName("warm").withWarmStart(Optional.of(best));
    assertThat(new EarlierStudy(repository, best).notes(warm)).isEmpty();

    double third =
        earlier.trials().stream()
            .mapToDouble(trial -> trial.metric("loss"))
            .sorted()
            .skip(2)
            .findFirst()
            .orElseThrow();
    StudySpec narrower = warm.withSpace(space("x", new FloatRange(third, 1)));
    assertThat(new EarlierStudy(repository, best).notes(narrower))
        .containsExactly(
            "of the best 6 configurations of 'test', 4 fit this search space: some have values of"
                + " x that are not in it, or none");
    StudySpec other = warm.withSpace(space("y", new FloatRange(0, 1)));
    assertRefused(engine, other, "fits this search space: they have no y");
    StudySpec apart = warm.withSpace(space("x", new FloatRange(2, 3)));
    assertRefused(engine, apart, "fits this search space: no value of x is in its range");
  }

  @Test
  void aWarmStartSaysByWhatTheBestAreTheBest() {
    EmbeddedEngine engine = engine(identity());
    runToEnd(engine, spec(12, 1));
    WarmStart best = new WarmStart("test", 4);
    StudySpec warm = spec(5, 1).withName("warm").withWarmStart(Optional.of(best));
    StudySpec otherwise = withMetric(warm, new MetricSpec("accuracy", Goal.MAXIMIZE));
    assertThat(new EarlierStudy(repository, best).notes(otherwise))
        .containsExactly(
            "the best of 'test' are those by its loss, and this study goes by accuracy");
    assertRefused(
        engine,
        withMetric(warm, new MetricSpec("loss", Goal.MAXIMIZE)),
        "'test' is to minimize loss, and this study to maximize it");
    Study none = engine.create(spec(5, 1).withName("none"), folder);
    assertRefused(
        engine,
        warm.withWarmStart(Optional.of(new WarmStart(none.spec().name(), 1))),
        "no trial of 'none' has completed with a result yet");
  }

  private static SearchSpace space(String name, FloatRange range) {
    return new SearchSpace(List.of(new Parameter(name, range)));
  }

  private static StudySpec withMetric(StudySpec spec, MetricSpec metric) {
    return new StudySpec(
        spec.name(),
        spec.objective(),
        metric,
        spec.space(),
        spec.sampler(),
        spec.pruner(),
        spec.budget(),
        spec.devices(),
        spec.seed(),
        spec.first());
  }

  private void assertRefused(EmbeddedEngine engine, StudySpec spec, String message) {
    StudySpec alone = spec.withFirst(FirstTrials.NONE.withWarmStart(spec.warmStart()));
    assertThatThrownBy(() -> engine.create(alone, folder))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("warm-start.study"))
        .hasMessageContaining(message);
  }

  @Test
  void aWarmStartIsCutToWhatTheBudgetLeaves() {
    EmbeddedEngine engine = engine(identity());
    runToEnd(engine, spec(12, 1));
    StudySpec warm =
        spec(3, 1).withName("warm").withWarmStart(Optional.of(new WarmStart("test", 10)));
    assertThat(runToEnd(engine, warm).trials()).hasSize(3);
  }

  @Test
  void aWarmStartFromNowhereIsRefusedByName() {
    EmbeddedEngine engine = engine(identity());
    runToEnd(engine, spec(1, 1));
    StudySpec lost =
        spec(5, 1).withName("lost").withWarmStart(Optional.of(new WarmStart("tst", 3)));

    assertThatThrownBy(() -> engine.create(lost, folder))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("there is no study 'tst' in this workspace; did you mean 'test'?");
    repository.rename(repository.study("test").orElseThrow().id(), "something else");
    assertThatThrownBy(() -> engine.create(lost, folder))
        .hasMessage(
            "there is no study 'tst' in this workspace: it may be called otherwise now, or be"
                + " deleted; name one that is there, or leave warm-start out");
    assertThat(repository.summaries()).hasSize(1);
  }

  @Test
  void aWarmStartFindsItsStudyByAFormerNameAndNamesItAnew() {
    EmbeddedEngine engine = engine(identity());
    long earlier = runToEnd(engine, spec(3, 1)).study().id();
    repository.rename(earlier, "renamed");

    Study next =
        engine.create(
            spec(5, 1).withName("next").withWarmStart(Optional.of(new WarmStart("test", 3))),
            folder);
    assertThat(repository.trials(next.id())).isNotEmpty();
    assertThat(next.spec().warmStart()).contains(new WarmStart("renamed", 3));
    assertThat(repository.rename(earlier, "again")).containsExactly("next");
  }
}
