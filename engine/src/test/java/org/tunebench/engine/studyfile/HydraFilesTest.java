package org.tunebench.engine.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;

/** Sweeps of Hydra, and what they become. */
class HydraFilesTest {
  private static final ObjectiveTypes TYPES = BuiltInObjectives.types();

  /** As templates for Lightning have it. */
  static final String OPTUNA =
      """
      defaults:
        - override /hydra/sweeper: optuna
      optimized_metric: "val/acc_best"
      model: {optimizer: {lr: 0.002}}
      data: {batch_size: 64}
      hydra:
        mode: MULTIRUN
        sweeper:
          _target_: hydra_plugins.hydra_optuna_sweeper.optuna_sweeper.OptunaSweeper
          storage: null
          study_name: null
          n_jobs: 3
          direction: maximize
          n_trials: 25
          sampler:
            _target_: optuna.samplers.TPESampler
            seed: 1234
            n_startup_trials: 7
            consider_prior: true
          params:
            model.optimizer.lr: tag(log, interval(0.0001, 0.1))
            data.batch_size: choice(32, 64, 128)
      """;

  static final String AX =
      """
      defaults:
        - hydra/sweeper: ax
      hydra:
        sweeper:
          params:
            lr: interval(0.01, 0.1)
            ax_config:
              max_trials: 30
              experiment: {minimize: false, objective_name: score}
              early_stop: {max_epochs_without_improvement: 10}
              client: {random_seed: 5}
              params:
                banana_x: {type: range, bounds: [-5, 5]}
                banana_the\\_y: {type: range, bounds: [1, 10.1], log_scale: true}
                kind: {type: choice, values: [a, b]}
      """;

  static final String NEVERGRAD =
      """
      defaults:
        - override hydra/sweeper: nevergrad
      hydra:
        sweeper:
          optim:
            optimizer: TBPSA
            budget: 100
            num_workers: 4
            noisy: false
            maximize: true
            seed: 7
          parametrization:
            db: [mnist, cifar]
            lr: {init: 0.02, step: 2.0, log: true}
            dropout: {lower: 0.0, upper: 1.0, init: 0.1}
            batch: {lower: 4, upper: 16, log: true, integer: true}
            shift: {integer: true}
          params:
            n: interval(1, 12)
            width: interval(1.5, 12)
      """;

  private static StudyFile read(String text) {
    StudyFile file = StudyFiles.parse(text, "config.yaml", TYPES);
    StudySpec spec = file.spec();
    TYPES.get("command").check(spec.objective(), spec.space());
    Samplers.create(spec.sampler(), spec.space());
    String written = StudyFiles.write(spec);
    assertThat(StudyFiles.parse(written, "any.yaml", TYPES).spec()).as(written).isEqualTo(spec);
    return file;
  }

  private static Distribution of(StudySpec spec, String name) {
    return spec.space().parameter(spec.space().indexOf(name)).distribution();
  }

  @Test
  void aSweepOfOptuna() {
    StudyFile file = read(OPTUNA);
    StudySpec spec = file.spec();

    assertThat(spec.name()).isEqualTo("config");
    assertThat(spec.metric()).isEqualTo(new MetricSpec("val/acc_best", Goal.MAXIMIZE));
    assertThat(of(spec, "model.optimizer.lr")).isEqualTo(new FloatRange(0.0001, 0.1, true, 0));
    assertThat(of(spec, "data.batch_size")).isEqualTo(new Choice(List.of(32L, 64L, 128L)));
    assertThat(spec.sampler()).isEqualTo(new PartSpec("tpe", Map.of("startup-trials", 7L)));
    assertThat(spec.budget().trials()).isEqualTo(25);
    assertThat(spec.budget().parallel()).isEqualTo(3);
    assertThat(spec.seed()).isEqualTo(1234);
    assertThat(spec.baseline().orElseThrow().values())
        .as("the script's own values")
        .isEqualTo(Map.of("model.optimizer.lr", 0.002, "data.batch_size", 64L));
    assertThat(spec.objective().settings().get("run"))
        .isEqualTo(
            List.of(
                "python3",
                "train.py",
                "model.optimizer.lr={{ model.optimizer.lr }}",
                "data.batch_size={{ data.batch_size }}",
                "hydra.run.dir='{{ tunebench.output }}'",
                "hydra.mode=RUN"));
    assertThat(file.notes())
        .anyMatch(note -> note.contains("sampler.consider_prior: is not used"))
        .anyMatch(note -> note.contains("names no script"))
        .anyMatch(note -> note.contains("'tunebench: val/acc_best=0.51'"));
  }

