package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person notes in a terminal. */
class NoteCommandTest extends WithCommandLine {
  @BeforeEach
  void aStudy() throws IOException {
    line.run("run", line.file("first.yaml", "objective: quick\nbudget: {trials: 2}\n"));
  }

  private String exported() {
    line.run("export", "first");
    return line.out();
  }

  @Test
  void aStudyHasTheLastNote() {
    assertThat(line.run("note", "first", "too wide")).isZero();
    assertThat(line.run("note", "first", " narrower again ")).isZero();
    assertThat(line.out()).isEqualTo("noted at first\n");
    line.run("show", "first");
    assertThat(line.out()).containsPattern("note +narrower again\n").doesNotContain("too wide");

    assertThat(line.run("note", "first", "")).isZero();
    line.run("show", "first");
    assertThat(line.out()).doesNotContain("narrower");
  }

  @Test
  void whatIsTakenAwayIsNotSaidToBeNoted() {
    line.run("note", "first", "too wide");
    assertThat(line.run("note", "first", " ")).isZero();
    assertThat(line.out()).isEqualTo("took away the note at first\n");
    assertThat(line.run("note", "first", "")).isZero();
    assertThat(line.out()).isEqualTo("nothing to take away at first\n");

    line.run("note", "first", "look", "--trial", "1", "--tags", "odd", "--pin");
    line.run("note", "first", "--trial", "1", "--tags", ",");
    assertThat(line.out()).isEqualTo("took away the tags at trial 1 of first\n");
    line.run("note", "first", "", "--trial", "1", "--tags", "even");
    assertThat(line.out()).isEqualTo("noted at trial 1 of first\n");
    line.run("note", "first", "", "--trial", "1", "--tags", "", "--no-pin");
    assertThat(line.out()).isEqualTo("took away the tags and the pin at trial 1 of first\n");
    line.run("note", "first", "--trial", "1", "--pin");
    assertThat(line.out()).isEqualTo("noted at trial 1 of first\n");
  }

  @Test
  void aTrialHasANoteAndTagsEachOfWhichStaysWithoutTheOther() {
    assertThat(line.run("note", "first", "look", "--trial", "1", "--tags", "odd, seed")).isZero();
    assertThat(line.out()).isEqualTo("noted at trial 1 of first\n");
    assertThat(exported()).contains("odd", "seed", "look");

    line.run("note", "first", "--trial", "1", "--tags", "even");
    assertThat(exported()).contains("even", "look").doesNotContain("odd");
    line.run("note", "first", "", "--trial", "1");
    assertThat(exported()).contains("even").doesNotContain("look");
  }

  @Test
  void whatCannotBeNotedCostsOneLine() {
    assertThat(line.run("note", "first", "x", "--trial", "2")).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo("--trial: 'first' has no trial 2; it has 2 trials, numbered from 0\n");
    assertThat(line.run("note", "first")).isEqualTo(2);
    assertThat(line.err()).isEqualTo("TEXT: is missing: write the note in quotes\n");
    assertThat(line.run("note", "first", "--tags", "a")).isEqualTo(2);
    assertThat(line.err()).isEqualTo("--tags: are for trials: name one with --trial\n");
    assertThat(line.run("note", "frist", "x")).isEqualTo(2);
    assertThat(line.err()).contains("did you mean 'first'?");
    assertThat(line.run("note", "first", "x".repeat(10_001))).isEqualTo(2);
    assertThat(line.err()).startsWith("note: ").hasLineCount(1);
  }

  @Test
  void aTrialIsPinnedAndLetGo() {
    assertThat(line.run("note", "first", "--trial", "1", "--pin")).isZero();
    line.run("show", "first");
    assertThat(line.out()).containsPattern(" 1 +pinned\n");

    assertThat(line.run("note", "first", "--trial", "1", "--no-pin")).isZero();
    line.run("show", "first");
    assertThat(line.out()).doesNotContain("pinned");
    assertThat(line.run("note", "first", "--pin")).isEqualTo(2);
    assertThat(line.err()).isEqualTo("--pin: is for trials: name one with --trial\n");
  }

  @Test
  void trialsAreExportedByTheirTag() {
    assertThat(line.run("export", "first", "--tag", "odd")).isEqualTo(2);
    assertThat(line.err()).endsWith("has the tag 'odd'; there are none yet\n");
    line.run("note", "first", "--trial", "1", "--tags", "Odd,seed");

    assertThat(line.run("export", "first", "--tag", "odd")).isZero();
    assertThat(line.out()).hasLineCount(2).contains("\n1,completed,");
    assertThat(line.run("export", "first", "--tag", "even")).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo("--tag: no trial of 'first' has the tag 'even'; there are Odd, seed\n");
  }
}
