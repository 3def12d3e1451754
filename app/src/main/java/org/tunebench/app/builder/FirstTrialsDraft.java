package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.ConfigurationEditor;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.FirstTrials;
import org.tunebench.engine.study.WarmStart;

/**
 * The configurations that are tried before the sampler is asked, as they are being made up: the
 * default one, which is the objective's unless the person gives another, and those that the person
 * wants tried. They stay as they are where the search space changes, and say what does not fit it.
 */
final class FirstTrialsDraft {
  /** The place of the default configuration among those that are edited. */
  private static final int DEFAULT = -1;

  /**
   * A configuration on the screen.
   *
   * @param values what was given
   * @param problem what does not fit the search space, one sentence, or empty
   */
  record Row(Configuration values, String problem) {}

  private final Texts texts;
  private final Runnable changed;
  private final BooleanProperty baseline = new SimpleBooleanProperty(this, "baseline", true);
  private final ReadOnlyBooleanWrapper canBaseline =
      new ReadOnlyBooleanWrapper(this, "canBaseline");
  private final ReadOnlyStringWrapper whyNone = new ReadOnlyStringWrapper(this, "whyNone", "");
  private final ReadOnlyBooleanWrapper canEdit = new ReadOnlyBooleanWrapper(this, "canEdit");
  private final ReadOnlyObjectWrapper<Optional<Row>> first =
      new ReadOnlyObjectWrapper<>(this, "first", Optional.empty());
  private final ReadOnlyBooleanWrapper isOwn = new ReadOnlyBooleanWrapper(this, "isOwn");
  private final ReadOnlyObjectWrapper<List<Row>> rows =
      new ReadOnlyObjectWrapper<>(this, "rows", List.of());
  private final ReadOnlyObjectWrapper<ConfigurationEditor> editor =
      new ReadOnlyObjectWrapper<>(this, "editor");
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
  private final ReadOnlyStringWrapper editProblem =
      new ReadOnlyStringWrapper(this, "editProblem", "");
  private Optional<Configuration> own = Optional.empty();
  private Optional<Configuration> usual = Optional.empty();
  private List<Configuration> queue = List.of();
  private Optional<SearchSpace> space = Optional.empty();
  private int at;

  /**
   * @param changed is told after each change
   */
  FirstTrialsDraft(Texts texts, Runnable changed) {
    this.texts = texts;
    this.changed = changed;
    baseline.addListener((was, old, now) -> changed.run());
  }

  /**
   * Takes over what a definition says.
   *
   * @param usually the objective's own default configuration in the space of the definition
   */
  void preset(FirstTrials given, Optional<Configuration> usually) {
    own = given.baseline().filter(values -> !usually.equals(Optional.of(values)));
    queue = given.queue();
    baseline.set(given.baseline().isPresent());
  }

  /** What undo goes back to. */
  Map<String, Object> save() {
    return Map.of("baseline", baseline.get(), "own", own, "queue", queue);
  }

  /** Goes back to what {@link #save} gave; what is being typed stays. */
  @SuppressWarnings("unchecked")
  void restore(Map<String, Object> was) {
    own = (Optional<Configuration>) was.get("own");
    queue = (List<Configuration>) was.get("queue");
    baseline.set((Boolean) was.get("baseline"));
  }

  /**
   * Looks at everything again.
   *
   * @param now the search space, or empty while something in it is wrong: what was said stays then
   * @param usualIn the objective's own default configuration in a space
   */
  void recheck(Optional<SearchSpace> now, Function<SearchSpace, Optional<Configuration>> usualIn) {
    canEdit.set(now.isPresent());
    space = now.or(() -> space);
    space.ifPresent(
        within -> {
          usual = usualIn.apply(within);
          isOwn.set(own.isPresent());
          first.set(
              own.map(values -> row(values, within::acceptAnywhere))
                  .or(() -> usual.map(values -> new Row(values, ""))));
          canBaseline.set(first.get().isPresent());
          whyNone.set(canBaseline.get() ? "" : whyNone(within, usualIn));
          rows.set(queue.stream().map(values -> row(values, within::accept)).toList());
          at = Math.min(at, queue.size());
          follow(within);
        });
  }

  /** The parameters that the objective knows no default for, or that it knows none at all. */
  private String whyNone(
      SearchSpace within, Function<SearchSpace, Optional<Configuration>> usualIn) {
    List<String> unknown =
        within.parameters().stream()
            .map(p -> new Parameter(p.name(), p.distribution()))
            .filter(p -> usualIn.apply(new SearchSpace(List.of(p))).isEmpty())
            .map(Parameter::name)
            .toList();
    if (unknown.size() == within.size()) {
      return texts.get("Builder.First.none");
    }
    return unknown.isEmpty() ? "" : texts.get("Builder.First.unknown", texts.names(unknown));
  }

  private static Row row(
      Configuration values, BiFunction<String, Configuration, Configuration> accept) {
    try {
      accept.apply("", values);
      return new Row(values, "");
    } catch (WrongInputException wrong) {
      return new Row(values, sentence(wrong));
    }
  }

  /** The field is the parameter's name behind that of the configuration. */
  private static String sentence(WrongInputException wrong) {
    String parameter = wrong.field().substring(wrong.field().indexOf('.') + 1);
    return parameter + ": " + Sentences.beside(wrong);
  }

