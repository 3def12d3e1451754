package org.tunebench.app.builder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/** The search space as it is being edited: a list of parameters, one of them in the editor. */
final class SpaceDraft {
  /** More values than this are typed rather than chosen from a menu. */
  private static final int MOST_VALUES = 40;

  private final Texts texts;
  private final Runnable changed;
  private final ObservableList<ParameterDraft> parameters = FXCollections.observableArrayList();
  private final ObjectProperty<ParameterDraft> selected =
      new SimpleObjectProperty<>(this, "selected");
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(this, "version");
  private final SplittableRandom random = new SplittableRandom(1);
  private final ReadOnlyObjectWrapper<ParameterDraft> removed =
      new ReadOnlyObjectWrapper<>(this, "removed");
  private int removedFrom;
  private boolean filling;
  private SearchSpace space;
  private String problem = "";

  /**
   * @param changed is told after each change
   */
  SpaceDraft(Texts texts, Runnable changed) {
    this.texts = texts;
    this.changed = changed;
    update();
  }

  /** Replaces all parameters. */
  void preset(SearchSpace given) {
    filling = true;
    selected.set(null);
    removed.set(null);
    parameters.clear();
    for (Parameter parameter : given.parameters()) {
      ParameterDraft draft = new ParameterDraft(texts, this::update);
      draft.preset(parameter);
      parameters.add(draft);
    }
    filling = false;
    selected.set(parameters.isEmpty() ? null : parameters.get(0));
    update();
  }

  private void update() {
    if (!filling) {
      recheck();
      version.set(version.get() + 1);
      changed.run();
    }
  }

  /** Looks at all parameters again; what others said about them is forgotten. */
  void recheck() {
    space = null;
    problem = "";
    parameters.forEach(draft -> draft.refuseWhen(""));
    refuseTwins();
    if (parameters.isEmpty()) {
      problem = texts.get("Builder.Space.nothing");
    } else if (firstWrong().isEmpty()) {
      build();
    }
  }

  private void refuseTwins() {
    Map<String, ParameterDraft> seen = new HashMap<>();
    for (ParameterDraft draft : parameters) {
      draft.name().reread();
      Optional<String> name = draft.name().value();
      if (name.isPresent() && seen.putIfAbsent(name.get(), draft) != null) {
        draft.name().refuse(texts.get("Builder.Parameter.twin"));
      }
    }
  }

  private void build() {
    try {
      space = new SearchSpace(parameters.stream().map(this::parameter).toList());
    } catch (WrongInputException wrong) {
      attach(wrong);
    }
  }

  /** Shows what is wrong with one parameter at its place, or else at the table. */
  void attach(WrongInputException wrong) {
    String sentence = Sentences.beside(wrong);
    String field = wrong.field().replaceFirst("^space\\.", "");
    for (ParameterDraft draft : parameters) {
      String name = draft.name().textProperty().get().strip();
      if (field.equals(name + ".when")) {
        draft.refuseWhen(sentence);
        return;
      }
      if (field.equals(name)) {
        draft.name().refuse(sentence);
        draft.name().touch();
        return;
      }
    }
    problem = sentence;
  }

  private Parameter parameter(ParameterDraft draft) {
    return new Parameter(
        draft.name().value().orElseThrow(),
        draft.distribution().orElseThrow(),
        draft.conditions().stream().map(this::condition).toList());
  }

  private Condition condition(ConditionDraft draft) {
    String parent = draft.parentProperty().get();
    List<Object> values = draft.values().value().orElseThrow();
    Optional<Distribution> distribution = find(parent).flatMap(ParameterDraft::distribution);
    return new Condition(
        parent, distribution.map(d -> values.stream().map(d::coerce).toList()).orElse(values));
  }

  private Optional<ParameterDraft> find(String name) {
    return parameters.stream()
        .filter(draft -> draft.name().textProperty().get().strip().equals(name))
        .findFirst();
  }

  private Optional<ParameterDraft> firstWrong() {
    return parameters.stream().filter(draft -> draft.problem().isPresent()).findFirst();
  }