  @Test
  void aSweepOfAx() {
    StudySpec spec = read(AX).spec();

    assertThat(spec.metric()).isEqualTo(new MetricSpec("score", Goal.MAXIMIZE));
    assertThat(spec.sampler()).isEqualTo(new PartSpec("gp"));
    assertThat(spec.budget().trials()).isEqualTo(30);
    assertThat(spec.budget().stopping().patience()).hasValue(10);
    assertThat(spec.seed()).isEqualTo(5);
    assertThat(of(spec, "banana.x")).isEqualTo(new IntRange(-5, 5));
    assertThat(of(spec, "banana.the_y")).isEqualTo(new FloatRange(1, 10.1, true, 0));
    assertThat(of(spec, "kind")).isEqualTo(new Choice(List.of("a", "b")));
    assertThat(of(spec, "lr")).isEqualTo(new FloatRange(0.01, 0.1));
    assertThat(spec.baseline()).isEmpty();
  }

  @Test
  void aSweepOfNevergrad() {
    StudyFile file = read(NEVERGRAD);
    StudySpec spec = file.spec();

    assertThat(of(spec, "db")).isEqualTo(new Choice(List.of("mnist", "cifar")));
    assertThat(of(spec, "lr")).isEqualTo(new Normal(Math.log(0.02), Math.log(2), true, 0));
    assertThat(of(spec, "dropout")).isEqualTo(new FloatRange(0, 1));
    assertThat(of(spec, "batch")).isEqualTo(new IntRange(4, 16, true, 1));
    assertThat(of(spec, "shift")).isEqualTo(new Normal(0, 1, false, 1));
    assertThat(of(spec, "n")).isEqualTo(new IntRange(1, 12));
    assertThat(of(spec, "width")).isEqualTo(new FloatRange(1.5, 12));
    assertThat(spec.sampler()).isEqualTo(new PartSpec("evolution"));
    assertThat(spec.metric().goal()).isEqualTo(Goal.MAXIMIZE);
    assertThat(spec.budget().trials()).isEqualTo(100);
    assertThat(spec.budget().parallel()).isEqualTo(4);
    assertThat(spec.seed()).isEqualTo(7);
    assertThat(file.notes())
        .anyMatch(note -> note.contains("the sampler evolution stands for TBPSA"))
        .anyMatch(note -> note.contains("dropout.init: is not used"));
  }

  @ParameterizedTest
  @CsvSource({
    "CMA, cmaes",
    "RandomSearch, random",
    "NGOpt, auto",
    "HyperOpt, tpe",
    "ScrHammersleySearch, qmc"
  })
  void aSearcherOfNevergradIsTheNearestOfOurs(String theirs, String ours) {
    String older =
        """
        defaults: [{hydra/sweeper: nevergrad}]
        hydra: {sweeper: {params: {optim: {optimizer: %s}, parametrization: {x: [1, 2]}}}}
        """;
    StudySpec spec = read(older.formatted(theirs)).spec();

    assertThat(spec.sampler()).isEqualTo(new PartSpec(ours));
    assertThat(spec.budget().trials()).isEqualTo(80);
    assertThat(spec.budget().parallel()).isEqualTo(10);
  }

  @Test
  void hydrasOwnSweeperListsEveryCombination() {
    StudySpec spec =
        read("""
                hydra:
                  sweeper:
                    params:
                      db: mnist,cifar
                      +opt.lr: 0.1,1e-2
                      n: range(1,4)
                      model/enc: "choice('a b', \\"c\\", true)"
                      k: 7
                db: mnist
                """)
            .spec();

    assertThat(spec.sampler()).isEqualTo(new PartSpec("grid"));
    assertThat(spec.budget().trials()).isEqualTo(2 * 2 * 3 * 3);
    assertThat(of(spec, "n")).isEqualTo(new IntRange(1, 3));
    assertThat(of(spec, "opt.lr")).isEqualTo(new Choice(List.of(0.1, 0.01)));
    assertThat(of(spec, "model.enc")).isEqualTo(new Choice(List.of("'a b'", "c", true)));
    assertThat(of(spec, "k")).isEqualTo(new Choice(List.of(7L)));
    assertThat(spec.objective().settings().get("run").toString())
        .contains("+opt.lr={{ opt.lr }}, ", "model/enc={{ model.enc }}, ")
        .doesNotContain("hydra.mode=RUN");
  }

