package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;

class OutputFolderTest extends WithCommandLine {
  @BeforeEach
  void aStudy() throws IOException {
    String file = line.file("small.yaml", "objective: quick\nbudget: {trials: 2}\n");
    assertThat(line.run("run", file)).isZero();
  }

  @Test
  void whatIsMissingIsCreatedAndWhatWasWrittenIsSaid() {
    Path deep = folder.resolve("not/there/yet");
    assertThat(line.run("report", "small", "-o", deep.toString())).isZero();
    assertThat(line.out()).isEqualTo(deep.resolve("small.html") + "\n");
    assertThat(deep.resolve("small.html")).isRegularFile();
    assertThat(line.run("report", "small", "-o", deep.toString())).isEqualTo(2);
    assertThat(line.err()).contains("small.html exists already").hasLineCount(1);

    String table = folder.resolve("t.csv").toString();
    assertThat(line.run("export", "small", "-o", table)).isZero();
    assertThat(line.out()).isEqualTo("2 trials in " + table + "\n");
    String converted = folder.resolve("c.yaml").toString();
    assertThat(line.run("convert", folder.resolve("small.yaml").toString(), "-o", converted))
        .isZero();
    assertThat(line.out()).isEqualTo(converted + "\n");
  }

  @Test
  void aFileOnTheWayIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("notes"));

    assertThat(line.run("report", "small", "-o", file.toString())).isEqualTo(2);
    assertThat(line.err()).isEqualTo("-o: " + file + " is a file: name a folder\n");
    assertThat(line.run("report", "small", "-o", file.resolve("in/it").toString())).isEqualTo(2);
    assertThat(line.err()).isEqualTo("-o: " + file + " is a file: name a folder\n");
    assertThat(line.run("templates", file.toString())).isEqualTo(2);
    assertThat(line.err()).isEqualTo("DIR: " + file + " is a file: name a folder\n");
  }

  @Test
  void aTableIsWhatItsNameSays() throws IOException {
    Path packed = folder.resolve("t.json.gz");
    assertThat(line.run("export", "small", "-o", packed.toString())).isZero();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("[\n{");
    }
    for (String name : new String[] {"t.tsv", "t.xlsx", "t.parquet.gz"}) {
      Path file = folder.resolve(name);
      assertThat(line.run("export", "small", "-o", file.toString())).isEqualTo(2);
      assertThat(line.err())
          .isEqualTo(
              "-o: '%s' must end with .csv, .csv.gz, .json or .json.gz, unless --format says what"
                      .formatted(name)
                  + " it is\n");
      assertThat(file).doesNotExist();
      assertThat(line.run("export", "small", "--format", "csv", "-o", file.toString())).isZero();
    }
  }

  @Test
  void anInterruptedExportOrReportLeavesNothingAndSaysSo() {
    line.interrupts = true;
    Path table = folder.resolve("t.csv");
    assertThat(line.run("export", "small", "-o", table.toString())).isEqualTo(130);
    assertThat(line.err()).isEqualTo("interrupted: nothing was written\n");
    assertThat(line.out()).isEmpty();
    assertThat(table).doesNotExist();
    assertThat(line.run("report", "small", "-o", folder.toString())).isEqualTo(130);
    assertThat(line.err()).isEqualTo("interrupted: nothing was written\n");
  }

  @Test
  void anEmptyNameIsNoFolder() {
    assertThat(line.run("export", "small", "-o", "")).isEqualTo(2);
    assertThat(line.err()).isEqualTo("-o: names no file: is a variable of the shell unset?\n");
  }

  /** Java's own modules are a file system that nobody may write to, whoever runs the test. */
  @Test
  void aFolderThatTakesNothingIsNamed() {
    Path closed = Path.of(URI.create("jrt:/java.base/java"));

    for (Path to : new Path[] {closed, closed.resolve("deeper")}) {
      saysItIsReadOnly("DIR", () -> OutputFolder.create(to, "DIR"));
    }
    saysItIsReadOnly("-o", () -> OutputFile.requireWritable(closed.resolve("t.csv"), true));
  }

  private static void saysItIsReadOnly(String field, ThrowingCallable writing) {
    assertThatExceptionOfType(WrongInputException.class)
        .isThrownBy(writing)
        .extracting(WrongInputException::sentence)
        .isEqualTo(field + ": the folder /modules/java.base/java is read-only: choose another");
  }
}
