package org.tunebench.engine.compute.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.study.PartSpec;

/** The script of a job, run by bash. */
class JobScriptTest {
  private static final String STRANGE = "a 'quoted' $(touch hacked) `touch hacked` \"folder\" ; ü";

  @TempDir Path folder;

  private JobFolder prepared(Map<String, Object> settings) throws Exception {
    return JobFolder.create(
        folder.resolve(STRANGE),
        5,
        SlurmSettings.of(new PartSpec("slurm", settings)),
        WatchedJobs.OPEN,
        List.of(new WorkerCommand.Start(4, Map.of("x", "$(touch hacked)"), 1, "/tmp")));
  }

  private int run(Path script) throws Exception {
    assumeTrue(Files.exists(Path.of("/bin/bash")), "needs bash");
    return new ProcessBuilder("/bin/bash", script.toString())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("bash.txt").toFile())
        .start()
        .waitFor();
  }

  private Path program(String script) throws Exception {
    Path bin = Files.createDirectories(folder.resolve("opt " + STRANGE).resolve("bin"));
    Path launcher = bin.resolve("tunebench-worker");
    Files.writeString(launcher, script);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    return bin.getParent();
  }

  @Test
  void whatItIsGivenStaysOneWordEach() throws Exception {
    Path program =
        program("#!/bin/sh\nprintf '%s\\n' \"$#\" \"$1\" \"$2\" \"$MY\" \"$CUDA_VISIBLE_DEVICES\"");
    JobFolder job =
        prepared(Map.of("program", program.toString(), "prologue", "export MY='own line'"));

    assertThat(run(job.script())).isZero();
    assertThat(Files.readAllLines(job.path().resolve("out.txt")))
        .containsExactly("2", job.path().toString(), "1", "own line", "");
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(f -> f.getFileName().toString().equals("hacked"))).isEmpty();
    }
  }

  @Test
  void aNodeThatDoesNotSeeTheFolderSaysSo() throws Exception {
    JobFolder job = prepared(Map.of());
    Path script = Files.copy(job.script(), folder.resolve("spooled.sh"));
    Files.delete(job.path().resolve(JobFolder.COMMANDS));

    assertThat(run(script)).isEqualTo(JobEnd.NO_FOLDER);
  }

  @Test
  void aNodeWithoutTheProgramSaysSo() throws Exception {
    JobFolder job = prepared(Map.of("program", "/nowhere"));

    assertThat(run(job.script())).isEqualTo(JobEnd.NO_JAVA);
    JobEnd end = new JobEnd(JobState.ENDED, "FAILED", JobEnd.NO_JAVA, 0, "n1");
    assertThat(end.reason("3", "/w")).startsWith("node n1 does not see this Tunebench");
  }

  @Test
  void itHasDigitsThatBashReadsWhateverDigitsThePersonHas() throws Exception {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
    try {
      JobFolder job = prepared(Map.of("modules", List.of("cuda"), "program", "/nowhere"));

      assertThat(Files.readString(job.script())).doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
      assertThat(job.note().orElseThrow().name()).matches("[a-z0-9-]+");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  @Test
  void onlyItsOwnerCanReadIt() throws Exception {
    JobFolder job = prepared(Map.of());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(job.path())))
        .isEqualTo("rwx------");
    try (var files = Files.list(job.path())) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void itsFolderIsOfOneJobHoweverOftenThatIsStarted() throws Exception {
    JobFolder job = prepared(Map.of());
    JobFolder.claim(job.path(), "77");
    JobFolder.claim(job.path(), "77");

    assertThatThrownBy(() -> JobFolder.claim(job.path(), "78"))
        .isInstanceOf(IOException.class)
        .hasMessage("job 77 has this folder: Slurm took it twice, and this one, 78, is not needed");
  }
}
