package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The verbs that read what other tools wrote, and write what other tools start from. */
class ForeignCommandsTest extends WithCommandLine {
  private static final String MATRIX =
      """
      hptuning:
        matrix:
          lr: {logspace: '-2:-1:2'}
      run:
        cmd: python3 train.py --lr={{ lr }}
      """;

  private static final String TABLE =
      """
      ,score,layers,act
      1,0.5,1,relu
      2,0.7,3,elu
      """;

  @Test
  void convertsToTheNativeForm() throws IOException {
    String file = line.file("p.yaml", MATRIX.replace("'-2:-1:2'", "'0.01:0.1:2'"));

    assertThat(line.run("convert", file)).isZero();
    assertThat(line.out())
        .contains("name: p\n", "lr: {ordered: [0.01, 0.1]}\n", "sampler: grid\n", "trials: 2");
    assertThat(line.err())
        .startsWith("note: p.yaml, line 3, hptuning.matrix.lr.logspace: goes from 0.01 to 0.1, as ")
        .contains("\nnote: p.yaml, line 1, hptuning: names no metric: ")
        .hasLineCount(2);

    String out = folder.resolve("t.yaml").toString();
    assertThat(line.run("convert", file, "-o", out)).isZero();
    assertThat(line.run("convert", file, "-o", out)).isEqualTo(2);
    assertThat(line.err()).contains("exists already");
    assertThat(Path.of(out)).content().doesNotContain("folder:");
    Path other = Files.createDirectories(folder.resolve("other")).resolve("t.yaml");
    assertThat(line.run("convert", file, "-o", other.toString())).isZero();
    assertThat(other).content().contains("folder: ");
  }

  @Test
  void anOptionAsksForTheValuesOfTheCode() throws IOException {
    String file = line.file("p.yaml", MATRIX);

    assertThat(line.run("convert", file, "--polyaxon-0.6-exact")).isZero();
    assertThat(line.out()).contains("lr: {ordered: [0.01, 0.1]}\n");
    assertThat(line.run("convert", file)).isEqualTo(2);
    assertThat(line.err())
        .contains("if they are powers of 10, say so by the comment '# polyaxon-0.6-exact'");
  }

  @Test
  void convertsTheSearchSpaceOfAScript() throws IOException {
    String file =
        line.file(
            "tune.py",
            """
            def objective(trial):
                lr = trial.suggest_float("lr", 1e-5, 0.1, log=True)
                opt = trial.suggest_categorical("opt", ["adam", "sgd"])
                if opt == "sgd":
                    momentum = trial.suggest_float("momentum", 0.0, 0.99)
            """);

    assertThat(line.run("convert", file)).isZero();
    assertThat(line.out())
        .isEqualTo(
            """
            space:
              lr:       {float: [0.00001, 0.1], log: true}
              opt:      {choice: [adam, sgd]}
              momentum: {float: [0.0, 0.99], when: {opt: [sgd]}}
            """);
    assertThat(line.err()).startsWith("note: tune.py: only its search space is read: ");

    String study =
        line.file("whole.yaml", "objective: quick\nmetric: loss\n" + line.out() + "seed: 1\n");
    assertThat(line.run("convert", study)).isZero();
    assertThat(line.out()).contains("momentum: {float: [0.0, 0.99], when: {opt: [sgd]}}\n");
  }

  private static final String OPTIONS =
      """
      import argparse
      WIDTHS = {"vgg": [64, 128]}
      parser = argparse.ArgumentParser()
      parser.add_argument("--data", required=True)
      parser.add_argument("--epochs", type=int, default=10)
      parser.add_argument("--learning-rate", type=float, default=1e-3)
      parser.add_argument("--optimizer", choices=["adam", "sgd"], default="adam")
      """;

  @Test
  void convertsTheOptionsThatAScriptDeclares() throws IOException {
    String file = line.file("train.py", OPTIONS);

    assertThat(line.run("convert", file)).isZero();
    assertThat(line.out())
        .isEqualTo(
            """
            objective:
              command:
                run: [python3, train.py, "--learning-rate={{ learning_rate }}", "--optimizer={{ optimizer }}"]
            space:
              learning_rate: {float: [0.00001, 0.1], log: true}
              optimizer:     {choice: [adam, sgd]}
            """);
    assertThat(line.err())
        .startsWith("note: train.py: values are guessed from its options' names and defaults: ")
        .endsWith("note: train.py: not searched: --data, --epochs\n");

    String study = line.file("whole.yaml", line.out() + "metric: loss\n");
    assertThat(line.run("convert", study)).isZero();
    Path other = Files.createDirectories(folder.resolve("other")).resolve("t.yaml");
    assertThat(line.run("convert", file, "-o", other.toString())).isZero();
    assertThat(other).content().contains("folder: ");
  }

