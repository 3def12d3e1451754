package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;

/** Whole trials on the simulated counts, as a worker runs them. */
class ScviObjectiveTest {
  private static final ScviObjectiveType TYPE = new ScviObjectiveType();

  private static PartSpec objective(Map<String, Object> settings) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("dataset", "demo");
    all.put("max-epochs", 2L);
    all.put("marginal-samples", 2L);
    all.put("imputation-epochs", 1L);
    all.put("batch-key", "batch");
    all.put("labels-key", "cell_type");
    all.putAll(settings);
    return new PartSpec("scvi", all);
  }

  private static Map<String, Double> run(
      PartSpec objective, String metric, Map<String, Object> varied) throws Exception {
    MetricSpec spec = new MetricSpec(metric, Goal.MINIMIZE, "elbo_test");
    WorkerSetup setup = new WorkerSetup(objective, spec, Path.of(""), "cpu", 1, 0);
    try (Objective opened = TYPE.open(setup)) {
      return opened.run(new QuietTrial(new Configuration(varied)));
    }
  }

  static Stream<Arguments> models() {
    List<Arguments> all = new ArrayList<>();
    for (String loss : ReconstructionLoss.words()) {
      for (String dispersion : Dispersion.words()) {
        for (String decoder : DecoderKind.words()) {
          all.add(Arguments.of(loss, dispersion, decoder));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelGivesNumbers(String loss, String dispersion, String decoder) throws Exception {
    Map<String, Object> varied =
        Map.of("reconstruction_loss", loss, "dispersion", dispersion, "decoder", decoder);

    Map<String, Double> metrics = run(objective(Map.of()), "marginal_ll", varied);

    assertThat(metrics)
        .containsOnlyKeys(
            "marginal_ll", "elbo_train", "elbo_test", "reconstruction", "n_params", "n_epochs");
    assertThat(metrics.values()).allMatch(Double::isFinite);
    assertThat(metrics.get("reconstruction")).isLessThan(metrics.get("elbo_test"));
  }

  @Test
  void measuresImputationWhereItIsAskedFor() throws Exception {
    Map<String, Double> asMetric = run(objective(Map.of()), "imputation_median", Map.of());
    Map<String, Double> asSetting =
        run(objective(Map.of("imputation", true)), "marginal_ll", Map.of());

    assertThat(asMetric).containsKeys("imputation_median", "imputation_mean");
    assertThat(asMetric.get("imputation_median")).isFinite().isPositive();
    assertThat(asSetting).isEqualTo(asMetric);
  }

  @Test
  void scoresCellsThatNothingElseLooksAt() throws Exception {
    PartSpec objective = objective(Map.of("unseen-share", 0.2));

    Map<String, Double> metrics = run(objective, "marginal_ll", Map.of());

    assertThat(metrics.get("marginal_ll_unseen"))
        .isFinite()
        .isNotEqualTo(metrics.get("marginal_ll"));
    assertThat(TYPE.withheld(objective)).containsExactly("marginal_ll_unseen");
    assertThat(TYPE.metrics(objective)).noneMatch(m -> m.name().equals("marginal_ll_unseen"));
  }

  @Test
  void namesEveryMetricThatItGives() throws Exception {
    List<String> known =
        TYPE.metrics(objective(Map.of())).stream().map(ObjectiveType.Metric::name).toList();

    assertThat(run(objective(Map.of("imputation", true)), "marginal_ll", Map.of()).keySet())
        .filteredOn(name -> !name.startsWith("n_"))
        .containsExactlyInAnyOrderElementsOf(known);
  }

  /** Nobody hears it. */
  private record QuietTrial(Configuration configuration) implements TrialContext {
    @Override
    public int number() {
      return 0;
    }

    @Override
    public long seed() {
      return 1;
    }

    @Override
    public Path folder() {
      return Path.of("");
    }

    @Override
    public void report(int step, Map<String, Double> values) {}

    @Override
    public void log(String line) {}

    @Override
    public boolean stopRequested() {
      return false;
    }
  }
}
