package org.tunebench.app.fake;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.tunebench.app.Parts;
import org.tunebench.app.WorkbenchApp;
import org.tunebench.app.cli.Backend;
import org.tunebench.app.shell.DemoSearch;
import org.tunebench.app.shell.Page;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.DeviceUse;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.data.DatasetSummary;
import org.tunebench.engine.run.SeatState;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.studyfile.StudyFile;

/**
 * The workbench on the fake engine, to look at: {@code FakeWorkbench$Start FOLDER [empty|failing]}.
 * Run it with the test class path of this module.
 */
public final class FakeWorkbench extends WorkbenchApp {
  /** Looks at the arguments in a moment when the toolkit has not given them yet. */
  private static final Map<String, String> OPTIONS = new LinkedHashMap<>();

  /** Made by the toolkit. */
  public FakeWorkbench() {
    super(
        parts(engine(OPTIONS.getOrDefault("content", "filled"))),
        Path.of(OPTIONS.getOrDefault("home", "fake-home")));
  }

  /** Opens the window. Not in the application's own class, which Java starts in another way. */
  public static final class Start {
    private Start() {}

    /** Opens the window. */
    public static void main(String[] arguments) {
      OPTIONS.put("home", arguments[0]);
      OPTIONS.put("content", arguments.length > 1 ? arguments[1] : "filled");
      Application.launch(FakeWorkbench.class, arguments);
    }
  }

  /** An engine with or without studies, or null where it shall not open. */
  public static FakeSearchEngine engine(String content) {
    if (content.equals("failing")) {
      return null;
    }
    FakeSearchEngine engine = new FakeSearchEngine(Clock.systemUTC(), Path.of("artifacts"));
    engine.setDevices(
        List.of(
            new Device("gpu:0", "NVIDIA RTX 4090", 24L << 30, ""),
            new Device(
                "gpu:1",
                "NVIDIA GTX 1080",
                8L << 30,
                "cuDNN 9 was not found: install the package nvidia-cudnn-cu12 or set"
                    + " LD_LIBRARY_PATH to the folder that holds libcudnn.so.9."),
            new Device(Device.CPU, "Intel Xeon E5-2680, 2 cores", 16L << 30, "")));
    if (content.equals("filled")) {
      FakeRepository repository = engine.repository();
      FakeStudies.filled(repository, "pbmc-autotune", 100, 100, StudyState.FINISHED);
      repository.setNote(1, "The reference: 558 genes, as in the post.\nNothing pruned.");
      FakeStudies.filled(repository, "brain-large-720-genes", 41, 100, StudyState.STOPPED);
      FakeStudies.filled(repository, "cortex-wide-learning-rates", 12, 60, StudyState.RUNNING);
      repository.create(FakeStudies.spec("cortex-ldvae", 50));
      long running =
          FakeStudies.filled(repository, "cortex-autotune", 63, 100, StudyState.STOPPED).id();
      engine.start(running).startTrial();
      engine
          .driven(running)
          .seats(
              List.of(
                  new SeatState("gpu:0", 4, 1, ""),
                  new SeatState(Device.CPU, 2, 0, "2 slots: the first trial took one core")));
    }
    engine.read(
        new DeviceReading(
            List.of(
                use(
                    "gpu:0",
                    24,
                    9.8,
                    0.97,
                    new DeviceUse.Owner(4711, "/usr/bin/python3", mib(6200))),
                use("gpu:1", 8, 7.7, 0.12),
                use(Device.CPU, 16, 5.1, 0.48)),
            true));
    return engine;
  }

  private static OptionalLong mib(long size) {
    return OptionalLong.of(size << 20);
  }

  private static DeviceUse use(
      String id, long total, double used, double load, DeviceUse.Owner... owners) {
    return new DeviceUse(
        id,
        total << 30,
        OptionalLong.of((long) (used * (1L << 30))),
        OptionalDouble.of(load),
        List.of(owners));
  }

  /** Parts around an engine. */
  public static Parts parts(FakeSearchEngine engine) {
    return parts(engine, (services, study) -> new NamePage(services, study.study()));
  }

  /** Parts around an engine, with a study page. */
  public static Parts parts(
      FakeSearchEngine engine, BiFunction<Services, Route.StudyPage, Page> studyPage) {
    return new Parts(
        home -> {
          if (engine == null) {
            throw new WrongInputException(
                "", "the workspace " + home + " is in use by another Tunebench: close that one");
          }
          return new Backend.Session(engine, Optional.empty(), engine::close);
        },
        studyPage,
        FakeWorkbench::studyFile,
        FakeWorkbench::data,
        home -> new DemoSearch(FakeStudies.spec("demo-search", 30), home),
        samplers(),
        pruners());
  }

  private static StudyFile studyFile(Path file) {
    if (file.endsWith("wrong.yaml")) {
      throw new WrongInputException(
          "space.lr", "line 7: the range [0.01, 0.0001] is reversed: write [0.0001, 0.01]");
    }
    return FakeStudies.file(FakeStudies.spec("from-file", 40));
  }

  private static DataSummary data(PartSpec objective) {
    Path file = Path.of(objective.settings().get("dataset").toString());
    if (!file.toString().endsWith(".h5ad") || file.endsWith("wrong.h5ad")) {
      throw new WrongInputException("", file + " holds no counts: expected an AnnData file");
    }
    if (file.endsWith("normalised.h5ad") && !objective.settings().containsKey("layer")) {
      throw new WrongInputException(
          "objective.scvi.layer",
          "cell 'A', gene 'B': 1.0986122 is not a count: counts are whole numbers of 0 or more; the"
              + " file also has 'counts': name the one with the raw counts here");
    }
    return new DatasetSummary(3005, 19972, 5_000_000, 6e6, 300, 1500, 9000, 900, 3000, 0, 0);
  }

  /** A few samplers. */
  public static List<PartKind> samplers() {
    return List.of(
        new PartKind(
            "auto", "Automatic", "Chooses by the space and the budget, and says why.", List.of()),
        new PartKind(
            "tpe",
            "TPE",
            "Tree-structured Parzen estimator: learns where good configurations lie. A good first"
                + " choice, also for conditional spaces.",
            List.of(
                Setting.integer("startup-trials", 20, "Trials at random before it learns."),
                Setting.integer("candidates", 24, "Draws among which the best is taken."),
                Setting.flag("multivariate", false, "Whether parameters are seen together."))),
        new PartKind("random", "Random", "Draws every configuration at random.", List.of()));
  }

  /** A few pruners. */
  public static List<PartKind> pruners() {
    return List.of(
        new PartKind("none", "None", "Every trial runs to its end.", List.of()),
        new PartKind(
            "hyperband",
            "Hyperband",
            "Gives many configurations a short training and few of them a long one.",
            List.of(
                Setting.integer("max-epochs", 0, "Epochs of a whole trial.").withoutDefault(),
                Setting.integer("min-epochs", 10, "Epochs before the first decision."),
                Setting.integer("reduction", 3, "One of how many goes on."),
                Setting.word("order", "best", List.of("best", "last"), "Which value counts."))));
  }

  /** A page that shows the study's name alone. */
  private static final class NamePage implements Page {
    private final String name;

    NamePage(Services services, long study) {
      this.name =
          Optional.of(services.engine().snapshot(study).orElseThrow().study().spec().name())
              .orElseThrow();
    }

    @Override
    public Parent view() {
      return new StackPane(new Label(name));
    }

    @Override
    public ObservableValue<String> title() {
      return new ReadOnlyStringWrapper(name);
    }
  }
}
