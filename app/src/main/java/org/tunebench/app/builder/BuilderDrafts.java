package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.tunebench.app.shell.Keeping;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;

/** Keeps the study that is being defined while the person looks at other pages. */
public final class BuilderDrafts {
  private final Services services;
  private final Function<PartSpec, DataSummary> probe;
  private final List<PartKind> samplers;
  private final List<PartKind> pruners;
  private final IntSupplier parallel;
  private final BooleanProperty textShown = new SimpleBooleanProperty(this, "textShown");
  private final DraftFile file;
  private final Keeping<Optional<KeptDraft>> keeping;
  private BuilderViewModel draft;
  private boolean isTakenUp;
  private Optional<Consumer<Path>> opener = Optional.empty();

  /** The page of the draft: one for all visits, since it listens as long as the draft is there. */
  private BuilderPage page;

  /**
   * @param probe reads how large the data of an objective is; called in the background
   * @param samplers what there is to choose, the default first
   * @param pruners what there is to choose, the default first
   * @param parallel how many trials at once a new study starts with
   * @param file keeps the draft until the next start
   */
  public BuilderDrafts(
      Services services,
      Function<PartSpec, DataSummary> probe,
      List<PartKind> samplers,
      List<PartKind> pruners,
      IntSupplier parallel,
      DraftFile file) {
    this.services = services;
    this.probe = probe;
    this.samplers = samplers;
    this.pruners = pruners;
    this.parallel = parallel;
    this.file = file;
    this.keeping = new Keeping<>(file::write, services.background());
  }

  /** What opens a file that was chosen as data and is none: a study file, or a script. */
  public void openThrough(Consumer<Path> through) {
    opener = Optional.of(through);
  }

  /** The page of the study that is being defined, or of an empty one. */
  public BuilderPage current() {
    BuilderViewModel shown = draft();
    if (page == null) {
      page = new BuilderPage(shown, services, textShown, this::startOver);
    }
    shown.visit();
    return page;
  }

  /** The page of a new study on a data file. */
  public BuilderPage onData(Path file) {
    fill(fresh -> fresh.fillFromData(file));
    return current();
  }

  /** The page of a new study that runs a script. */
  public BuilderPage onScript(Path script) {
    fill(fresh -> fresh.fillFromScript(script));
    return current();
  }

  /** The page of a new study that starts from a definition. */
  public BuilderPage from(Route.NewStudyFrom start) {
    fill(
        fresh -> {
          fresh.fill(start.spec(), start.folder(), start.isForeign());
          fresh.text().tell(start.notes());
        });
    return current();
  }

  /** The page of a new study whose file is to be mended: its text stands beside the form. */
  public BuilderPage mending(Route.NewStudyText wrong) {
    fill(
        fresh -> {
          fresh.mend(wrong.file(), wrong.text());
          textShown.set(true);
        });
    return current();
  }

  /** An empty definition in the place of this one, if the person is sure. */
  private void startOver() {
    Texts texts = services.texts();
    boolean sure =
        services
            .dialogs()
            .confirm(
                texts.get("Builder.StartOver.heading"),
                texts.get("Builder.StartOver.sentence"),
                texts.get("Builder.StartOver.action"));
    if (sure) {
      forget();
      services.navigator().show(new Route.Draft());
    }
  }

  /** What was begun before the workbench was started is there as it was left. */
  private void takeUp() {
    if (!isTakenUp) {
      isTakenUp = true;
      file.read()
          .ifPresent(
              kept -> {
                draft = fresh();
                draft.takeUp(kept);
              });
    }
  }

  BuilderViewModel draft() {
    takeUp();
    if (draft == null) {
      draft = fresh();
    }
    return draft;
  }

  /** Begins another definition, unless the person wants to keep the one that there is. */
  void fill(Consumer<BuilderViewModel> filler) {
    if (mayReplace()) {
      forget();
      filler.accept(draft());
    }
  }

  private boolean mayReplace() {
    takeUp();
    Texts texts = services.texts();
    return draft == null
        || !draft.isDirty()
        || services
            .dialogs()
            .confirm(
                texts.get("Builder.Replace.heading"),
                texts.get("Builder.Replace.sentence"),
                texts.get("Builder.Replace.action"));
  }

  private BuilderViewModel fresh() {
    BuilderViewModel model =
        new BuilderViewModel(services, probe, samplers, pruners, parallel.getAsInt());
    model.whenCreated(() -> created(model));
    opener.ifPresent(model::openThrough);
    model.keepThrough(kept -> keep(model, kept));
    return model;
  }

  /** Another one may have been begun while the study was being created. */
  private void created(BuilderViewModel model) {
    if (draft == model) {
      forget();
    }
  }

  private void keep(BuilderViewModel model, KeptDraft kept) {
    if (model == draft) {
      keeping.keep(Optional.of(kept));
    }
  }

  private void forget() {
    draft = null;
    page = null;
    keeping.keep(Optional.empty());
  }
}