  /** What is typed goes over into the fields of another space. */
  private void follow(SearchSpace within) {
    ConfigurationEditor before = editor.get();
    if (before != null && !before.space().equals(within)) {
      ConfigurationEditor after = new ConfigurationEditor(within, usualValues(within));
      after.take(before);
      editor.set(after);
    }
  }

  private Configuration usualValues(SearchSpace within) {
    return usual.orElseGet(() -> ConfigurationEditor.middle(within));
  }

  /** The first thing that is wrong, or empty. */
  Optional<String> problem() {
    return problems().findFirst();
  }

  /** What is wrong, in the order of the screen. */
  Stream<String> problems() {
    Stream<String> ofDefault =
        first.get().stream()
            .filter(row -> baseline.get() && !row.problem().isEmpty())
            .map(row -> texts.get("Builder.First.default") + ": " + row.problem());
    Stream<String> ofRows =
        IntStream.range(0, rows.get().size())
            .filter(i -> !rows.get().get(i).problem().isEmpty())
            .mapToObj(i -> name(i) + ": " + rows.get().get(i).problem());
    return Stream.concat(ofDefault, ofRows);
  }

  /** What a configuration in the queue is called. */
  String name(int index) {
    return texts.get("Builder.First.queued", index + 1);
  }

  /** What comes first in a space; nothing is wrong. */
  FirstTrials firstTrials(SearchSpace within, Optional<WarmStart> warmStart) {
    Optional<Configuration> compared =
        own.map(values -> within.acceptAnywhere("baseline", values)).or(() -> usual);
    return new FirstTrials(
        baseline.get() ? compared : Optional.empty(),
        queue.stream().map(values -> within.accept("queue", values)).toList(),
        warmStart);
  }

  /** What was given, whether it fits the search space or not. */
  FirstTrials asGiven(Optional<WarmStart> warmStart) {
    return new FirstTrials(baseline.get() ? own : Optional.empty(), queue, warmStart);
  }

  /** Whether the default configuration is tried that the objective has by itself. */
  boolean takesUsual() {
    return baseline.get() && own.isEmpty();
  }

  /** Opens the fields of the default configuration. */
  void editDefault() {
    open(DEFAULT, first.get().map(Row::values), texts.get("Builder.First.default"));
  }

  /** Opens the fields of one that is in the queue. */
  void edit(int index) {
    open(index, Optional.of(queue.get(index)), name(index));
  }

  /** Opens the fields of a further one. */
  void add() {
    open(queue.size(), Optional.empty(), name(queue.size()));
  }

  private void open(int place, Optional<Configuration> values, String called) {
    space.ifPresent(
        within -> {
          at = place;
          title.set(called);
          editProblem.set("");
          ConfigurationEditor fresh = new ConfigurationEditor(within, usualValues(within));
          values.ifPresent(fresh::fill);
          editor.set(fresh);
        });
  }

  /**
   * Takes over what the fields say and closes them, or says what is wrong. Nothing where they are
   * closed: a key that was pressed there may arrive when they are.
   */
  void apply() {
    if (editor.get() == null) {
      return;
    }
    try {
      if (at == DEFAULT) {
        own = Optional.of(editor.get().readAnywhere());
        own = own.equals(usual) ? Optional.empty() : own;
        baseline.set(true);
      } else {
        List<Configuration> all = new ArrayList<>(queue);
        if (at < all.size()) {
          all.set(at, editor.get().read());
        } else {
          all.add(editor.get().read());
        }
        queue = List.copyOf(all);
      }
      cancel();
      changed.run();
    } catch (WrongInputException wrong) {
      editProblem.set(sentence(wrong));
    }
  }

  /** Closes the fields; what was typed is gone. */
  void cancel() {
    editProblem.set("");
    editor.set(null);
  }

  /** Takes one out of the queue. */
  void remove(int index) {
    List<Configuration> all = new ArrayList<>(queue);
    all.remove(index);
    queue = List.copyOf(all);
    if (at == index) {
      cancel();
    } else if (at > index) {
      at--;
    }
    changed.run();
  }

  /** Goes back to the objective's own default configuration. */
  void takeUsual() {
    own = Optional.empty();
    changed.run();
  }

  /** Whether the default configuration is tried. */
  BooleanProperty baselineProperty() {
    return baseline;
  }

  /** Whether there is a default configuration. */
  ReadOnlyBooleanProperty canBaselineProperty() {
    return canBaseline.getReadOnlyProperty();
  }

  /** Why there is no default configuration, one sentence; empty where there is one. */
  ReadOnlyStringProperty whyNoneProperty() {
    return whyNone.getReadOnlyProperty();
  }

  /** Whether there is a search space to make configurations up in. */
  ReadOnlyBooleanProperty canEditProperty() {
    return canEdit.getReadOnlyProperty();
  }

  /** The default configuration. */
  ReadOnlyObjectProperty<Optional<Row>> firstProperty() {
    return first.getReadOnlyProperty();
  }

  /** Whether the default configuration is the person's. */
  ReadOnlyBooleanProperty isOwnProperty() {
    return isOwn.getReadOnlyProperty();
  }

  /** The queue. */
  ReadOnlyObjectProperty<List<Row>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** The fields that the person types into, or null. */
  ReadOnlyObjectProperty<ConfigurationEditor> editorProperty() {
    return editor.getReadOnlyProperty();
  }

  /** Whose fields these are. */
  ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** What is wrong with what the fields say, or empty. */
  ReadOnlyStringProperty editProblemProperty() {
    return editProblem.getReadOnlyProperty();
  }
}