  /** Adds a parameter behind the selected one and selects it. */
  void add() {
    ParameterDraft draft = new ParameterDraft(texts, this::update);
    int place = parameters.indexOf(selected.get());
    parameters.add(place < 0 ? parameters.size() : place + 1, draft);
    selected.set(draft);
    update();
  }

  /** Takes the selected parameter out and selects its neighbour. */
  void remove() {
    int place = parameters.indexOf(selected.get());
    if (place >= 0) {
      removed.set(parameters.remove(place));
      removedFrom = place;
      int next = Math.min(place, parameters.size() - 1);
      selected.set(next < 0 ? null : parameters.get(next));
      update();
    }
  }

  /** The parameter that was taken out last and can come back, or null. */
  ReadOnlyObjectProperty<ParameterDraft> removedProperty() {
    return removed.getReadOnlyProperty();
  }

  /** Puts the parameter that was taken out last back in its place. */
  void putBack() {
    ParameterDraft draft = removed.get();
    if (draft != null) {
      removed.set(null);
      parameters.add(Math.min(removedFrom, parameters.size()), draft);
      selected.set(draft);
      update();
    }
  }

  /**
   * Moves the selected parameter.
   *
   * @param by -1 for up, 1 for down
   */
  void move(int by) {
    ParameterDraft moved = selected.get();
    int from = parameters.indexOf(moved);
    int to = from + by;
    if (from >= 0 && to >= 0 && to < parameters.size()) {
      parameters.remove(from);
      parameters.add(to, moved);
      selected.set(moved);
      update();
    }
  }

  /** The parameters, in the order of the screen. */
  ObservableList<ParameterDraft> parameters() {
    return parameters;
  }

  /** The parameter in the editor, or null. */
  ObjectProperty<ParameterDraft> selectedProperty() {
    return selected;
  }

  /** Counts the changes: what is derived from the space is looked at again. */
  ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  /** The names of the other parameters, which a condition may look at. */
  List<String> parentsFor(ParameterDraft child) {
    return parameters.stream()
        .filter(draft -> draft != child)
        .map(draft -> draft.name().textProperty().get().strip())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** The values to choose from in a condition on a parameter; empty where they are too many. */
  List<Object> valuesOf(String parent) {
    return find(parent)
        .flatMap(ParameterDraft::distribution)
        .filter(d -> d.cardinality().isPresent() && d.cardinality().getAsLong() <= MOST_VALUES)
        .map(Distribution::values)
        .orElse(List.of());
  }

  /** The space, or empty while something is wrong. */
  Optional<SearchSpace> space() {
    return problem().isPresent() ? Optional.empty() : Optional.ofNullable(space);
  }

  /** What is wrong, with the name of the parameter, or empty. */
  Optional<String> problem() {
    Optional<ParameterDraft> wrong = firstWrong();
    if (wrong.isPresent()) {
      String name = wrong.get().name().textProperty().get().strip();
      String shown = name.isEmpty() ? texts.get("Builder.Parameter.unnamed") : name;
      return wrong.get().problem().map(sentence -> shown + ": " + sentence);
    }
    return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
  }

  /** How large the space is, in words. */
  String size() {
    if (space().isEmpty()) {
      return texts.get("Builder.Space.parameters", parameters.size());
    }
    OptionalLong count = space.cardinality();
    return count.isPresent()
        ? texts.get("Builder.Space.counted", parameters.size(), count.getAsLong())
        : texts.get("Builder.Space.endless", parameters.size());
  }

  /** A configuration drawn at random, in words; another one at each call. */
  String example() {
    return space()
        .map(s -> s.configure(p -> p.distribution().valueAt(random.nextDouble())))
        .map(
            configuration -> {
              StringBuilder text = new StringBuilder();
              configuration
                  .values()
                  .forEach(
                      (name, value) ->
                          text.append(text.isEmpty() ? "" : "   ")
                              .append(name)
                              .append(" = ")
                              .append(
                                  value instanceof Double x ? brief(x) : String.valueOf(value)));
              return text.toString();
            })
        .orElse("");
  }

  private static String brief(double value) {
    return Numbers.brief(Double.parseDouble(String.format(java.util.Locale.ROOT, "%.3e", value)));
  }
}
