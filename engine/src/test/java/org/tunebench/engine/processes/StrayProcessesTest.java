package org.tunebench.engine.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tunebench.engine.objective.command.Child;

@Timeout(60)
class StrayProcessesTest {
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void needsLinux() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "finding strays needs Linux");
  }

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  private Process start(String run) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(Child.java("hang"));
    builder.environment().put(StrayProcesses.VARIABLE, run);
    Process process = builder.start();
    started.add(process);
    // From this line on it is itself rather than a copy of us. There is none where a Tunebench that
    // was started meanwhile has ended it: what has lost its owner is ended by all of them.
    assertThat(process.inputReader().readLine())
        .matches(line -> line == null || line.startsWith("pid "));
    return process;
  }

  @Test
  void aTableThatCannotBeReadToItsEndGivesWhatItHasGiven() throws IOException {
    Process known = start("known");
    Iterator<Path> first = List.of(Path.of("/proc", Long.toString(known.pid()))).iterator();
    DirectoryStream<Path> torn =
        new DirectoryStream<>() {
          @Override
          public Iterator<Path> iterator() {
            return new Iterator<>() {
              @Override
              public boolean hasNext() {
                if (!first.hasNext()) {
                  throw new DirectoryIteratorException(new IOException("no such process"));
                }
                return true;
              }

              @Override
              public Path next() {
                return first.next();
              }
            };
          }

          @Override
          public void close() {}
        };

    assertThat(ProcessTable.withVariable(torn, StrayProcesses.VARIABLE, "known"::equals))
        .extracting(ProcessHandle::pid)
        .containsExactly(known.pid());
  }

  @Test
  void endsOnlyWhatHasLostItsOwner() throws Exception {
    long self = ProcessHandle.current().pid();
    String space = ProcessTable.namespace();
    String start = ProcessTable.startTicks(self).orElseThrow();
    Process ours = start(new StrayProcesses.Owner().nextRun());
    Process elsewhere = start("1.999999999.1.1");
    Process strange = start("a text that is no run");
    Process ofNobody = start("%s.999999999.1.1".formatted(space));
    Process ofAnEarlier = start("%s.%d.%s.1".formatted(space, self, start + "0"));

    StrayProcesses.endOrphans();

    assertThat(ofNobody.waitFor()).isEqualTo(137);
    assertThat(ofAnEarlier.waitFor()).isEqualTo(137);
    assertThat(List.of(ours, elsewhere, strange)).allMatch(Process::isAlive);
  }

  @Test
  void endsWhatAWorkerOwns() throws Exception {
    String run = new StrayProcesses.Owner().nextRun();
    Process mine = start(run);
    Process other = start("%s.1.1.1".formatted(ProcessTable.namespace()));

    assertThat(StrayProcesses.ofRun(run)).containsExactly(mine.toHandle());
    StrayProcesses.endOwnedBy(ProcessHandle.current().pid());

    assertThat(mine.waitFor()).isEqualTo(137);
    assertThat(other.isAlive()).isTrue();
  }

  @Test
  void anInterruptedThreadFindsAndEndsThemAllTheSame() throws Exception {
    String run = new StrayProcesses.Owner().nextRun();
    Process mine = start(run);

    Thread.currentThread().interrupt();
    List<ProcessHandle> found = StrayProcesses.ofRun(run);
    boolean none = StrayProcesses.endAll(() -> unlessInterrupted(mine));

    assertThat(Thread.interrupted()).as("the interrupt stays").isTrue();
    assertThat(found).containsExactly(mine.toHandle());
    assertThat(none).isTrue();
    assertThat(mine.waitFor()).isEqualTo(137);
  }

  /** A thread with an interrupt pending would not wait between its looks. */
  private static List<ProcessHandle> unlessInterrupted(Process process) {
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    return process.isAlive() ? List.of(process.toHandle()) : List.of();
  }
}
