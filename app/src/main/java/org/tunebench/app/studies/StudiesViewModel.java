package org.tunebench.app.studies;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.tunebench.app.chart.GroupColors;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.StudyDeletion;
import org.tunebench.app.shell.StudyRenaming;
import org.tunebench.app.shell.StudyStarter;
import org.tunebench.engine.study.FreeName;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.UnreadableStudy;

/** All studies: found by name or note, opened, renamed, copied, deleted, gone on with. */
public final class StudiesViewModel {
  /** More studies than this could not be told apart in a chart. */
  private final Services services;

  private final StudyStarter starter;
  private final Background background;
  private final StudyList studies;
  private final FilteredList<StudyRow> shown;
  private final StringProperty search = new SimpleStringProperty(this, "search", "");
  private final ObjectProperty<StudyRow> selected = new SimpleObjectProperty<>(this, "selected");
  private final ObservableList<StudyRow> several = FXCollections.observableArrayList();
  private final StudyWords words;

  /** Reads the studies at once. */
  public StudiesViewModel(Services services, StudyStarter starter) {
    this.services = services;
    this.starter = starter;
    this.background = new Background(services);
    this.studies = new StudyList(services);
    this.shown = new FilteredList<>(studies.rows());
    this.words = new StudyWords(services.texts(), services.clock());
    search.addListener((was, old, now) -> filter(now.strip().toLowerCase(Locale.ROOT)));
    studies.rows().addListener((ListChangeListener<StudyRow>) change -> selectAgain());
    refresh();
  }

  private void filter(String part) {
    shown.setPredicate(
        part.isEmpty()
            ? null
            : row ->
                row.name().toLowerCase(Locale.ROOT).contains(part)
                    || row.summary().note().toLowerCase(Locale.ROOT).contains(part));
  }

  /** A study that has changed is another row: the selection goes over to it. */
  private void selectAgain() {
    StudyRow before = selected.get();
    if (before != null) {
      selected.set(
          studies.rows().stream().filter(row -> row.id() == before.id()).findFirst().orElse(null));
    }
  }

  /** The studies that match what is searched for, the last created first. */
  public ObservableList<StudyRow> shown() {
    return shown;
  }

  /** What is searched for. */
  public StringProperty searchProperty() {
    return search;
  }

  /** The study that verbs are about, or null. */
  public ObjectProperty<StudyRow> selectedProperty() {
    return selected;
  }

  /** Whether it is known that there is no study at all. */
  public BooleanBinding empty() {
    return studies.none();
  }

  /** The studies that are kept but cannot be read. */
  public ObservableList<UnreadableStudy> unreadable() {
    return studies.unreadable();
  }

  /** Which study cannot be read, why, and what can be done. */
  public String sentence(UnreadableStudy study) {
    return text(
        study.isTorn() ? "Studies.Torn" : "Studies.Unreadable", study.name(), study.reason());
  }

  /** What stands in the table while it shows no study. */
  public StringBinding nothingShown() {
    return Bindings.when(search.isEmpty())
        .then(text("Studies.NoneReadable"))
        .otherwise(text("Studies.NoMatch"));
  }

  /** Whether rows are being replaced: what is selected meanwhile is nobody's choice. */
  public ReadOnlyBooleanProperty updatingProperty() {
    return studies.updatingProperty();
  }

  /** All selected studies, in the order of the list. */
  public ObservableList<StudyRow> several() {
    return several;
  }

  /** The rows that stand now for the studies that were selected before rows were replaced. */
  public List<StudyRow> severalAgain() {
    Set<Long> ids = several.stream().map(StudyRow::id).collect(Collectors.toSet());
    return shown.stream().filter(row -> ids.contains(row.id())).toList();
  }

  /** Whether there are studies to hold against each other. */
  public BooleanBinding canCompare() {
    return Bindings.size(several).greaterThan(1);
  }

  /** Shows the selected studies side by side. */
  public void compare() {
    if (several.size() > GroupColors.MOST) {
      services
          .dialogs()
          .error(text("Studies.Compare"), text("Studies.Compare.tooMany", GroupColors.MOST));
    } else if (several.size() > 1) {
      services.navigator().show(new Route.Compare(several.stream().map(StudyRow::id).toList()));
    }
  }

