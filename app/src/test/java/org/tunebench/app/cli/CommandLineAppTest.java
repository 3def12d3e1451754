package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.compute.cluster.Partition;
import org.tunebench.engine.study.StorageException;
import org.tunebench.engine.study.UnreadableStudy;

class CommandLineAppTest extends WithCommandLine {
  private static final String SMALL = "objective: quick\nbudget: {trials: 3}\n";

  private void ran(String name) throws IOException {
    assertThat(line.run("run", line.file(name + ".yaml", SMALL))).isZero();
  }

  @Test
  void runsAStudyFileToItsEndWithALineATrial() throws IOException {
    assertThat(line.run("run", line.file("small.yaml", SMALL))).isZero();

    assertThat(line.out().lines().filter(l -> l.startsWith("trial "))).hasSize(3);
    assertThat(line.out())
        .startsWith("trial 0 completed loss 0.25 (best #")
        .contains(" 3/3\n")
        .contains("best: loss ", "default configuration: loss 0.25 (#0)")
        .contains("small: done, 3 of 3 trials in ");
    assertThat(line.err()).isEmpty();
  }

  @Test
  void aTerminalGetsABarInstead() throws IOException {
    line.interactive = true;
    line.run("run", line.file("small.yaml", SMALL));

    assertThat(line.out()).contains("\r████████████████████ 3/3, best ").doesNotContain("trial 0");
  }

  @Test
  void aNameThatIsTakenIsRefusedWithBothWaysOut() throws IOException {
    ran("small");
    String file = folder.resolve("small.yaml").toString();

    assertThat(line.run("run", file, "--home", "my studies")).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo(
            "there is a study 'small' already: go on with it by 'tunebench resume small --home 'my"
                + " studies'', or give this one another name with --name\n");
    assertThat(line.run("run", file, "--name", "other")).isZero();
  }