  @Test
  void aScriptThatSearchesBySomethingElseHasThatForItsSpace() throws IOException {
    String search = "x = trial.suggest_int('n', 1, 9)\n";

    assertThat(line.run("convert", line.file("tune.py", OPTIONS + search))).isZero();
    assertThat(line.out()).contains("\"n\":").doesNotContain("learning_rate", "objective");
    String grid = "GridSearchCV(model, WIDTHS)\n";
    assertThat(line.run("convert", line.file("grid.py", OPTIONS + grid))).isZero();
    assertThat(line.out()).contains("vgg: {choice: [64, 128]}").doesNotContain("objective");
  }

  @Test
  void whereNoOptionIsUsuallyTunedAllThatCanBeAreSearched() throws IOException {
    String file = line.file("a.py", "p.add_argument('--spread', type=float, default=0.5)\n");

    assertThat(line.run("convert", file)).isZero();
    assertThat(line.out()).contains("\"--spread={{ spread }}\"", "spread: {float: [0.0, 1.0]}");
    assertThat(line.err()).hasLineCount(1);
  }

  @Test
  void oneTrialAndOneParameterAreNoSeveral() throws IOException {
    assertThat(line.run("import", line.file("o.csv", "loss,lr\n1,2\n"), "--name", "one")).isZero();
    assertThat(line.out()).startsWith("one: 1 trial with 1 parameter; see them with: ");
  }

  @Test
  void aNameThatIsTakenIsSaidOfTheOption() throws IOException {
    String file = line.file("t.csv", TABLE);
    assertThat(line.run("import", file, "--name", "twice", "--metric", "score")).isZero();
    assertThat(line.run("import", file, "--name", "twice", "--metric", "score")).isEqualTo(2);
    assertThat(line.err())
        .endsWith("--name: there is a study 'twice' already: choose another name\n");
  }

  private static final String COMMANDS =
      """
      import argparse
      p = argparse.ArgumentParser()
      p.add_argument("--dropout", type=float, default=0.1)
      sub = p.add_subparsers(dest="command")
      fit = sub.add_parser("fit")
      fit.add_argument("--lr", type=float, default=1e-3)
      check = sub.add_parser("check")
      check.add_argument("--data")
      """;

  @Test
  void theOneCommandOfAScriptThatHasSomethingToSearchRuns() throws IOException {
    String file = line.file("train.py", COMMANDS);

    assertThat(line.run("convert", file)).isZero();
    assertThat(line.out())
        .contains("run: [python3, train.py, \"--dropout={{ dropout }}\", fit, \"--lr={{ lr }}\"]");
    assertThat(line.err())
        .contains(
            "\nnote: train.py: its command fit runs, since check has nothing to search; --command"
                + " chooses another\n");
    assertThat(line.run("convert", file, "--command", "check")).isZero();
    assertThat(line.out()).contains("run: [python3, train.py, \"--dropout={{ dropout }}\", check]");
    assertThat(line.err()).doesNotContain("nothing to search").endsWith("not searched: --data\n");
  }

  @Test
  void whichOfSeveralCommandsRunsIsAsked() throws IOException {
    String file =
        line.file("train.py", COMMANDS + "check.add_argument('--lr', type=float, default=0.1)\n");

    assertThat(line.run("convert", file)).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo(
            "train.py: has several commands with options to search (fit, check): say which one"
                + " runs, as in --command=fit\n");
    assertThat(line.run("convert", file, "--command=check")).isZero();
    assertThat(line.out())
        .contains("check, \"--lr={{ lr }}\"]", "{float: [0.001, 1.0], log: true}");
    assertThat(line.run("convert", file, "--command=chek")).isEqualTo(2);
    assertThat(line.err()).isEqualTo("train.py: has no command 'chek': did you mean check?\n");
    assertThat(line.run("convert", file, "--command=sell")).isEqualTo(2);
    assertThat(line.err()).isEqualTo("train.py: has no command 'sell': it has fit, check\n");
    assertThat(line.run("convert", file, "--command=fit more")).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo("train.py: no command 'more' can be read in it: leave it out of --command\n");
    assertThat(line.run("convert", line.file("p.yaml", MATRIX), "--command=fit")).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo("--command chooses among those of a Python script (.py): leave it out\n");
  }

