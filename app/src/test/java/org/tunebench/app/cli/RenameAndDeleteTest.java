package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.UnreadableStudy;

class RenameAndDeleteTest extends WithCommandLine {
  @BeforeEach
  void twoStudies() throws IOException {
    for (String name : List.of("first", "second")) {
      String file = line.file(name + ".yaml", "objective: quick\nbudget: {trials: 2}\n");
      assertThat(line.run("run", file)).isZero();
    }
  }

  @Test
  void aStudyIsRenamedWithAllItHas() {
    assertThat(line.run("rename", "first", "a better name")).isZero();
    assertThat(line.out()).isEqualTo("first is now called a better name\n");
    assertThat(line.run("show", "a better name")).isZero();
    assertThat(line.out()).contains("2 completed");
    assertThat(line.err()).isEmpty();
  }

  @Test
  void aFormerNameLeadsToTheStudyAndThePersonIsToldTheNewOne() {
    String note = "note: 'first' is now called 'renamed'\n";
    line.run("rename", "first", "renamed");
    assertThat(line.run("show", "first")).isZero();
    assertThat(line.out()).containsPattern("name +renamed\n").contains("2 completed");
    assertThat(line.err()).isEqualTo(note);
    assertThat(line.run("export", "first")).isZero();
    assertThat(line.out()).startsWith("trial,").hasLineCount(3);
    assertThat(line.run("resume", "first")).isZero();
    assertThat(line.out()).startsWith("renamed is finished");
    assertThat(line.run("note", "first", "why")).isZero();
    assertThat(line.out()).isEqualTo("noted at renamed\n");
    assertThat(line.run("compare", "first", "renamed", "second")).isZero();
    assertThat(line.out()).hasLineCount(3);
    assertThat(line.run("rename", "first", "again")).isZero();
    assertThat(line.out()).isEqualTo("renamed is now called again\n");
    assertThat(line.err()).isEqualTo(note);
  }

  @Test
  void aFormerNameThatAnotherStudyTakesLeadsThere() throws IOException {
    line.run("rename", "first", "renamed");
    assertThat(line.run("run", line.file("first.yaml", "objective: quick\nbudget: {trials: 1}\n")))
        .isZero();
    assertThat(line.run("show", "first")).isZero();
    assertThat(line.out()).contains("1 completed");
    assertThat(line.err()).isEmpty();
  }

  @Test
  void whatIsDeletedByAFormerNameIsSaidByItsNewOne() {
    line.run("rename", "first", "renamed");
    assertThat(line.run("delete", "first", "renamed")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err())
        .isEqualTo(
            "note: 'first' is now called 'renamed'\nnothing was deleted: 'renamed' would be lost with"
                + " its 2 trials, their histories and files (0 bytes); to delete it for good:"
                + " tunebench delete renamed --yes\n");
    assertThat(line.run("delete", "first", "--yes")).isZero();
    assertThat(line.out()).startsWith("deleted renamed with").hasLineCount(1);
    assertThat(line.run("delete", "first", "--yes")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err()).startsWith("there is no study 'first'");
    assertThat(line.run("show", "second")).isZero();
  }

