package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.StudySpec;

/** The window, which opens where no verb is given, and the demo search in its place. */
class WithoutAVerbTest extends WithCommandLine {
  @Test
  void withoutAVerbTheWindowOpensWhereThereIsADisplay() {
    line.display = true;

    assertThat(line.run()).isZero();
    assertThat(line.run("--home", "elsewhere")).isZero();
    assertThat(line.shown).containsExactly(folder.resolve("home"), Path.of("elsewhere"));
  }

  @Test
  void aStudyFileWithoutAVerbOpensInTheWindow() throws IOException {
    line.display = true;
    Path file = Files.writeString(folder.resolve("mine.yaml"), "name: mine");

    assertThat(line.run(file.toString())).isZero();
    assertThat(line.opened).containsExactly(file);
  }

  @Test
  void aWorkspaceMayBeNamedBeforeTheFile() throws IOException {
    line.display = true;
    String file = Files.writeString(folder.resolve("mine"), "name: mine").toString();

    assertThat(line.run("--home", "elsewhere", file)).isZero();
    assertThat(line.run("--home=there", file)).isZero();
    assertThat(line.shown).containsExactly(Path.of("elsewhere"), Path.of("there"));
    assertThat(line.opened).containsExactly(Path.of(file), Path.of(file));
    assertThat(line.run("--home", "elsewhere", "list")).isZero();
    assertThat(line.run("--open", file, "--home", file)).isZero();
    assertThat(line.opened).hasSize(3);
  }

  @Test
  void aSlipInAVerbIsNoFile() {
    line.display = true;

    assertThat(line.run("lisst")).isEqualTo(2);
    assertThat(line.err()).contains("'lisst'; did you mean 'list'?");
    assertThat(line.shown).isEmpty();
  }

  @Test
  void withoutADisplayItSaysSoOrRunsTheDemo() {
    assertThat(line.run()).isEqualTo(2);
    assertThat(line.err()).startsWith("there is no display for the window").hasLineCount(1);
    assertThat(line.run("--or-demo")).isZero();
    assertThat(line.out()).startsWith("there is no display").contains("demo: done, ");
    assertThat(line.run("run", "--demo")).isZero();
    assertThat(line.out()).contains("demo-2: done, ");
  }

  @Test
  void aVerbIsOneWhateverFileLiesThere() throws IOException {
    line.display = true;
    Path file = Files.createFile(Path.of("list"));
    try {
      assertThat(line.run("list")).isZero();
    } finally {
      Files.delete(file);
    }
    assertThat(line.shown).isEmpty();
  }

  @Test
  void theDemoSearchFitsTheRealObjectives() {
    ObjectiveTypes types = BuiltInObjectives.types();
    StudySpec spec = DemoStudy.file(types).spec();
    ObjectiveType type = types.get(spec.objective().kind());

    type.check(spec.objective(), spec.space());
    assertThat(spec.baseline()).isPresent();
  }

  @Test
  void theDemoTakesAGivenNameAndNoOptionOfAFile() {
    assertThat(line.run("run", "--demo", "--name", "mine")).isZero();
    assertThat(line.run("run", "--demo", "--name", "mine")).isEqualTo(2);
    assertThat(line.err()).startsWith("there is a study 'mine' already");
    assertThat(line.run("run", "--demo", "--polyaxon-0.6-exact")).isEqualTo(2);
    assertThat(line.err()).startsWith("the demo search comes from no Polyaxon file");
  }
}