  @Test
  void whatOnlyTheRunningScriptKnowsIsSaid() throws IOException {
    String known = "p.add_argument('--lr', type=float, default=0.1)\n";
    String file = line.file("a.py", known + "for name in names(): p.add_argument('--' + name)\n");
    assertThat(line.run("convert", file)).isZero();
    assertThat(line.err())
        .endsWith(
            "note: a.py: what is declared in line 2 only the running script knows: pass it on in"
                + " run: by hand where it is to be searched\n");
    assertThat(line.run("convert", line.file("b.py", "p.add_argument(*flags)\n"))).isEqualTo(2);
    assertThat(line.err())
        .startsWith("b.py: what is declared in line 1 only the running script knows: write ");
    assertThat(line.run("convert", line.file("c.py", "p.add_argument('--data')\n"))).isEqualTo(2);
    assertThat(line.err())
        .startsWith("c.py: declares options (--data), but none that values can be proposed for: ");
    assertThat(line.run("convert", line.file("d.py", "c = json.load(open('c.json'))\n")))
        .isEqualTo(2);
    assertThat(line.err())
        .startsWith("d.py: declares no options and searches nothing, as far as can be read ")
        .endsWith("TUNEBENCH_PARAMS\n")
        .hasLineCount(1);
  }

  @Test
  void aScriptThatCannotBeReadIsNamedWithItsLine() throws IOException {
    String file = line.file("tune.py", "import optuna\n\nx = trial.suggest_int('n', 1, most)\n");

    assertThat(line.run("convert", file)).isEqualTo(2);
    assertThat(line.out()).isEmpty();
    assertThat(line.err()).startsWith("tune.py, line 3: ").hasLineCount(1);
    assertThat(line.run("convert", folder.resolve("gone.py").toString())).isEqualTo(2);
    assertThat(line.err()).startsWith("gone.py: there is no such file");
  }

  @Test
  void importsATableThatIsLookedAtButNotRun() throws IOException {
    String file = line.file("old.csv", TABLE);

    assertThat(line.run("import", file, "--name", "old", "--metric", "score", "--goal", "maximize"))
        .isZero();
    assertThat(line.out())
        .isEqualTo("old: 2 trials with 2 parameters; see them with: tunebench show old\n");
    assertThat(line.err()).isEmpty();

    line.run("show", "old");
    assertThat(line.out())
        .contains("imported", "score, maximize", "2 completed", "0.7")
        .doesNotContain("sampler", "pruner", "budget");
    line.run("export", "old");
    assertThat(line.out()).startsWith("trial,state,score,\"layers\",act,");
    assertThat(line.run("resume", "old", "--trials", "9")).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo(
            "objective: the trials of this study were imported from old.csv, and nothing says how"
                + " to run more: give a new study another objective\n");
    assertThat(line.run("resume", "old")).isEqualTo(2);
  }

  @Test
  void aColumnMayHaveCommasInItsName() throws IOException {
    String file = line.file("c.csv", "score,\"a,b\",c,\"d,e,f\",x\n1,2,3,4,5\n2,3,4,5,6\n");

    assertThat(
            line.run(
                "import",
                file,
                "--name",
                "c",
                "--metric",
                "score",
                "--result",
                "a,b,c",
                "--skip",
                "d,e,f"))
        .isZero();
    line.run("export", "c");
    assertThat(line.out()).startsWith("trial,state,score,\"a,b\",c,\"x\",n_epochs");
    assertThat(line.run("import", file, "--name", "d", "--metric", "score", "--skip", "c,g,x"))
        .isEqualTo(2);
    assertThat(line.err()).startsWith("--skip: c.csv has no column 'g'");
  }

  @Test
  void whatIsBetterIsTakenFromTheNameOfTheMetricOrSaid() throws IOException {
    String table = "trial,state,%s,x\n0,completed,0.5,1\n1,completed,0.7,2\n";

    assertThat(line.run("import", line.file("a.csv", table.formatted("accuracy")), "--name", "a"))
        .isZero();
    assertThat(line.err())
        .isEqualTo(
            "note: a.csv, line 1, accuracy: more is taken to be better, by its name, unless --goal"
                + " minimize says otherwise\n");
    line.run("show", "a");
    assertThat(line.out()).contains("accuracy, maximize");
    assertThat(line.run("import", line.file("s.csv", table.formatted("score")), "--name", "s"))
        .isZero();
    assertThat(line.err())
        .isEqualTo(
            "note: s.csv, line 1, score: less is taken to be better, unless --goal maximize says"
                + " otherwise\n");
    line.run("show", "s");
    assertThat(line.out()).contains("score, minimize");
  }