  @Test
  void whatBeganWithItsTrialsNamesItSo() throws IOException {
    String next =
        "objective: quick\nbudget: {trials: 3}\nbaseline: false\nwarm-start: {study: first, best: 1}\n";
    assertThat(line.run("run", line.file("next.yaml", next))).isZero();

    assertThat(line.run("rename", "first", "renamed")).isZero();
    assertThat(line.out())
        .isEqualTo("first is now called renamed\ntheir warm start names it so from now on: next\n");
    assertThat(line.run("run", line.file("again.yaml", next))).isZero();
    assertThat(line.err()).startsWith("note: 'first' is now called 'renamed'\n");
    assertThat(line.run("rename", "first", "last")).isZero();
    assertThat(line.out()).endsWith("names it so from now on: next, again\n");

    assertThat(line.run("delete", "last", "--yes")).isZero();
    assertThat(line.run("run", line.file("late.yaml", next))).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err())
        .isEqualTo(
            "late.yaml, line 4, warm-start.study: there is no study 'first' in this workspace: it"
                + " may be called otherwise now, or be deleted; name one that is there, or leave"
                + " warm-start out\n");
  }

  @Test
  void aNameThatIsTakenOrNoneIsRefused() {
    assertThat(line.run("rename", "first", "second")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err())
        .isEqualTo("NEW: there is a study 'second' already: choose another name\n");
    assertThat(line.run("rename", "first", " ")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err()).startsWith("NEW: a study's name has 1 to ").hasLineCount(1);
    assertThat(line.run("rename", "frist", "third")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err()).isEqualTo("there is no study 'frist': did you mean 'first'?\n");
    assertThat(line.run("rename", "first")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err()).contains("NEW").hasLineCount(1);
  }

  @Test
  void nothingIsDeletedBeforeThePersonSaysYes() {
    assertThat(line.run("delete", "first")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err())
        .isEqualTo(
            "nothing was deleted: 'first' would be lost with its 2 trials, their histories and files"
                + " (0 bytes); to delete it for good: tunebench delete first --yes\n");
    assertThat(line.run("show", "first")).isZero();

    assertThat(line.run("delete", "first", "--yes")).isZero();
    assertThat(line.out())
        .isEqualTo("deleted first with its 2 trials, their histories and files (0 bytes)\n");
    assertThat(line.run("show", "first")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.run("show", "second")).isZero();
    assertThat(line.run("delete", "first", "--yes")).isEqualTo(ExitCodes.WRONG_INPUT);
  }

  @Test
  void severalAreDeletedTogetherOrNone() throws IOException {
    Path log = folder.resolve("artifacts/2/0/log.txt");
    Files.createDirectories(log.getParent());
    Files.write(log, new byte[34_000]);

    assertThat(line.run("delete", "first", "secnod", "--yes")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err()).isEqualTo("there is no study 'secnod': did you mean 'second'?\n");
    assertThat(line.run("delete", "first", "second")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err())
        .contains("'first' would be lost with", "(0 bytes); 'second' would be", "files (34 kB); to")
        .endsWith("to delete them for good: tunebench delete first second --yes\n")
        .hasLineCount(1);
    assertThat(line.run("show", "first")).isZero();

    assertThat(line.run("delete", "first", "second", "first", "--yes")).isZero();
    assertThat(line.out()).contains("deleted first", "deleted second").hasLineCount(2);
    line.run("list");
    assertThat(line.out()).startsWith("no studies yet");
    assertThat(log).doesNotExist();
  }

  @Test
  void aNameLikeAnOptionComesAfterAllOptions() {
    assertThat(line.run("rename", "--", "first", "-x")).isZero();

    assertThat(line.run("delete", "-x")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err())
        .isEqualTo(
            "NAME is missing: there is no option '-x', and a name like an option goes behind all"
                + " options: tunebench delete -- -x ('tunebench delete --help' tells more)\n");
    assertThat(line.run("delete", "--", "-x")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err()).endsWith("to delete it for good: tunebench delete --yes -- -x\n");
    assertThat(line.run("delete", "--yes", "--", "-x")).isZero();
  }

  @Test
  void oneThatCannotBeReadCanBeGotRidOf() {
    line.unreadable = List.of(new UnreadableStudy(7, "future", "a definition of version 9"));

    assertThat(line.run("delete", "future")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err()).contains("nothing but its definition may be wrong").hasLineCount(1);
    assertThat(line.run("delete", "future", "--yes")).isZero();
  }

  @Test
  void oneWhoseRowIsDamagedCannot() {
    line.unreadable = List.of(new UnreadableStudy(7, "torn", "its row is damaged", true));

    assertThat(line.run("delete", "torn", "--yes")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err())
        .as("it is looked for as all others")
        .startsWith("there is no study 'torn'");
  }
}
