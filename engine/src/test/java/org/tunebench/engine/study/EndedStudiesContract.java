package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.completed;
import static org.tunebench.engine.study.StudyFixtures.report;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;

/** Studies that have ended elsewhere are kept as a whole or not at all. */
interface EndedStudiesContract extends RepositoryUser {
  private static EndedStudy ended(String name, Map<Integer, Marks> marks) {
    List<Trial> trials =
        IntStream.range(0, 2_500).mapToObj(i -> completed(i, "marginal_ll", i)).toList();
    List<Report> reports = List.of(report(0, 1, "elbo", 5), report(2_499, 3, "elbo", 7));
    return new EndedStudy(spec(name), trials, reports, marks, "of a table", Duration.ofHours(2));
  }

  @Test
  default void anEndedStudyIsKeptWithAllThatBelongsToIt() {
    EndedStudy given = ended("ended", Map.of(3, Marks.NONE.withPinned(true)));
    Study kept = repository().keep(given);

    assertThat(repository().study("ended")).contains(kept);
    assertThat(kept.spec()).isEqualTo(given.spec());
    assertThat(kept.state()).isEqualTo(StudyState.FINISHED);
    assertThat(kept.elapsed()).isEqualTo(Duration.ofHours(2));
    assertThat(kept.note()).isEqualTo("of a table");
    assertThat(repository().trials(kept.id())).isEqualTo(given.trials());
    assertThat(repository().marks(kept.id())).isEqualTo(given.marks());
    assertThat(repository().curves(kept.id(), "elbo")).containsOnlyKeys(0, 2_499);
  }

  @Test
  default void reportsOfManyTrialsAtOnceAreAllKept() {
    int many = 1_100;
    List<Trial> trials =
        IntStream.range(0, many).mapToObj(i -> completed(i, "marginal_ll", i)).toList();
    List<Report> bySteps =
        IntStream.rangeClosed(1, 3)
            .boxed()
            .flatMap(
                step -> IntStream.range(0, many).mapToObj(i -> report(i, step, "elbo", i + step)))
            .toList();
    Study kept =
        repository()
            .keep(new EndedStudy(spec("many"), trials, bySteps, Map.of(), "", Duration.ZERO));

    Map<Integer, Curve> curves = repository().curves(kept.id(), "elbo");
    assertThat(curves).hasSize(many);
    assertThat(curves.values()).allMatch(curve -> curve.size() == 3);
  }

  @Test
  default void ofAnEndedStudyThatCannotBeKeptNothingIs() {
    repository().keep(ended("taken", Map.of()));
    assertThatThrownBy(() -> repository().keep(ended("taken", Map.of())))
        .isInstanceOf(WrongInputException.class);
    assertThatThrownBy(() -> ended("wrong", Map.of(9_999, Marks.NONE.withPinned(true))))
        .isInstanceOf(IllegalStateException.class);

    assertThat(repository().summaries()).extracting(StudySummary::name).containsExactly("taken");
  }

  @Test
  default void ofAnEndedStudyThatIsCalledOffNothingIsKept() {
    EndedStudy given = ended("called off", Map.of());
    assertThatThrownBy(() -> repository().keep(given, () -> true))
        .isInstanceOf(CancellationException.class);
    assertThat(repository().summaries()).isEmpty();

    assertThat(repository().keep(given).state()).isEqualTo(StudyState.FINISHED);
    assertThat(repository().curves(repository().summaries().get(0).id(), "elbo")).hasSize(2);
  }
}