  @Test
  void wrongFilesCostOneLineAndLeaveNothing() throws IOException {
    line.refusal = new IllegalStateException("the workspace is not needed for that");
    String file = line.file("bad.yaml", "objective: quick\nspace:\n  x: {float: [1, 0]}\n");

    assertThat(line.run("run", file)).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo(
            "bad.yaml, line 3, space.x: the range [1.0, 0.0] is reversed: write [0.0, 1.0]\n");
    assertThat(line.run("run", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(line.err()).startsWith("none.yaml: there is no such file").hasLineCount(1);
    assertThat(line.run("run")).isEqualTo(2);
    assertThat(line.err()).startsWith("name one study file to run, or --demo").hasLineCount(1);
  }

  @Test
  void mistakesThatTheEngineFindsHaveTheirLine() throws IOException {
    assertThat(line.run("run", line.file("a.yaml", "objective:\n  quick: {fail: true}\n")))
        .isEqualTo(2);
    assertThat(line.err()).startsWith("a.yaml, line 2, objective.quick.fail: ").hasLineCount(1);
    assertThat(line.run("run", line.file("b.yaml", "objective: quick\nsampler: tpo\n")))
        .isEqualTo(2);
    assertThat(line.err()).startsWith("b.yaml, line 2, sampler: ").hasLineCount(1);
  }

  @Test
  void aQueueBeyondTheBudgetIsRefusedWithItsLine() throws IOException {
    String file =
        line.file(
            "low.yaml",
            """
            objective: quick
            budget: {trials: 1}
            baseline: {x: 0.1}
            queue:
              - {x: 0.5}
            """);
    assertThat(line.run("run", file)).isEqualTo(2);
    assertThat(line.err())
        .startsWith("low.yaml, line 4, queue: takes 2 trials, the default configuration's included")
        .hasLineCount(1);
  }

  @Test
  void aStudyWithoutOneCompletedTrialIsOne() throws IOException {
    String file = line.file("f.yaml", "objective: {quick: {fails: true}}\nbudget: {trials: 2}\n");

    assertThat(line.run("run", file)).isEqualTo(1);
    assertThat(line.out())
        .contains(
            "trial 0 failed: no luck today 1/2\n", "f: ended without a result, 2 of 2 trials");
    assertThat(line.run("resume", "f")).isEqualTo(1);
  }

  @Test
  void anInterruptedStudyIsKeptAndGoesOn() throws IOException {
    line.interrupts = true;
    String file = line.file("w.yaml", "objective: {quick: {waits: true}}\nbudget: {trials: 2}\n");

    assertThat(line.run("run", file)).isEqualTo(130);
    assertThat(line.out())
        .contains("w: stopped after 0 of 2 trials in ")
        .endsWith("all of it is kept; go on with: tunebench resume w\n");
    assertThat(line.run("resume", "w")).isEqualTo(130);
  }

  @Test
  void aFinishedStudyTakesMoreTrials() throws IOException {
    ran("small");

    assertThat(line.run("resume", "small")).isZero();
    assertThat(line.out())
        .isEqualTo(
            "small is finished, and nothing is left to do: add trials with"
                + " 'tunebench resume small --trials 6'\n");
    assertThat(line.run("resume", "small", "--trials", "5")).isZero();
    assertThat(line.out().lines().filter(l -> l.startsWith("trial "))).hasSize(2);
    assertThat(line.run("resume", "small", "--trials", "+2")).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo("--trials: must be at least 5, since so many are done already, not 2\n");
    assertThat(line.run("resume", "small", "--trials", "0")).isEqualTo(2);
    assertThat(line.err()).startsWith("--trials: must be a whole number").hasLineCount(1);
  }

  @Test
  void studiesThatCannotBeReadAreSaidBesideTheList() throws IOException {
    line.unreadable = List.of(new UnreadableStudy(7, "future", "a definition of version 9"));
    assertThat(line.run("list")).isZero();
    assertThat(line.out()).isEmpty();
    assertThat(line.err())
        .startsWith(
            "note: the definition of the study 'future' cannot be read (a definition of version 9)")
        .hasLineCount(1);

    ran("small");
    assertThat(line.run("list")).isZero();
    assertThat(line.out()).contains("small").doesNotContain("future");
    assertThat(line.err()).contains("future").hasLineCount(1);
  }

  @Test
  void aStudyWhoseRowIsDamagedIsSaidBesideTheList() throws IOException {
    line.unreadable = List.of(new UnreadableStudy(7, "torn", "its row is damaged", true));
    ran("small");
    assertThat(line.run("list")).isZero();
    assertThat(line.out()).contains("small").doesNotContain("torn");
    assertThat(line.err())
        .isEqualTo(
            "note: the study 'torn' cannot be read (its row is damaged): a copy in the workspace's folder 'backups' may have it whole\n");
  }

  @Test
  void listsAndShows() throws IOException {
    assertThat(line.run("list")).isZero();
    assertThat(line.out()).startsWith("no studies yet");
    ran("small");
    ran("another study");

    assertThat(line.run("list")).isZero();
    assertThat(line.out())
        .containsPattern("name +state +trials +metric +best +objective +changed\n")
        .containsPattern("another study +finished +3/3 +loss +0\\.\\d+ +quick ");
    assertThat(line.run("show", "small", "--limit", "1")).isZero();
    assertThat(line.out())
        .containsPattern(
            "sampler +auto\n +Automatic: Gaussian process: start-up, 3 of \\d+ trials.* few enough")
        .containsPattern("trials +budget of 3: 3 completed\n")
        .containsPattern("best +loss +x +trial\n +1 +0\\.\\d+ ")
        .containsPattern("worst +loss +x +trial\n +3 +0\\.\\d+ ");
    assertThat(line.run("show", "smal")).isEqualTo(2);
    assertThat(line.err()).isEqualTo("there is no study 'smal': did you mean 'small'?\n");
  }

  @Test
  void exports() throws IOException {
    ran("small");

    assertThat(line.run("export", "small")).isZero();
    assertThat(line.out())
        .startsWith("trial,state,loss,\"x\",n_epochs,n_params,device,started,duration_s,")
        .contains("\r\n0,completed,0.25,0.25,");
    assertThat(line.run("export", "small", "--format", "json")).isZero();
    assertThat(new ObjectMapper().readTree(line.out())).hasSize(3);
    assertThat(line.run("export", "small", "--format", "xml")).isEqualTo(2);
    assertThat(line.err()).isEqualTo("--format: must be csv or json, not xml\n");
  }

  @Test
  void aTableEndsQuietlyWhereItsReaderHasHadEnough() throws IOException {
    ran("small");

    line.closed = "Broken pipe";
    assertThat(line.run("export", "small")).isZero();
    assertThat(line.err()).isEmpty();
    line.closed = "No space left on device";
    for (String verb : new String[] {"export small", "show small", "list", "devices"}) {
      assertThat(line.run(verb.split(" "))).isEqualTo(2);
      assertThat(line.err()).contains("only a part of it").hasLineCount(1);
    }
  }

  @Test
  void exportsToFilesAsAWholeAndReplacesNoneUnasked() throws IOException {
    ran("small");
    Path file = folder.resolve("out.json");

    assertThat(line.run("export", "small", "-o", file.toString())).isZero();
    assertThat(new ObjectMapper().readTree(file.toFile())).hasSize(3);
    assertThat(line.run("export", "small", "-o", file.toString())).isEqualTo(2);
    assertThat(line.err()).contains("exists already", "--force").hasLineCount(1);
    assertThat(line.run("export", "small", "-o", file.toString(), "--force")).isZero();
    assertThat(line.run("export", "small", "-o", folder.resolve("no/x.csv").toString()))
        .isEqualTo(2);
    assertThat(line.err()).contains("there is no folder").hasLineCount(1);
    assertThat(line.run("export", "small", "-o", folder.toString())).isEqualTo(2);
    try (var files = Files.list(folder)) {
      assertThat(files.map(p -> p.getFileName().toString())).noneMatch(n -> n.endsWith(".part"));
    }
  }

  @Test
  void tellsOfDevicesAndTheStudyFile() throws IOException {
    line.refusal = new IllegalStateException("no workspace is needed for that");

    assertThat(line.run("devices")).isZero();
    assertThat(line.out())
        .containsPattern("gpu:0 +A card +8 GiB +4 GiB +97% +needs the CUDA build")
        .containsPattern("cpu +A processor +16 GiB\n")
        .containsPattern("gpu:0 +4711 +3 GiB +/usr/bin/python3")
        .containsPattern("libcudart.so.13 +/opt/cuda/lib64\n")
        .containsPattern("libcudnn.so.9 +nowhere")
        .contains("libraries of CUDA are missing (libcudnn.so.9): install");
    assertThat(line.run("schema")).isZero();
    assertThat(new ObjectMapper().readTree(line.out()).get("properties").has("space")).isTrue();
    assertThat(line.run("--version")).isZero();
    assertThat(line.out()).startsWith("tunebench ");
    assertThat(line.run("--help")).isZero();
    assertThat(line.out()).contains("resume", "--home").doesNotContain("--or-demo");
  }

  @Test
  void whyNoGpuIsKnownIsSaidWithTheDevices() {
    line.deviceProblem = "no GPU is known: nvidia-smi hangs";
    assertThat(line.run("devices")).isZero();
    assertThat(line.out()).contains("\nno GPU is known: nvidia-smi hangs\n");
  }

  @Test
  void partitionsOfAClusterAreListedWithTheDevices() {
    Partition gpu = new Partition("gpu", true, true, "1-00:00:00", 3, 4, "gpu:a100:4");
    line.cluster = Optional.of(new ClusterStatus("slurm-wlm 22.05.8", List.of(gpu), List.of(), ""));
    assertThat(line.run("devices")).isZero();
    assertThat(line.out())
        .contains("slurm-wlm 22.05.8")
        .containsPattern("gpu \\(default\\) +up +1-00:00:00 +3 of 4 idle +gpu:a100:4");

    line.cluster =
        Optional.of(new ClusterStatus("", List.of(), List.of(), "Slurm says: Unable to contact"));
    line.run("devices");
    assertThat(line.out()).contains("Slurm: Slurm says: Unable to contact");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "show a",
        "export a",
        "report a -o b",
        "benchmark a",
        "train-best a",
        "resume a",
        "delete a",
        "rename a b"
      })
  void aMisspeltWorkspaceIsRefusedWhereItsStudiesAreAskedFor(String arguments) {
    line.isWorkspace = false;
    line.refusal = new IllegalStateException("it is not opened, which would create it");

    assertThat(line.run((arguments + " --home /a/misspelt").split(" "))).isEqualTo(3);
    assertThat(line.err())
        .isEqualTo(
            "there is no workspace in /a/misspelt: correct --home, or begin one there with"
                + " 'tunebench run STUDY.yaml --home /a/misspelt'\n");
  }

  @Test
  void aSearchBeginsAWorkspaceWhereThereIsNoneAndTheUsualOneNeedNotBeThere() throws IOException {
    line.isWorkspace = false;

    assertThat(line.run("list")).isZero();
    assertThat(line.run("run", line.file("small.yaml", SMALL), "--home", "new")).isZero();
  }

  @Test
  void aWorkspaceThatCannotBeUsedIsThree() {
    line.refusal = new StorageException("the workspace is in use by another Tunebench", null);

    assertThat(line.run("list")).isEqualTo(3);
    assertThat(line.err()).isEqualTo("the workspace is in use by another Tunebench\n");
    line.refusal = new StorageException("x is a file: " + StorageException.ELSEWHERE, null);
    assertThat(line.run("list")).isEqualTo(3);
    assertThat(line.err()).isEqualTo("x is a file: choose another folder with --home\n");
  }

  @Test
  void noStackTraceEverReachesTheScreen() throws IOException {
    assertThat(line.run("run", line.file("d.yaml", "objective: {quick: {breaks: true}}")))
        .isEqualTo(70);
    assertThat(line.err())
        .startsWith("something went wrong that should not (IllegalStateException)")
        .hasLineCount(1);
    String kept = line.err().strip().replaceFirst(".* with ", "");
    assertThat(Files.readString(Path.of(kept))).contains("a defect", "at org.tunebench");
    Files.delete(Path.of(kept));
  }

  @Test
  void aRecoveredWorkspaceIsToldBeforeAnythingElse() {
    line.recovery = "The database was gone: it was put back.";
    assertThat(line.run("list")).isEqualTo(ExitCodes.DONE);
    assertThat(line.err()).isEqualTo("note: The database was gone: it was put back.\n");
  }

  @Test
  void theLogIsNamedWhereItIsWrittenTo() throws IOException {
    line.log = folder.resolve("this.log");
    line.run("run", line.file("d.yaml", "objective: {quick: {breaks: true}}"));
    assertThat(line.err()).endsWith("with the log " + line.log + "\n");
  }

  @Test
  void aSchemaOrStudyFileThatWasCutOffIsNoSuccess() throws IOException {
    String file = line.file("e.yaml", "objective: {quick: {}}\n");
    line.closed = "No space left on device";
    assertThat(line.run("schema")).isEqualTo(2);
    assertThat(line.run("convert", file)).isEqualTo(2);
    assertThat(line.err()).startsWith("standard output took only a part of it");
  }

  @Test
  void aStudyThatItsTargetEndedGoesOnWithoutIt() throws IOException {
    String file =
        line.file("t.yaml", "objective: {quick: {}}\nbudget: {trials: 4, target: 1000}\n");
    line.run("run", file);
    assertThat(line.run("resume", "t")).isZero();
    assertThat(line.out())
        .isEqualTo(
            "t is finished, and nothing is left to do: go on beyond its target or patience with"
                + " 'tunebench resume t --no-early-end'\n");
    assertThat(line.run("resume", "t", "--no-early-end")).isZero();
    assertThat(line.out()).contains("t: done, 4 of 4 trials");
    assertThat(line.run("resume", "t", "--time", "soon")).isEqualTo(2);
    assertThat(line.err()).startsWith("--time: must be a time such as 90s");
  }
}
