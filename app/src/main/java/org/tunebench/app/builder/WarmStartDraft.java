package org.tunebench.app.builder;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableStringValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.space.SpaceFit;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.WarmStart;

/** The earlier study whose best configurations are tried first, as it is being chosen. */
final class WarmStartDraft {
  /**
   * A study that has a result to begin with.
   *
   * @param space where its configurations come from
   */
  record Earlier(String name, SearchSpace space) {
    /** Those of some studies that have one. Reads the database. */
    static List<Earlier> of(StudyRepository repository, List<StudySummary> studies) {
      Set<Long> withResult =
          studies.stream()
              .filter(study -> study.best().isPresent())
              .map(StudySummary::id)
              .collect(Collectors.toSet());
      return repository.studies().stream()
          .filter(study -> withResult.contains(study.id()))
          .map(study -> new Earlier(study.spec().name(), study.spec().space()))
          .toList();
    }
  }

  /** Chosen where there is none. */
  static final String NONE = "";

  private static final String STUDY = "study";
  private static final String BEST = "best";

  /** No more parameters are named in a line. */
  private static final int NAMED = 3;

  private final Texts texts;
  private final InputField<Optional<String>> study;
  private final InputField<Long> best;
  private final ObservableList<String> offered = FXCollections.observableArrayList(NONE);

  /** How far each of those with a result fits the search space, by name. */
  private final ObservableMap<String, SpaceFit> fits = FXCollections.observableHashMap();

  private final ReadOnlyStringWrapper leftOut = new ReadOnlyStringWrapper(this, "leftOut", "");
  private final ReadOnlyStringWrapper renamed = new ReadOnlyStringWrapper(this, "renamed", "");

  /** The studies of the workspace; null until they have been read. */
  private List<String> known;

  private Map<String, String> former = Map.of();
  private List<Earlier> earlier = List.of();
  private Optional<SearchSpace> space = Optional.empty();

  /**
   * @param changed is told after each change
   */
  WarmStartDraft(Texts texts, Runnable changed) {
    this.texts = texts;
    study =
        new InputField<>(texts.get("Builder.WarmStart"), Readers.optional(text -> text), changed);
    best =
        new InputField<>(
            texts.get("Builder.WarmStart.best"),
            new Readers(texts).whole(1, WarmStart.MOST),
            changed);
    best.preset(Integer.toString(WarmStart.BEST));
    study.textProperty().addListener((text, before, now) -> renamed.set(""));
  }

  /**
   * Takes in the studies of the workspace.
   *
   * @param names all of them
   * @param withResult those that have one
   * @param renamed what some were called before, each with its name now
   */
  void offer(Collection<String> names, List<Earlier> withResult, Map<String, String> renamed) {
    known = List.copyOf(names);
    earlier = List.copyOf(withResult);
    former = Map.copyOf(renamed);
    take(study.textProperty().get());
    String chosen = study.textProperty().get();
    List<String> now = earlier.stream().map(Earlier::name).toList();
    offered.removeIf(name -> !name.equals(NONE) && !name.equals(chosen) && !now.contains(name));
    now.stream().filter(name -> !offered.contains(name)).forEach(offered::add);
    int others = known.size() - now.size();
    leftOut.set(others == 0 ? "" : texts.get("Builder.WarmStart.leftOut", others));
    judge();
  }

  /** Says of each study how far it fits. */
  private void judge() {
    Map<String, SpaceFit> now = new HashMap<>();
    space.ifPresent(
        into -> earlier.forEach(from -> now.put(from.name(), SpaceFit.of(into, from.space()))));
    fits.keySet().retainAll(now.keySet());
    fits.putAll(now);
  }

  /** What there is to choose, none first. */
  ObservableList<String> offered() {
    return offered;
  }

  /** Why configurations of a study do not fit the search space, or not all; empty if they do. */
  ObservableStringValue reservation(String name) {
    return Bindings.createStringBinding(
        () -> Optional.ofNullable(fits.get(name)).map(this::reservation).orElse(""), fits);
  }

  private String reservation(SpaceFit fit) {
    return fit.kind() == SpaceFit.Kind.WHOLLY
        ? ""
        : texts.get("Builder.WarmStart." + fit.kind().name(), texts.names(fit.parameters(), NAMED));
  }

  /** Takes over what a definition says; a study that is not offered is offered from now on. */
  void preset(Optional<WarmStart> given) {
    take(given.map(WarmStart::study).orElse(NONE));
    best.preset(Integer.toString(given.map(WarmStart::best).orElse(WarmStart.BEST)));
  }

  /** A study file may be older than the name that its study has now. */
  private void take(String called) {
    String name = former.getOrDefault(called, called);
    if (!offered.contains(name)) {
      offered.add(name);
    }
    study.preset(name);
    if (!name.equals(called)) {
      renamed.set(texts.get("Builder.WarmStart.renamed", called, name));
    }
  }

  /** What undo goes back to. */
  Map<String, Object> save() {
    return Map.of(STUDY, study.textProperty().get(), BEST, best.textProperty().get());
  }

  /** Goes back to what {@link #save} gave. */
  void restore(Map<String, Object> was) {
    take((String) was.get(STUDY));
    best.restore((String) was.get(BEST));
  }

  /**
   * Looks at it again.
   *
   * @param now the search space, or empty while something in it is wrong: what was said stays then
   */
  void recheck(Optional<SearchSpace> now) {
    if (now.isPresent() && !now.equals(space)) {
      space = now;
      judge();
    }
    fields().forEach(InputField::reread);
    Optional<String> chosen = study.value().flatMap(name -> name);
    chosen.flatMap(this::problem).ifPresent(this::refuse);
  }

  private Optional<String> problem(String chosen) {
    if (known != null && !known.contains(chosen)) {
      return Optional.of(texts.get("Builder.WarmStart.missing"));
    }
    return Optional.ofNullable(fits.get(chosen))
        .filter(fit -> !fit.kind().mayFit())
        .map(fit -> texts.get("Builder.WarmStart.unfit", reservation(fit)));
  }

  private void refuse(String problem) {
    study.refuse(problem);
    study.touch();
  }

  /**
   * How many studies are not offered, since they have no result, one sentence; empty where there
   * are none.
   */
  ReadOnlyStringProperty leftOutProperty() {
    return leftOut.getReadOnlyProperty();
  }

  /** What the chosen study was called where it was chosen, one sentence; empty if no other name. */
  ReadOnlyStringProperty renamedProperty() {
    return renamed.getReadOnlyProperty();
  }

  /** The name of the study, or empty for none. */
  InputField<Optional<String>> study() {
    return study;
  }

  /** How many of its best configurations are taken. */
  InputField<Long> best() {
    return best;
  }

  /** The fields that count, in the order of the screen. */
  List<InputField<?>> fields() {
    return study.textProperty().get().isEmpty() ? List.of(study) : List.of(study, best);
  }

  /** What is chosen; the fields are right. */
  Optional<WarmStart> warmStart() {
    return study
        .value()
        .orElseThrow()
        .map(name -> new WarmStart(name, best.value().orElseThrow().intValue()));
  }
}