  @Test
  void whatNamesTrialsOfOtherToolsIsLeftOutAndTheWayBackIsSaid() throws IOException {
    String file = line.file("w.csv", "Name,State,lr,loss\na,finished,0.1,0.5\nb,crashed,0.2,\n");

    assertThat(line.run("import", file, "--name", "w", "--metric", "loss")).isZero();
    assertThat(line.out()).startsWith("w: 2 trials with 1 parameter;");
    assertThat(line.err())
        .isEqualTo(
            "note: w.csv, line 1: the column 'Name' is left out: it names or times trials; --result"
                + " COLUMN keeps one as a result, --parameter COLUMN as a parameter\n");
    assertThat(line.run("import", file, "--name", "v", "--metric", "loss", "--parameter", "Name"))
        .isZero();
    assertThat(line.out()).startsWith("v: 2 trials with 2 parameters;");
    assertThat(line.err()).isEmpty();
  }

  @Test
  void aResultThatIsKnownByItsNameAloneIsTakenAndTheWayToAnotherIsSaid() throws IOException {
    String file = line.file("u.csv", "lr,accuracy\n0.1,0.5\n0.2,0.7\n");

    assertThat(line.run("import", file, "--name", "u")).isZero();
    assertThat(line.err())
        .isEqualTo(
            "note: u.csv, line 1, accuracy: is taken for the result that decides, by its name,"
                + " unless --metric names another\n");
    line.run("show", "u");
    assertThat(line.out()).contains("accuracy, maximize");
    assertThat(line.run("import", "--help")).isZero();
    assertThat(line.out()).contains("accuracy, val_acc");
  }

  @Test
  void wrongTablesAndOptionsCostOneLine() throws IOException {
    String file = line.file("old.csv", TABLE.replace("0.7", "good"));

    assertThat(line.run("import", file, "--name", "old")).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo("--metric: say which column of old.csv is the result: score, layers, act\n");
    assertThat(line.run("import", file, "--name", "old", "--metric", "scor")).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo("--metric: old.csv has no column 'scor'; did you mean 'score'?\n");
    assertThat(line.run("import", file, "--name", "old", "--metric", "score")).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo("old.csv, line 3, score: must be a number or empty, not good\n");
    assertThat(line.run("import", file, "--name", "o", "--metric", "score", "--goal", "up"))
        .isEqualTo(2);
    assertThat(line.err()).isEqualTo("--goal: must be minimize or maximize, not up\n");
    String holes = line.file("holes.csv", "loss,x,y\n1,1,1\n2,1,\n");
    assertThat(line.run("import", holes, "--name", "h", "--metric", "loss")).isEqualTo(2);
    assertThat(line.err()).endsWith("leave the column out with --skip\n");
    String fine = line.file("fine.csv", TABLE);
    assertThat(line.run("import", fine, "--name", "a", "--metric", "score")).isZero();
    assertThat(line.run("import", fine, "--name", "a", "--metric", "score")).isEqualTo(2);
    assertThat(line.err()).contains("there is a study 'a' already");
  }

  @Test
  void theDefinitionOfAStudyIsRunAndNotImported() throws IOException {
    for (String name : new String[] {"study.yaml", "SWEEP.YML"}) {
      String file = line.file(name, "objective: quick\nspace:\n  x: {float: [0, 1]}\n");
      for (String[] arguments :
          new String[][] {{"import", file}, {"import", file, "--name", "x"}}) {
        assertThat(line.run(arguments)).isEqualTo(2);
        assertThat(line.err())
            .isEqualTo(
                "%s is the definition of a study, not a table of its trials: run it with 'tunebench run %s'%n"
                    .formatted(name, ShellWord.of(file)));
      }
    }
    assertThat(line.run("import", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(line.err()).contains("there is no such file");
  }

  @Test
  void templatesAreWrittenOnce() {
    String to = folder.resolve("start").toString();

    assertThat(line.run("templates", to)).isZero();
    assertThat(line.out()).contains("tunebench_report.py", "tune_pytorch.yaml");
    assertThat(folder.resolve("start/tunebench_report.py")).isRegularFile();
    assertThat(line.run("templates", to)).isZero();
  }

  @Test
  void anImportThatIsInterruptedKeepsNothing() throws IOException {
    String table = line.file("table.csv", "trial,state,loss,lr\n0,completed,0.5,0.1\n");
    line.interrupts = true;
    for (int before : new int[] {0, 1}) {
      line.undisturbed = before;
      assertThat(line.run("import", table, "--name", "old"))
          .as("while it is read, then while it is kept")
          .isEqualTo(ExitCodes.INTERRUPTED);
      assertThat(line.err()).isEqualTo("interrupted: nothing was imported\n");
      assertThat(line.out()).isEmpty();
    }
    line.interrupts = false;
    line.run("list");
    assertThat(line.out()).startsWith("no studies yet");
  }
}
