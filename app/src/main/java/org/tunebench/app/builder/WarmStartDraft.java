package org.tunebench.app.builder;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.WarmStart;

/** The earlier study whose best configurations are tried first, as it is being chosen. */
final class WarmStartDraft {
  /** Chosen where there is none. */
  static final String NONE = "";

  private static final String STUDY = "study";
  private static final String BEST = "best";

  private final Texts texts;
  private final InputField<Optional<String>> study;
  private final InputField<Long> best;
  private final ObservableList<String> offered = FXCollections.observableArrayList(NONE);

  /** The studies of the workspace; null until they have been read. */
  private List<String> known;

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
  }

  /** Offers the studies of the workspace, and what is chosen. */
  void offer(Collection<String> names) {
    known = List.copyOf(names);
    String chosen = study.textProperty().get();
    offered.removeIf(name -> !name.equals(NONE) && !name.equals(chosen) && !known.contains(name));
    known.stream().filter(name -> !offered.contains(name)).forEach(offered::add);
  }

  /** What there is to choose, none first. */
  ObservableList<String> offered() {
    return offered;
  }

  /** Takes over what a definition says; a study that is not offered is offered from now on. */
  void preset(Optional<WarmStart> given) {
    take(given.map(WarmStart::study).orElse(NONE));
    best.preset(Integer.toString(given.map(WarmStart::best).orElse(WarmStart.BEST)));
  }

  private void take(String name) {
    if (!offered.contains(name)) {
      offered.add(name);
    }
    study.preset(name);
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

  /** Looks at it again. */
  void recheck() {
    fields().forEach(InputField::reread);
    Optional<String> chosen = study.value().flatMap(name -> name);
    if (known != null && chosen.isPresent() && !known.contains(chosen.get())) {
      study.refuse(texts.get("Builder.WarmStart.missing"));
      study.touch();
    }
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
