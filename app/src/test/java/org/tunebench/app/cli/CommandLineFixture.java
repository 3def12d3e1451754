package org.tunebench.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.tunebench.engine.compute.CudaLibraries;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.DeviceUse;
import org.tunebench.engine.compute.WorkerLauncher;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.objective.command.CommandObjectiveType;
import org.tunebench.engine.objective.imported.ImportedObjectiveType;
import org.tunebench.engine.run.EmbeddedEngine;
import org.tunebench.engine.run.InProcessLauncher;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.UnreadableStudy;

/**
 * The command line in this process: the real engine on a repository in memory, workers as threads,
 * streams that are kept.
 */
final class CommandLineFixture implements Backend, Window {
  /** What there is of a cluster. */
  Optional<ClusterStatus> cluster = Optional.empty();

  /** Why no GPU can be known of. */
  String deviceProblem = "";

  private final Path folder;
  private final InMemoryStudyRepository repository = new InMemoryStudyRepository(Clock.systemUTC());
  private final ObjectiveTypes types =
      new ObjectiveTypes(
          List.of(
              new QuickObjective("quick"),
              new QuickObjective("scvi"),
              new CommandObjectiveType(),
              new ImportedObjectiveType()),
          List.of(new WritingJob()));
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Where what is logged goes, or null. */
  Path log;

  /** Whether there is a workspace wherever the person says. */
  boolean isWorkspace = true;

  /** What the next attempt to open the workspace ends with, or null. */
  RuntimeException refusal;

  /** What had to be done to bring the workspace back, or null. */
  String recovery;

  /** Studies whose definitions cannot be read. */
  List<UnreadableStudy> unreadable = List.of();

  /** Whether the person presses Ctrl+C before anything has begun. */
  boolean interrupts;

  /** How many pieces of work are done before the one that is interrupted. */
  int undisturbed;

  /** Whether there is a terminal. */
  boolean interactive;

  /** What the system says when something is written to standard output, or null. */
  String closed;

  /** Whether there is a display. */
  boolean display;

  /** The workspaces that the window was shown on. */
  final List<Path> shown = new ArrayList<>();

  /** The study files that it was to open. */
  final List<Path> opened = new ArrayList<>();

  CommandLineFixture(Path folder) {
    this.folder = folder;
  }

  int run(String... arguments) {
    out = new ByteArrayOutputStream();
    err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new StandardStream(closed == null ? out : new ClosedStream(closed), UTF_8),
            new PrintStream(err, true, UTF_8),
            interactive,
            80,
            UTF_8);
    return new CommandLineApp(new Environment(this, console, this::interruption, this))
        .run(arguments);
  }

  private static final class ClosedStream extends OutputStream {
    private final String said;

    ClosedStream(String said) {
      this.said = said;
    }

    @Override
    public void write(int b) throws IOException {
      throw new IOException(said);
    }
  }

  private Interruption interruption() {
    Interruption interruption = new Interruption();
    if (interrupts && undisturbed-- <= 0) {
      interruption.request();
    }
    return interruption;
  }

  String out() {
    return out.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  String err() {
    return err.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  /** Writes a study file and gives its path. */
  String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Override
  public Path defaultHome() {
    return folder.resolve("home");
  }

  @Override
  public boolean isWorkspace(Path home) {
    return isWorkspace;
  }

  @Override
  public Session open(Path home) {
    if (refusal != null) {
      throw refusal;
    }
    SearchEngine engine =
        new EmbeddedEngine(
            kept(),
            types,
            new InProcessLauncher(types),
            this::devices,
            folder.resolve("artifacts"),
            folder.resolve("logs"),
            Clock.systemUTC());
    return new Session(engine, Optional.ofNullable(recovery), engine::close);
  }

  @Override
  public Look look(Path home) {
    Session own = open(home);
    return new Look(own.engine().repository(), own.recovery(), own::close);
  }

  /** The repository, with {@link #unreadable} beside its studies. */
  private StudyRepository kept() {
    return (StudyRepository)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {StudyRepository.class},
            (proxy, method, arguments) -> {
              try {
                return method.getName().equals("unreadable")
                    ? unreadable
                    : method.invoke(repository, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public WorkerLauncher launcher() {
    return new InProcessLauncher(types);
  }

  @Override
  public Path trialFolder(Path home, long study, int trial) {
    return folder
        .resolve("artifacts")
        .resolve(Long.toString(study))
        .resolve(Integer.toString(trial));
  }

  @Override
  public Optional<Path> log(Path home) {
    return Optional.ofNullable(log);
  }

  @Override
  public ObjectiveTypes objectives() {
    return types;
  }

  @Override
  public List<Device> devices() {
    return List.of(
        new Device("gpu:0", "A card", 8L << 30, "needs the CUDA build"),
        new Device(Device.CPU, "A processor", 16L << 30, ""));
  }

  @Override
  public DeviceReading reading() {
    DeviceUse.Owner owner =
        new DeviceUse.Owner(4711, "/usr/bin/python3", OptionalLong.of(3L << 30));
    return new DeviceReading(
        List.of(
            new DeviceUse(
                "gpu:0",
                8L << 30,
                OptionalLong.of(4L << 30),
                OptionalDouble.of(0.97),
                List.of(owner)),
            new DeviceUse(
                Device.CPU, 16L << 30, OptionalLong.empty(), OptionalDouble.empty(), List.of())),
        true,
        deviceProblem);
  }

  @Override
  public Optional<CudaLibraries> cudaLibraries() {
    return Optional.of(
        new CudaLibraries(
            Map.of("libcudart.so.13", Path.of("/opt/cuda/lib64/libcudart.so.13")),
            List.of("libcudnn.so.9")));
  }

  @Override
  public Optional<ClusterStatus> cluster() {
    return cluster;
  }

  @Override
  public boolean show(Path home, Optional<Path> studyFile) {
    if (display) {
      shown.add(home);
      studyFile.ifPresent(opened::add);
    }
    return display;
  }
}
