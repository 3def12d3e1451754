package org.tunebench.app.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

class TrialFilterTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
  private static final Texts TEXTS = new Texts(Locale.ENGLISH);

  private final StudySpec spec = FakeStudies.spec("a", 10);

  /** Trial 12: lr 0.001, n_layers 1, zinb; completed with 1218.52. */
  private final Trial good = trial(12).complete(Map.of("marginal_ll", 1218.52), NOW);

  private final Trial nan = trial(13).complete(Map.of("marginal_ll", Double.NaN), NOW);
  private final Trial failed = trial(14).end(TrialState.FAILED, "out of memory", NOW);
  private final List<TrialColumn> columns = TrialColumn.of(spec, List.of(good, nan, failed));

  private static Trial trial(int number) {
    Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 7, 1.5);
    Configuration configuration = FakeStudies.defaultConfiguration();
    return Trial.waiting(number, source, configuration).start("cpu", NOW);
  }

  @Test
  void aNumberIsFoundAsItIsTypedAndAsALocaleWithCommasShowsIt() {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
    try {
      for (String text :
          List.of(
              "1218.52",
              "1218,52",
              "marginal_ll ~ 1218.5",
              "marginal_ll ~ 8,5",
              "marginal_ll = 1218,52",
              "marginal_ll > 1218,5")) {
        assertThat(passing(text)).as(text).containsExactly(12);
      }
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  private List<Integer> passing(String text) {
    return List.of(good, nan, failed).stream()
        .filter(TrialFilter.parse(text, columns, TEXTS).accepted())
        .map(Trial::number)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "lr < 0.01 and n_layers = 1; 12 13 14",
        "lr<0.001; ''",
        "lr <= 1e-3; 12 13 14",
        "marginal_ll > 1000; 12",
        "marginal_ll = NaN; 13",
        "marginal_ll != NaN; 12 14",
        "not marginal_ll > 1000; 13 14",
        "state = failed; 14",
        "STATE = Completed; 12 13",
        "failure ~ memory; 14",
        "state = failed or trial = 12; 12 14",
        "(state = failed or trial = 12) and trial > 12; 14",
        "reconstruction_loss = zinb and not state = failed; 12 13",
        "failure = \"out of memory\"; 14",
        "n_hidden = 128.0; 12 13 14"
      })
  void expressionsCompareColumns(String text, String numbers) {
    List<Integer> expected =
        numbers.isEmpty()
            ? List.of()
            : List.of(numbers.split(" ")).stream().map(Integer::valueOf).toList();
    assertThat(passing(text)).isEqualTo(expected);
  }

  private static FloatRange range() {
    return new FloatRange(0, 1);
  }

  @Test
  void theExampleIsOneOfTheStudyThatIsShown() {
    assertThat(TypedFilter.example(List.of())).isEqualTo("state = completed");
    List<TrialColumn> whole =
        columns.stream().filter(column -> column.id().startsWith("n_")).toList();
    assertThat(TypedFilter.example(whole)).isEqualTo("n_latent > 1 and state = completed");
    assertThat(passing(TypedFilter.example(columns))).isNotEmpty();
    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("dropout_of_the_last_layer_of_the_decoder", range()),
                new Parameter("lr", range())));
    List<TrialColumn> named =
        TrialColumn.of(
            new StudySpec(
                "b",
                spec.objective(),
                spec.metric(),
                space,
                spec.sampler(),
                spec.pruner(),
                spec.budget(),
                spec.devices(),
                1,
                Optional.empty()),
            List.of());
    assertThat(TypedFilter.example(named))
        .as("a field has no room for a long name")
        .isEqualTo("lr < 0.5 and state = completed");
  }

  @Test
  void plainTextIsFoundInAnyCell() {
    assertThat(passing("memory")).containsExactly(14);
    assertThat(passing("1218.5")).containsExactly(12);
    assertThat(passing("ZINB")).hasSize(3);
    assertThat(passing("  ")).hasSize(3);
    assertThat(passing("nowhere")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "lrr < 0.01; did you mean lr?",
        "nothing_like_it = 1; there are trial, state",
        "tag =; a tag after tag = is missing at the end; an example is: dropout_rate < 0.5 and state = completed",
        "lr < 1 and lr; one of < <= > >= = != ~ after lr is missing",
        "lr <; a value after lr < is missing",
        "lr < fast; after lr < comes a number, not",
        "lr < 0,01; after lr < comes a number: write 0.01 for",
        "< 3; there is no column",
        "lr < 0.1 n_layers = 1; does not belong after a comparison",
        "(lr < 0.1; a closing bracket is missing",
        "lr < 0.1 and; the name of a column is missing",
        "lr ! 3; cannot be read here",
        "trial state = 3; must be one of"
      })
  void wrongFiltersSayWhatWouldBeRight(String text, String sentence) {
    assertThatThrownBy(() -> TrialFilter.parse(text, columns, TEXTS))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining(sentence);
  }
}
