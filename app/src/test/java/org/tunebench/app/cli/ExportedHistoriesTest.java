package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What trials reported while they ran, as {@code export} writes it. */
class ExportedHistoriesTest extends WithCommandLine {
  @BeforeEach
  void aStudyOfTrialsThatReport() throws IOException {
    String file = line.file("r.yaml", "objective: {quick: {reports: 3}}\nbudget: {trials: 2}\n");
    assertThat(line.run("run", file)).isZero();
  }

  @Test
  void eachValueIsALine() throws IOException {
    assertThat(line.run("export", "r", "--histories")).isZero();
    assertThat(line.out())
        .startsWith("trial,step,metric,value\r\n0,3,extra,3.0\r\n0,1,loss,1.0\r\n0,2,loss,0.5\r\n")
        .contains("\r\n1,1,loss,1.0\r\n")
        .hasLineCount(1 + 2 * 4);

    assertThat(line.run("export", "r", "--histories", "--format", "json")).isZero();
    assertThat(new ObjectMapper().readTree(line.out())).hasSize(8);
  }

  @Test
  void someOfThemGoIntoAFile() {
    Path file = folder.resolve("histories.json");

    assertThat(
            line.run(
                "export", "r", "--histories", "--metric", "extra", "--trial", "1", "-o", file + ""))
        .isZero();
    assertThat(line.out()).isEqualTo("1 reported value in " + file + "\n");
    assertThat(file)
        .content()
        .contains("\"trial\" : 1, \"step\" : 3, \"metric\" : \"extra\", \"value\" : 3.0");
  }

  @Test
  void someTrialsOfTheTable() {
    assertThat(line.run("export", "r", "--trial", "1")).isZero();
    assertThat(line.out()).contains("\r\n1,completed,").hasLineCount(2);

    assertThat(line.run("export", "r", "--trial", "0,5")).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo("--trial: 'r' has no trial 5; it has 2 trials, numbered from 0\n");
  }

  @Test
  void whatNoTrialReportedIsRefused() throws IOException {
    assertThat(line.run("export", "r", "--histories", "--metric", "auc")).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo(
            "--metric: no trial of 'r' has reported 'auc'; there are reports of extra, loss\n");
    assertThat(line.run("export", "r", "--metric", "loss")).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo("--metric: chooses among histories: add --histories, or leave it out\n");

    line.run("run", line.file("silent.yaml", "objective: quick\nbudget: {trials: 1}\n"));
    assertThat(line.run("export", "silent", "--histories")).isZero();
    assertThat(line.out()).isEqualTo("trial,step,metric,value\r\n");
    assertThat(line.run("export", "silent", "--histories", "--metric", "loss")).isEqualTo(2);
    assertThat(line.err()).endsWith("'loss'; there are no reports at all\n");
  }
}
