package org.tunebench.app.live;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.StudyDeletion;
import org.tunebench.app.shell.StudyFileSaving;
import org.tunebench.app.shell.StudyRenaming;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.ModelCommand;
import org.tunebench.app.trials.ModelUseCommand;
import org.tunebench.engine.objective.ModelUse;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.FreeName;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.studyfile.StudyFiles;

/** What the buttons of a study's page do. */
public final class StudyCommands {
  private static final int MOST_OTHERS = 15;

  private final Services services;
  private final Background background;
  private final Texts texts;
  private final long id;
  private final StudyViewModel study;
  private final Runnable follow;

  /**
   * @param follow begins to follow the study anew, after its start or a change of its definition
   */
  StudyCommands(Services services, long id, StudyViewModel study, Runnable follow) {
    this.services = services;
    this.background = new Background(services);
    this.texts = services.texts();
    this.id = id;
    this.study = study;
    this.follow = follow;
  }

  /** Does what a button says. */
  public void perform(StudyAction action) {
    switch (action) {
      case START -> start();
      case RESUME -> resume();
      case PAUSE -> tell(RunningStudy::pause);
      case PAUSE_NOW -> tell(RunningStudy::pauseNow);
      case STOP -> stop();
      case ADD_TRIALS -> changeBudget();
      default -> throw new IllegalArgumentException(action.name());
    }
  }

  private void start() {
    work(() -> services.engine().start(id));
  }

  private void resume() {
    if (services.engine().running(id).isPresent()) {
      tell(RunningStudy::unpause);
    } else {
      start();
    }
  }

  /** Asks where trials would lose what they have, as long as the search has not ended by itself. */
  private void stop() {
    StudySnapshot now = study.snapshotProperty().get();
    int running = now.count(TrialState.RUNNING);
    boolean sure =
        running == 0
            || services
                .dialogs()
                .confirm(
                    texts.get("Study.Stop.Heading", now.study().spec().name()),
                    texts.get("Study.Stop.Sentence", running),
                    texts.get("Study.Stop.Action"),
                    study.phaseProperty().map(Phase::isLive));
    if (services.engine().running(id).isEmpty()) {
      services.dialogs().notice(texts.get("Study.Stop.Over", now.study().spec().name()));
    } else if (sure) {
      tell(RunningStudy::stop);
    }
  }

  private void tell(Consumer<RunningStudy> message) {
    services.engine().running(id).ifPresent(message);
  }

  /** Asks what the study may use up in all; one that had used it up goes on if there is more. */
  public void changeBudget() {
    new BudgetCommand(services, id, study).ask().ifPresent(this::work);
  }

  /** Asks for another name. */
  public void rename() {
    new StudyRenaming(services).ask(id, study.nameProperty().get(), follow);
  }

  /**
   * Deletes the study with all it found, if the person is sure, and leads to the others; brought
   * back, it is shown again.
   */
  public void delete() {
    StudySnapshot now = study.snapshotProperty().get();
    boolean runs = services.engine().running(id).isPresent();
    new StudyDeletion(services, new Leaving())
        .ask(
            List.of(
                new StudyDeletion.Doomed(
                    id, now.study().spec().name(), now.trials().size(), runs)));
  }

  /** Where a person is led whose study is deleted: once, not away from where they went since. */
  private final class Leaving implements StudyDeletion.After {
    private boolean left;

    @Override
    public void gone() {
      if (!left) {
        left = true;
        services.navigator().show(new Route.Studies());
      }
    }

    @Override
    public void back() {
      services.navigator().show(new Route.StudyPage(id));
    }
  }

  /** Opens a new study that starts from this one's definition, under a name that is free. */
  public void duplicate() {
    StudySpec spec = study.snapshotProperty().get().study().spec();
    // Paths in a kept definition are absolute, so any folder will do.
    Path anywhere = Path.of(System.getProperty("user.home"));
    background.run(
        () -> spec.withName(FreeName.in(services.engine().repository(), spec.name())),
        named -> services.navigator().show(new Route.NewStudyFrom(named, anywhere)),
        never -> {},
        () -> {});
  }

  /**
   * Trains a model with the best configuration on all data, into a file that the person chooses.
   */
  public void trainBest() {
    new ModelCommand(services, id)
        .ask(study.snapshotProperty().get().study().spec(), OptionalInt.empty());
  }

  /**
   * Writes what a model of the study says of its data, to a file that the person chooses: the model
   * that was trained last if that is known, or one that the person chooses, too.
   */
  public void useModel(ModelUse.Kind kind, Optional<Path> model) {
    new ModelUseCommand(services, id)
        .ask(study.snapshotProperty().get().study().spec(), kind, model);
  }

  /** Writes the study as a page of HTML, to a file that the person chooses. */
  public void report() {
    new StudyReportCommand(services, id).ask(study.snapshotProperty().get().study().spec());
  }

  /** Writes the definition as a study file that the person chooses. */
  public void saveStudyFile() {
    // Paths in a kept definition are absolute, so any folder will do.
    new StudyFileSaving(services)
        .ask(
            study.snapshotProperty().get().study().spec(),
            Path.of(System.getProperty("user.home")),
            StudyFiles::write);
  }

  /** The other studies of the workspace, the last created first, each a way to compare with it. */
  void others(Consumer<List<StudySummary>> found) {
    background.run(
        () ->
            services.engine().repository().summaries().stream()
                .filter(other -> other.id() != id)
                .limit(MOST_OTHERS)
                .toList(),
        found,
        never -> {},
        () -> {});
  }

  /** Asks which other study to show this one beside. */
  void askOther() {
    String name = study.nameProperty().get();
    others(
        all -> {
          Optional<String> chosen =
              all.isEmpty()
                  ? Optional.empty()
                  : services
                      .dialogs()
                      .choose(
                          texts.get("Study.More.Compare.heading", name),
                          texts.get("Study.More.Compare.label"),
                          all.stream().map(StudySummary::name).toList());
          all.stream()
              .filter(other -> chosen.filter(other.name()::equals).isPresent())
              .findFirst()
              .ifPresent(other -> compareWith(other.id()));
        });
  }

  /** Shows this study beside another. */
  void compareWith(long other) {
    services.navigator().show(new Route.Compare(List.of(id, other), OptionalLong.of(id)));
  }

  private void work(Supplier<?> task) {
    study.begin();
    background.run(
        task, result -> follow.run(), wrong -> study.failed(Sentences.of(wrong)), study::done);
  }
}
