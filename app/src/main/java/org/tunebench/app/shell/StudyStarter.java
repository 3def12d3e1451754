package org.tunebench.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.study.FreeName;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.StudyFile;
import org.tunebench.engine.studyfile.yaml.TextFile;

/**
 * The ways into a study: the demo search, a data file, a script, a study file, one that is there
 * already.
 */
public final class StudyStarter {
  private final Services services;
  private final Background background;
  private final Function<Path, StudyFile> studyFile;
  private final Supplier<DemoSearch> demo;
  private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper(this, "busy", "");

  /**
   * @param studyFile reads a study file; wrong input is one sentence
   * @param demo makes the demo search, which may take a moment
   */
  public StudyStarter(
      Services services, Function<Path, StudyFile> studyFile, Supplier<DemoSearch> demo) {
    this.services = services;
    this.background = new Background(services);
    this.studyFile = studyFile;
    this.demo = demo;
  }

  /** What is being got ready at the moment, for the person; empty when nothing is. */
  public ReadOnlyStringProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Creates and starts the demo search, and leads to its page. */
  public void startDemo() {
    work(
        "Shell.Busy.Demo",
        () -> {
          DemoSearch search = demo.get();
          StudySpec named =
              search
                  .spec()
                  .withName(FreeName.in(services.engine().repository(), search.spec().name()));
          return new Route.StudyPage(FreshStudy.start(services.engine(), named, search.folder()));
        },
        "Shell.Problem.Demo");
  }

  /** Goes on with a study, and leads to its page. */
  public void resume(long study) {
    work(
        "Shell.Busy.Resume",
        () -> {
          RunningStudy run = services.engine().start(study);
          run.unpause();
          return new Route.StudyPage(run.id());
        },
        "Shell.Problem.Resume");
  }

  /**
   * Asks for a data file, and leads to a new study on it. Who chose a study file or a script among
   * all files has said by it what they want.
   */
  public void chooseData() {
    services
        .dialogs()
        .openFile(services.texts().get("Shell.OpenData.title"), FileKinds.data(services.texts()))
        .ifPresent(
            file -> {
              if (FileKinds.isStudy(file)) {
                openStudyFile(file);
              } else {
                services.navigator().show(onFile(file));
              }
            });
  }

  /** Asks for a script of the person's own, and leads to a new study that runs it. */
  public void chooseScript() {
    services
        .dialogs()
        .openFile(
            services.texts().get("Shell.OpenScript.title"), FileKinds.scripts(services.texts()))
        .ifPresent(file -> services.navigator().show(new Route.NewStudyScript(file)));
  }

  /** Asks for a study file, and leads to a new study from it. */
  public void chooseStudyFile() {
    services
        .dialogs()
        .openFile(
            services.texts().get("Shell.OpenStudyFile.title"), FileKinds.study(services.texts()))
        .ifPresent(this::openStudyFile);
  }

  /** Asks for files of finished trials, and keeps them as studies to look at. */
  public void chooseFinishedTrials() {
    List<Path> files =
        services
            .dialogs()
            .openFiles(
                services.texts().get("Shell.ImportTrials.title"),
                FileKinds.finishedTrials(services.texts()));
    if (!files.isEmpty()) {
      importTrials(files);
    }
  }

  private void importTrials(List<Path> files) {
    if (isBusy()) {
      return;
    }
    busy.set(services.texts().get("Shell.Busy.Import"));
    new TrialImport(services)
        .run(
            files,
            place -> {
              busy.set("");
              place.ifPresent(services.navigator()::show);
            });
  }

  /** Opens what was dropped on the window: several files are imported, one is looked at. */
  public void open(List<Path> files) {
    if (files.size() == 1) {
      open(files.get(0));
    } else if (!files.isEmpty() && !services.refusesWork()) {
      importTrials(files);
    }
  }

  /**
   * Opens a file that was dropped on the window: finished trials by what is in it, a study file or
   * a script by its ending, or else data.
   */
  public void open(Path file) {
    if (services.refusesWork()) {
      return;
    }
    begin("Shell.Busy.File", () -> opened(file), "Shell.Problem.StudyFile");
  }

  /** What comes of it; reads the file. */
  private Runnable opened(Path file) {
    if (FinishedTrials.areIn(file)) {
      return () -> importTrials(List.of(file));
    }
    Route route = FileKinds.isStudy(file) ? fromStudyFile(file) : onFile(file);
    return () -> services.navigator().show(route);
  }

  private static Route onFile(Path file) {
    return FileKinds.isScript(file) ? new Route.NewStudyScript(file) : new Route.NewStudy(file);
  }

  private void openStudyFile(Path file) {
    work("Shell.Busy.StudyFile", () -> fromStudyFile(file), "Shell.Problem.StudyFile");
  }

  /** One with errors is opened, too: only one that is no text at all is refused. */
  private Route fromStudyFile(Path file) {
    Path whole = file.toAbsolutePath();
    try {
      StudyFile read = studyFile.apply(file);
      return new Route.NewStudyFrom(read.spec(), whole.getParent(), true, read.notes());
    } catch (WrongInputException wrong) {
      return new Route.NewStudyText(whole, TextFile.read(file));
    }
  }

  private boolean isBusy() {
    if (busy.get().isEmpty()) {
      return false;
    }
    services.dialogs().error(busy.get(), services.texts().get("Shell.Busy.Wait"));
    return true;
  }

  private void work(String busyKey, Supplier<Route> work, String problemKey) {
    begin(
        busyKey,
        () -> {
          Route route = work.get();
          return () -> services.navigator().show(route);
        },
        problemKey);
  }

  private void begin(String busyKey, Supplier<Runnable> work, String problemKey) {
    if (isBusy()) {
      return;
    }
    busy.set(services.texts().get(busyKey));
    background.run(
        work,
        Runnable::run,
        wrong -> services.dialogs().error(services.texts().get(problemKey), Sentences.of(wrong)),
        () -> busy.set(""));
  }
}