  @Test
  void anOlderSweepOfOptunaSaysItsDistributions() {
    StudySpec spec =
        read("""
                hydra:
                  sweeper:
                    sampler: {_target_: optuna.samplers.RandomSampler}
                    search_space:
                      x: {type: float, low: -5.5, high: 5.5, step: 0.5}
                      y: {type: categorical, choices: [-5, 0]}
                      z: {type: int, low: 1, high: 64, log: true}
                """)
            .spec();

    assertThat(of(spec, "x")).isEqualTo(new FloatRange(-5.5, 5.5, false, 0.5));
    assertThat(of(spec, "y")).isEqualTo(new Choice(List.of(-5L, 0L)));
    assertThat(of(spec, "z")).isEqualTo(new IntRange(1, 64, true, 1));
    assertThat(spec.sampler()).isEqualTo(new PartSpec("random"));
    assertThat(spec.budget().trials()).isEqualTo(20);
    assertThat(spec.budget().parallel()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "range(1, 5)                   | {int: [1, 5]}",
        "range(5)                      | {int: [0, 5]}",
        "'range(start=9, stop=1, step=-2)' | {int: [1, 9], step: 2}",
        "'range(0.5, 2, step=0.5)'     | {float: [0.5, 2.0], step: 0.5}",
        "interval(1, 5)                | {float: [1.0, 5.0]}",
        "int(interval(1, 5))           | {int: [1, 5]}",
        "tag(log, int(interval(1, 5))) | {int: [1, 5], log: true}",
        "int(tag(log, interval(1, 5))) | {int: [1, 5], log: true}",
        "float(range(1, 3))            | {float: [1.0, 3.0], step: 1.0}",
        "'int(1.5, 2)'                 | {choice: [1, 2]}",
        "'str(choice(1, 2))'           | {choice: [\"1\", \"2\"]}",
        "shuffle(sort(choice(b, a)))   | {choice: [b, a]}",
        "'choice([1,2],[3])'           | {choice: [\"[1,2]\", \"[3]\"]}"
      })
  void whatAnOverrideMayBe(String override, String ours) {
    StudySpec spec =
        read("hydra: {sweeper: {n_trials: 3, params: {x: \"" + override + "\"}}}").spec();

    assertThat(StudyFiles.writeSpace(spec.space())).contains("x: " + ours);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "params: {x: 'interval(1, 2)'}               | params.x: cannot be honoured: this sweeper",
        "params: {x: 'choice(1, 2'}                  | params.x: a bracket is not closed",
        "params: {x: 'glob(*)'}                      | params.x: cannot be honoured: there is no glob()",
        "params: {x: 'range(1, 5, 0)'}               | params.x: the step of a range must not be 0",
        "params: {x: 'range(5, 1)'}                  | params.x: the range has no value",
        "params: {x: '1,,2'}                         | params.x: a value between commas is missing",
        "params: {~x: '1,2'}                         | params.~x: cannot be honoured: '~x' names no",
        "max_batch_size: 2                           | params: is missing",
        "_target_: a.RaySweeper                      | _target_: cannot be honoured: the sweepers",
        "'{direction: [minimize, maximize], params: {x: 1}}' | direction: cannot be honoured: a study",
        "'{sampler: {_target_: o.PartialFixedSampler}, params: {x: 1}}' | sampler._target_: cannot be",
        "'{custom_search_space: a.b, params: {x: 1}}' | custom_search_space: cannot be honoured",
        "'{parametrization: {x: {lower: 1}}}'        | parametrization.x: cannot be honoured: a",
        "'{parametrization: {x: {log: true}}}'       | parametrization.x.init: is missing",
        "'{optim: {optimizer: Zero}, parametrization: {x: [1]}}' | optim.optimizer: cannot be",
        "'{optim: {budgets: 5}, parametrization: {x: [1]}}' | optim.budgets: there is no 'budgets'",
        "'{n_trial: 5, params: {x: 1}}'              | n_trial: there is no 'n_trial' here"
      })
  void whatCannotBeHonouredIsRefusedByName(String sweeper, String refusal) {
    String group = sweeper.startsWith("{") ? sweeper : "{" + sweeper + "}";

    assertThatThrownBy(() -> read("hydra: {sweeper: " + group + "}"))
        .isInstanceOf(WrongInputException.class)
        .extracting(e -> ((WrongInputException) e).sentence())
        .asString()
        .startsWith("config.yaml, line 1, hydra.sweeper." + refusal);
  }

  @Test
  void aConfigurationWithoutASweepHasNothingToSearch() {
    assertThatThrownBy(() -> read("hydra: {job: {chdir: true}}\nx: 1\n"))
        .hasMessageContaining("names no sweeper");
  }
}
