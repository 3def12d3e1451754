package org.tunebench.engine.studyfile.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

class PythonSpaceTest {
  private static SearchSpace space(String text) {
    return PythonSpace.read(text).space();
  }

  private static Distribution one(String call) {
    SearchSpace space = space(call);
    assertThat(space.parameters()).hasSize(1);
    return space.parameter(0).distribution();
  }

  private static Parameter named(SearchSpace space, String name) {
    return space.parameters().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  // Optuna.

  @Test
  void callsOfOptunaAreReadWithAllTheirSettings() {
    assertThat(one("lr = trial.suggest_float(\"lr\", 1e-5, 1e-1, log=True)"))
        .isEqualTo(new FloatRange(1e-5, 0.1, true, 0));
    assertThat(one("trial.suggest_float('x', -1, 10 ** 2, step=0.5)"))
        .isEqualTo(new FloatRange(-1, 100, false, 0.5));
    assertThat(one("t.suggest_int(name='n', low=2, high=1_024, log=True)"))
        .isEqualTo(new IntRange(2, 1024, true, 1));
    assertThat(one("t.suggest_int('n', 2, 10, 2)")).isEqualTo(new IntRange(2, 10, false, 2));
    assertThat(one("trial.suggest_categorical('a', ['relu', True, 3, 0.5,])"))
        .isEqualTo(Choice.of("relu", true, 3L, 0.5));
    assertThat(one("trial.suggest_loguniform('c', 1e-3, 1)"))
        .isEqualTo(new FloatRange(1e-3, 1, true, 0));
    assertThat(one("trial.suggest_discrete_uniform('d', 0.5, 1.0, 0.1)"))
        .isEqualTo(new FloatRange(0.5, 1.0, false, 0.1));
  }

  @Test
  void namesThatCannotStandHereAreChangedAndSaid() {
    PythonSpace read =
        PythonSpace.read(
            """
            kind = trial.suggest_categorical("optimizer/kind", ["sgd", "adam"])
            if kind == "sgd":
                m = trial.suggest_float("optimizer/momentum", 0.1, 0.9)
            """);

    assertThat(read.space().parameters())
        .extracting(Parameter::name)
        .containsExactly("optimizer.kind", "optimizer.momentum");
    assertThat(read.space().parameter(1).conditions())
        .containsExactly(new Condition("optimizer.kind", List.of("sgd")));
    assertThat(read.notes())
        .hasSize(2)
        .first()
        .isEqualTo(
            "line 1: 'optimizer/kind' cannot name a parameter here and is called 'optimizer.kind'");
  }

  @Test
  void anObjectiveIsReadAsItStandsWithItsConditions() {
    SearchSpace space =
        space(
            """
            import optuna

            def objective(trial):
                \"\"\"Trains: the objective.\"\"\"
                optimizer = trial.suggest_categorical(
                    "optimizer", ["sgd", "adam", "rmsprop"])  # three
                lr = trial.suggest_float("lr", 1e-5, 1e-1, log=True)
                if optimizer == "sgd":
                    momentum = trial.suggest_float("momentum", 0.0, 0.99)
                    nesterov = trial.suggest_categorical("nesterov", [True, False])
                    if nesterov:
                        damping = trial.suggest_float("damping", 0, 1)
                elif optimizer in ("adam",):
                    beta = trial.suggest_float("beta", 0.8, 0.999)
                else:
                    rho = trial.suggest_float("rho", 0.5, 0.9)
                layers = trial.suggest_int("layers", 1, 3)
                if layers >= 2:
                    units = trial.suggest_int("units", 16, 64)
                model = make(lr, [x for x in range(layers)])
                for epoch in range(10):
                    train(model, f"{epoch} of 10")
                return evaluate(model)

            study = optuna.create_study(direction="maximize")
            study.optimize(objective, n_trials=100)
            """);

    assertThat(space.parameters())
        .extracting(Parameter::name)
        .containsExactly(
            "optimizer", "lr", "momentum", "nesterov", "damping", "beta", "rho", "layers", "units");
    assertThat(named(space, "lr").conditions()).isEmpty();
    assertThat(named(space, "momentum").conditions())
        .containsExactly(new Condition("optimizer", List.of("sgd")));
    assertThat(named(space, "damping").conditions())
        .containsExactly(
            new Condition("optimizer", List.of("sgd")), new Condition("nesterov", List.of(true)));
    assertThat(named(space, "beta").conditions())
        .containsExactly(new Condition("optimizer", List.of("adam")));
    assertThat(named(space, "rho").conditions())
        .allSatisfy(c -> assertThat(c.parent()).isEqualTo("optimizer"));
    assertThat(space.configure(p -> p.name().equals("optimizer") ? "rmsprop" : first(p)).values())
        .containsKey("rho")
        .doesNotContainKeys("beta", "momentum");
    assertThat(space.configure(p -> p.name().equals("optimizer") ? "adam" : first(p)).values())
        .doesNotContainKeys("rho", "momentum");
    assertThat(named(space, "units").conditions())
        .containsExactly(new Condition("layers", List.of(2L, 3L)));
  }

  private static Object first(Parameter parameter) {
    return parameter.distribution().valueAt(0);
  }

  @Test
  void callsInsideOtherCallsAndDictionariesAreFound() {
    SearchSpace space =
        space(
            """
            params = {
                "learning_rate": trial.suggest_float("learning_rate", 0.01, 0.3, log=True),
                "max_depth": trial.suggest_int("max_depth", 3, 10),
            }
            clf = SVC(C=trial.suggest_float("C", 1e-2, 1e2, log=True), kernel="rbf")
            """);

    assertThat(space.parameters())
        .extracting(Parameter::name)
        .containsExactly("learning_rate", "max_depth", "C");
  }

  @Test
  void distributionsOfOptunaInADictionary() {
    SearchSpace space =
        space(
            "{'x': optuna.distributions.FloatDistribution(1e-3, 1.0, log=True),"
                + " 'n': IntDistribution(1, 9, step=2), 'c': CategoricalDistribution(['a', 'b'])}");

    assertThat(space.parameters())
        .extracting(Parameter::distribution)
        .containsExactly(
            new FloatRange(1e-3, 1, true, 0), new IntRange(1, 9, false, 2), Choice.of("a", "b"));
  }

  // hyperopt.

  @Test
  void callsOfHyperoptAreReadAsItsDocumentationSays() {
    assertThat(one("hp.uniform('x', 0, 1)")).isEqualTo(new FloatRange(0, 1));
    assertThat(one("hp.loguniform('lr', np.log(1e-5), np.log(1e-1))"))
        .isEqualTo(new FloatRange(1e-5, 0.1, true, 0));
    assertThat(one("hp.quniform('q', 0, 100, 5)"))
        .isEqualTo(new Rounded(new FloatRange(0, 100), 5));
    assertThat(one("hp.lognormal('l', 0, 1)")).isEqualTo(new Normal(0, 1, true, 0));
    assertThat(one("hp.randint('r', 10)")).isEqualTo(new IntRange(0, 9));
    assertThat(one("hp.randint('r', 5, 10)")).isEqualTo(new IntRange(5, 9));
    assertThat(one("hp.uniformint('u', 1, 8)")).isEqualTo(new IntRange(1, 8));
    assertThat(one("hp.pchoice('p', [(0.25, 'a'), (0.75, 'b')])"))
        .isEqualTo(new Choice(List.of("a", "b"), List.of(0.25, 0.75)));
    assertThat(one("hp.choice('units', [32, 64])")).isEqualTo(Choice.of(32L, 64L));
    assertThat(one("hp.choice('depth', range(1, 4))")).isEqualTo(Choice.of(1L, 2L, 3L));
  }

  @Test
  void wholeNumbersOfHyperoptAreWholeAndItsEndsAreTold() {
    PythonSpace read = PythonSpace.read("x = scope.int(hp.quniform('depth', 2, 20, 2))");

    assertThat(read.space().parameter(0).distribution()).isEqualTo(new IntRange(2, 20, false, 2));
    assertThat(read.notes()).singleElement().asString().startsWith("line 1: depth is uniform");
  }

  @Test
  void nestedChoicesBecomeConditions() {
    PythonSpace read =
        PythonSpace.read(
            """
            space = hp.choice('classifier', [
                {'type': 'naive_bayes'},
                {'type': 'svm',
                 'C': hp.lognormal('svm_C', 0, 1),
                 'kernel': hp.choice('svm_kernel', [
                     {'ktype': 'linear'},
                     {'ktype': 'rbf', 'width': hp.lognormal('svm_rbf_width', 0, 1)},
                 ])},
                {'type': 'dtree', 'depth': hp.choice('depth', [None, 3])},
            ])
            """);

    SearchSpace space = read.space();
    assertThat(space.parameter(0).distribution())
        .isEqualTo(Choice.of("naive_bayes", "svm", "dtree"));
    assertThat(named(space, "svm_rbf_width").conditions())
        .containsExactly(
            new Condition("classifier", List.of("svm")),
            new Condition("svm_kernel", List.of("rbf")));
    assertThat(named(space, "depth").distribution()).isEqualTo(Choice.of("None", 3L));
    assertThat(read.notes()).singleElement().asString().contains("None is written as the text");
  }

  @Test
  void aParameterOfTwoBranchesExistsInBoth() {
    SearchSpace space =
        space(
            "hp.choice('m', [('a', {'lr': hp.uniform('lr', 0, 1)}),"
                + " ('b', {'lr': hp.uniform('lr', 0, 1)}), ('c', {})])");

    assertThat(named(space, "lr").conditions())
        .containsExactly(new Condition("m", List.of("a", "b")));
  }

  @Test
  void optionsWithoutNamesAreNumbered() {
    PythonSpace read =
        PythonSpace.read(
            "hp.choice('m', [{'x': hp.uniform('x', 0, 1)}, {'y': hp.randint('y', 3)}])");

    assertThat(read.space().parameter(0).distribution()).isEqualTo(Choice.of(0L, 1L));
    assertThat(named(read.space(), "y").conditions())
        .containsExactly(new Condition("m", List.of(1L)));
    assertThat(read.notes()).hasSize(1);
  }

  // KerasTuner.

  @Test
  void callsOfKerasTunerAreReadWithTheirParents() {
    SearchSpace space =
        space(
            """
            def build_model(hp):
                kind = hp.Choice("kind", ["mlp", "cnn"])
                model.add(layers.Dense(units=hp.Int("units", min_value=32, max_value=512, step=32)))
                lr = hp.Float("lr", min_value=1e-4, max_value=1e-2, sampling="log")
                if hp.Boolean("dropout"):
                    model.add(layers.Dropout(rate=hp.Float("rate", 0, 0.5)))
                hp.Int("filters", 8, 64, parent_name="kind", parent_values=["cnn"])
                with hp.conditional_scope("kind", ["mlp"]):
                    hp.Fixed("width", 3)
                return model
            """);

    assertThat(named(space, "units").distribution()).isEqualTo(new IntRange(32, 512, false, 32));
    assertThat(named(space, "lr").distribution()).isEqualTo(new FloatRange(1e-4, 1e-2, true, 0));
    assertThat(named(space, "dropout").distribution()).isEqualTo(Choice.of(false, true));
    assertThat(named(space, "dropout").conditions()).isEmpty();
    assertThat(named(space, "rate").conditions())
        .containsExactly(new Condition("dropout", List.of(true)));
    assertThat(named(space, "filters").conditions())
        .containsExactly(new Condition("kind", List.of("cnn")));
    assertThat(named(space, "width").conditions())
        .containsExactly(new Condition("kind", List.of("mlp")));
  }

  // Dictionaries.

  @Test
  void dictionariesOfListsAndOfDistributions() {
    PythonSpace read =
        PythonSpace.read(
            """
            from scipy.stats import loguniform, randint, uniform
            param_distributions = {
                'C': loguniform(1e-4, 1e2),
                'kernel': ['linear', 'rbf'],
                'clf__max_depth': randint(1, 20),
                'subsample': uniform(0.5, 0.4),
                'alpha': np.logspace(-3, 0, 4),
                'n': list(range(2, 8, 2)),
            }
            """);

    assertThat(read.space().parameters())
        .extracting(Parameter::distribution)
        .containsExactly(
            new FloatRange(1e-4, 100, true, 0),
            Choice.of("linear", "rbf"),
            new IntRange(1, 19),
            new FloatRange(0.5, 0.9),
            Choice.of(0.001, 0.01, 0.1, 1.0),
            Choice.of(2L, 4L, 6L));
    assertThat(read.notes()).singleElement().asString().contains("from 0.5 to 0.9");
  }

  @Test
  void whatStandsInALoopIsLeftOutByNameAndAllElseIsRead() {
    PythonSpace read =
        PythonSpace.read(
            """
            def objective(trial):
                lr = trial.suggest_float("lr", 1e-5, 1e-1, log=True)
                n = trial.suggest_int("n_layers", 1, 3)
                for i in range(n):
                    u = trial.suggest_int(f"units_{i}", 4, 128)
                    if trial.suggest_categorical("twice", [True, False]):
                        v = trial.suggest_int("v", 1, 2)
                opt = trial.suggest_categorical("optimizer", ["SGD", "Adam"])
                if opt == "SGD":
                    m = trial.suggest_float("momentum", 0.0, 0.9)
            """);

    assertThat(read.space().parameters())
        .extracting(Parameter::name)
        .containsExactly("lr", "n_layers", "optimizer", "momentum");
    assertThat(named(read.space(), "momentum").conditions())
        .containsExactly(new Condition("optimizer", List.of("SGD")));
    assertThat(read.notes())
        .hasSize(3)
        .allSatisfy(note -> assertThat(note).contains("left out: ", "loop (line 4)"))
        .first()
        .asString()
        .startsWith("line 5: ");
  }

  // What is refused.

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x = trial.suggest_float('x', low, 1)|1|low must be a number written out",
        "\\n\\ntrial.suggest_float('x', 2, 1)|3|reversed",
        "for i in range(3):\\n  trial.suggest_int(f'n{i}', 1, 2)|2|loop",
        "if gpu:\\n  trial.suggest_int('n', 1, 2)|2|line 1, which is no plain condition",
        "[hp.uniform(str(i), 0, 1) for i in range(3)]|1|one line for each",
        "x = [hp.uniform('i', 0, 1) for i in range(3)]|1|one line for each",
        "hp.Float('x', 0, 1, sampling='reverse_log')|1|cannot be honoured",
        "hp.Float('x', 0.1, 1, step=2, sampling='log')|1|step that multiplies",
        "trial.suggest_flot('x', 0, 1)|1|there are suggest_float",
        "trial.suggest_float('x', 0, 1, logg=True)|1|did you mean 'log'",
        "trial.suggest_float('x', 0, 1, False, 7, 8)|1|at most 5 arguments",
        "trial.suggest_categorical('x', [(1, 2)])|1|an option must be",
        "{'a': [[1, 2], 3]}|1|an option must be",
        "{'a': ['x'], 'b': expon(1)}|1|cannot be read",
        "trial.suggest_int('a', 1, 2)\\ntrial.suggest_int('a', 1, 3)|2|already",
        "trial.suggest_int('a', 1, 2|1|not closed",
        "x = 'abc\\n|1|not closed",
        "hp.gamma('g', 1, 2)|1|is not known here",
        "hp.choice('m', [('a', 1 + hp.lognormal('c', 0, 1)), ('b',)])|1|arithmetic",
        "print('hello')|0|no parameter was found",
        "def f(hp, lr=hp.Float('lr', 0, 1)):\\n  pass|1|in the line of 'def'",
        "with made(hp.Int('n', 1, 2)) as x:\\n  pass|1|in the line of 'with'",
        "with hp.name_scope('a'):\\n  hp.Int('n', 1, 2)|1|in the line of 'with'",
        "match trial.suggest_int('n', 1, 2):\\n  case 1: pass|1|in the line of 'match'",
        "if gpu: pass\\nelif trial.suggest_int('n', 1, 2) > 1:\\n  pass|2|depends on line 1",
        "if gpu and hp.Boolean('b'):\\n  pass|1|behind 'and'",
        "if gpu: n = trial.suggest_int('n', 1, 2)|1|line 1, which is no plain condition",
        "if gpu: x = 1\\nelse: n = trial.suggest_int('n', 1, 2)|2|line 2, which is no plain",
        "for i in x: trial.suggest_int('n', 1, 2)|1|loop",
        "[Dense(8) for i in range(trial.suggest_int('n', 1, 3))]|1|one line for each",
        "[Dense(8) for i in x if trial.suggest_int('n', 1, 3)]|1|one line for each",
        "hp.Fixed('x')|1|needs value",
      })
  void whatIsNotPlainIsRefusedByLine(String text, int line, String sentence) {
    assertThatThrownBy(() -> PythonSpace.read(text.replace("\\n", "\n")))
        .isInstanceOfSatisfying(
            StudyFileException.class, e -> assertThat(e.line().orElse(0)).isEqualTo(line))
        .hasMessageContaining(sentence);
  }

  @Test
  void aDictionaryBesideCallsThatNameParametersIsNoSpace() {
    PythonSpace read =
        PythonSpace.read(
            """
            def objective(trial):
                return trial.suggest_float("x", -100, 100)
            search_space = {"x": [-50, 0, 50], "y": [-99, 0, 99]}
            study = optuna.create_study(sampler=optuna.samplers.GridSampler(search_space))
            """);
    assertThat(read.space().parameters()).extracting(Parameter::name).containsExactly("x");
  }
}