  /** Whether one study is selected, and no other: most verbs are about one. */
  public BooleanBinding hasSelected() {
    return Bindings.createBooleanBinding(
        () -> selected.get() != null && several.size() < 2, selected, several);
  }

  /** Whether the selected study can be started or gone on with. */
  public BooleanBinding canResume() {
    return Bindings.createBooleanBinding(
        () -> mayWork() && hasSelected().get() && selected.get().canResume(), selected, several);
  }

  /** Whether the selected study may be renamed: one that runs belongs to its run. */
  public BooleanBinding canRename() {
    return Bindings.createBooleanBinding(
        () -> mayWork() && hasSelected().get() && !selected.get().running(), selected, several);
  }

  /** Whether studies may be started and changed here, and not only looked at. */
  public boolean mayWork() {
    return services.mayWork();
  }

  /** Says how studies stand. */
  public StudyWords words() {
    return words;
  }

  /** Reads the studies again. */
  public void refresh() {
    studies.refresh();
  }

  /** Shows the selected study. */
  public void open() {
    chosen().ifPresent(row -> services.navigator().show(new Route.StudyPage(row.id())));
  }

  /** Goes on with the selected study. */
  public void resume() {
    chosen().filter(StudyRow::canResume).ifPresent(row -> starter.resume(row.id()));
  }

  private Optional<StudyRow> chosen() {
    return Optional.ofNullable(selected.get());
  }

  /** Asks for another name; a name that cannot be is asked for again, as it was typed. */
  public void rename() {
    chosen()
        .filter(row -> !row.running())
        .ifPresent(row -> new StudyRenaming(services).ask(row.id(), row.name(), this::refresh));
  }

  /** Leads to a new study that starts as the selected one did. */
  public void duplicate() {
    chosen()
        .ifPresent(
            row ->
                background.run(
                    () ->
                        services
                            .engine()
                            .repository()
                            .study(row.id())
                            .map(Study::spec)
                            .map(
                                spec ->
                                    spec.withName(
                                        FreeName.in(services.engine().repository(), spec.name()))),
                    spec ->
                        spec.ifPresent(
                            found ->
                                services
                                    .navigator()
                                    .show(
                                        new Route.NewStudyFrom(
                                            found, Path.of("").toAbsolutePath()))),
                    wrong -> {},
                    () -> {}));
  }

  /** Whether a new study may start from the selected one. */
  public BooleanBinding canDuplicate() {
    return Bindings.createBooleanBinding(() -> mayWork() && hasSelected().get(), selected, several);
  }

  /** Whether there is something to delete. */
  public BooleanBinding canDelete() {
    return Bindings.createBooleanBinding(
        () -> mayWork() && !toDelete().isEmpty(), selected, several);
  }

  private List<StudyRow> toDelete() {
    return several.size() > 1 ? List.copyOf(several) : chosen().map(List::of).orElse(List.of());
  }

  /** Deletes the selected studies with all they found, if the person is sure. */
  public void delete() {
    deletion()
        .ask(
            toDelete().stream()
                .map(
                    row ->
                        new StudyDeletion.Doomed(
                            row.id(), row.name(), row.summary().counts().all(), row.running()))
                .toList());
  }

  /** Deletes a study that cannot be read, if the person is sure. */
  public void delete(UnreadableStudy study) {
    deletion().ask(study);
  }

  private StudyDeletion deletion() {
    return new StudyDeletion(
        services,
        new StudyDeletion.After() {
          @Override
          public void gone() {
            refresh();
          }

          @Override
          public void back() {
            refresh();
          }
        });
  }

  /** Leads to a new study. */
  public void create() {
    services.navigator().show(new Route.Draft());
  }

  /** Asks for a file of finished trials, and keeps them as studies. */
  public void importTrials() {
    starter.chooseFinishedTrials();
  }

  /** Creates and starts the demo search. */
  public void startDemo() {
    starter.startDemo();
  }

  private String text(String key, Object... arguments) {
    return services.texts().get(key, arguments);
  }
}
