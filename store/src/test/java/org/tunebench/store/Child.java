package org.tunebench.store;

import static org.tunebench.engine.study.StudyFixtures.completed;
import static org.tunebench.engine.study.StudyFixtures.report;
import static org.tunebench.engine.study.StudyFixtures.running;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tunebench.engine.study.StudyRepository;

/** Another process that owns a workspace: to be killed by a test. */
final class Child implements AutoCloseable {
  /** Opens the workspace, says so and waits; or says why it cannot. */
  static final String HOLD = "hold";

  /** Adds trials without end, and says the number of each that is kept, once it has ended. */
  static final String WORK = "work";

  /** What it says instead of "open" where another process has the workspace. */
  static final String IN_USE = "in use";

  private final Process process;
  private final BufferedReader output;

  private Child(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Child start(String task, Path home) throws IOException {
    return start(command(task, home));
  }

  /**
   * The same where no file can be longer than so many blocks of 512 bytes, or of 1024: to the
   * process, the disk is full then.
   */
  static Child start(String task, Path home, int blocks) throws IOException {
    List<String> limited = new ArrayList<>();
    limited.addAll(List.of("/bin/sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"));
    limited.addAll(command(task, home));
    return start(limited);
  }

  private static List<String> command(String task, Path home) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Child.class.getName(),
        task,
        home.toString());
  }

  private static Child start(List<String> command) throws IOException {
    return new Child(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The next line that it printed, or null after its end. */
  String line() throws IOException {
    return output.readLine();
  }

  long pid() {
    return process.pid();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    // Process.destroyForcibly would close its output, too.
    process.toHandle().destroyForcibly();
    process.waitFor(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The process itself. */
  public static void main(String[] arguments) throws IOException {
    try (Workspace workspace = Workspace.open(Path.of(arguments[1]))) {
      System.out.println("open");
      if (arguments[0].equals(WORK)) {
        work(workspace.repository());
      }
      // Ends with its parent, should that end first.
      System.in.read();
    } catch (WorkspaceInUseException e) {
      System.out.println(IN_USE);
    } catch (WorkspaceException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void work(StudyRepository repository) {
    long study = repository.create(spec("a study")).id();
    for (int number = 0; number < 100_000; number++) {
      repository.add(study, running(number));
      repository.append(
          study, List.of(report(number, 1, "elbo", number), report(number, 2, "elbo", -number)));
      repository.update(study, completed(number, "marginal_ll", number));
      System.out.println(number);
    }
  }
}
