package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.run.StudyListener;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.studyfile.StudyFiles;

/** Nothing of a running search can be reached from outside: no process of it listens. */
@EnabledOnOs(
    value = OS.LINUX,
    disabledReason = "which process has which socket is read from /proc, which only Linux has")
class ListeningSocketsTest {
  private static final String STUDY =
      """
      name: sockets
      objective: {function: {name: sphere, epochs: 1000000, pause-ms: 5}}
      budget: {trials: 2, parallel: 2}
      """;

  /** A line of /proc/net/tcp in the state LISTEN, with its inode. */
  private static final Pattern LISTENING =
      Pattern.compile("\\s*\\d+: \\S+ \\S+ 0A(?:\\s+\\S+){5}\\s+(\\d+)\\s.*");

  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

  @TempDir Path home;

  @Test
  void neitherTheWorkbenchNorItsWorkersListen() throws Exception {
    try (LocalEngine local = LocalEngine.open(home)) {
      var spec = StudyFiles.parse(STUDY, "sockets.yaml", BuiltInObjectives.types()).spec();
      RunningStudy running = local.engine().start(local.engine().create(spec, home).id());
      untilItReports(running);

      Set<String> listening = listening();
      ProcessHandle self = ProcessHandle.current();
      assertThat(self.descendants()).as("workers").isNotEmpty();
      for (ProcessHandle process : Stream.concat(Stream.of(self), self.descendants()).toList()) {
        assertThat(sockets(process)).doesNotContainAnyElementsOf(listening);
      }
      running.stop();
      running.ended().get(1, TimeUnit.MINUTES);
    }
  }

  private static void untilItReports(RunningStudy running) throws InterruptedException {
    var reported = new java.util.concurrent.CountDownLatch(1);
    Runnable leave =
        running.listen(
            new StudyListener() {
              @Override
              public void onSnapshot(StudySnapshot snapshot) {}

              @Override
              public void onReports(List<Report> reports) {
                reported.countDown();
              }
            },
            curves -> {});
    assertThat(reported.await(2, TimeUnit.MINUTES)).as("a trial reports").isTrue();
    leave.run();
  }

  private static Set<String> listening() throws IOException {
    try (Stream<String> four = Files.lines(Path.of("/proc/net/tcp"));
        Stream<String> six = lines(Path.of("/proc/net/tcp6"))) {
      return Stream.concat(four, six)
          .map(LISTENING::matcher)
          .filter(Matcher::matches)
          .map(line -> line.group(1))
          .collect(Collectors.toSet());
    }
  }

  /** A kernel without IPv6 has no such file. */
  private static Stream<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.lines(file) : Stream.empty();
  }

  private static Set<String> sockets(ProcessHandle process) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return open.map(ListeningSocketsTest::target)
          .map(SOCKET::matcher)
          .filter(Matcher::matches)
          .map(socket -> socket.group(1))
          .collect(Collectors.toSet());
    }
  }

  /** What an open file is; nothing if it was closed in between. */
  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}
