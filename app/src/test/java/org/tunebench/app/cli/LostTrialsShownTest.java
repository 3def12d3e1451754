package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.engine.study.StudyFixtures.completed;
import static org.tunebench.engine.study.StudyFixtures.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.study.Trial;

/** Of a study some of whose trials the database has lost, verbs say so. */
class LostTrialsShownTest extends WithCommandLine {
  private static final String TWO_LOST =
      "note: the database has lost 2 trials of the study 'torn': a copy in the workspace's folder 'backups' may have them\n";
  private static final String LOST_ONE =
      "the database has lost this trial: a copy in the workspace's folder 'backups' may have it\n";

  @BeforeEach
  void loseTwo() {
    keep("whole", 0, 1);
    keep("torn", 0, 2, 4);
  }

  private void keep(String name, int... numbers) {
    line.look(folder)
        .repository()
        .create(spec(name), Arrays.stream(numbers).mapToObj(LostTrialsShownTest::trial).toList());
  }

  private static Trial trial(int number) {
    return completed(number, spec("any").metric().name(), number);
  }

  private JsonNode read() throws IOException {
    return new ObjectMapper().readTree(line.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "list --format json",
        "show torn",
        "show torn --format json",
        "show torn --trial 2",
        "export torn",
        "export torn --histories",
        "compare torn whole",
        "report torn -o -"
      })
  void howManyIsSaidOnceBesideTheRest(String arguments) {
    assertThat(line.run(arguments.split(" "))).isZero();
    assertThat(line.err()).isEqualTo(TWO_LOST);
    assertThat(line.out()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"show whole", "show whole --trial 1", "export whole"})
  void nothingIsSaidOfAWholeOne(String arguments) {
    assertThat(line.run(arguments.split(" "))).isZero();
    assertThat(line.err()).isEmpty();
  }

  @Test
  void oneIsOne() {
    keep("scratched", 0, 2);
    line.run("show", "scratched");
    assertThat(line.err())
        .isEqualTo(
            "note: the database has lost 1 trial of the study 'scratched': a copy in the workspace's folder 'backups' may have it\n");
  }

  @Test
  void itIsSaidOnceOfAStudyThatIsAskedForByTwoNames() {
    line.run("rename", "torn", "ripped");
    assertThat(line.run("compare", "torn", "ripped", "whole")).isZero();
    assertThat(line.err())
        .isEqualTo(
            "note: 'torn' is now called 'ripped'\n" + TWO_LOST.replace("'torn'", "'ripped'"));
  }

  @Test
  void theyStandBesideThoseThatAreThere() throws IOException {
    line.run("show", "torn");
    assertThat(line.out()).containsPattern("trials +budget of \\d+: 3 completed, 2 lost\n");
    line.run("show", "whole");
    assertThat(line.out()).containsPattern("trials +budget of \\d+: 2 completed\n");

    line.run("show", "torn", "--format", "json");
    assertThat(read().get("lost").asInt()).isEqualTo(2);
    assertThat(read().get("trials").get("completed").asInt()).isEqualTo(3);
    line.run("list", "--format", "json");
    assertThat(read().get(0).get("lost").asInt()).isEqualTo(2);
    assertThat(read().get(1).get("lost").asInt()).isZero();
    line.run("compare", "whole", "torn", "--format", "json");
    assertThat(read().get(1).get("lost").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"show torn", "export torn"})
  void ofALostOneItIsSaidThatItIsLost(String verb) {
    assertThat(line.run((verb + " --trial 3").split(" "))).isEqualTo(2);
    assertThat(line.out()).isEmpty();
    assertThat(line.err()).isEqualTo(TWO_LOST + "--trial 3: " + LOST_ONE);
  }

  @Test
  void nothingCanBeNotedAtALostOne() {
    assertThat(line.run("note", "torn", "odd", "--trial", "1")).isEqualTo(2);
    assertThat(line.err()).isEqualTo("--trial 1: " + LOST_ONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, -1})
  void ofOneThatNeverWasItIsSaidThatThereIsNone(int number) {
    assertThat(line.run("show", "torn", "--trial", "" + number)).isEqualTo(2);
    assertThat(line.err())
        .endsWith(
            "--trial: 'torn' has no trial %d; it has 5 trials, numbered from 0\n"
                .formatted(number));
  }
}
