package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/** The search space as it is being edited: a list of parameters, one of them in the editor. */
final class SpaceDraft {
  /** The name of how many rows there are, in what {@link #save} gives. */
  static final String COUNT = "count";

  private final Texts texts;
  private final Runnable changed;
  private final ObservableList<ParameterDraft> parameters = FXCollections.observableArrayList();
  private final ObjectProperty<ParameterDraft> selected =
      new SimpleObjectProperty<>(this, "selected");
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(this, "version");
  private final ObservableList<ParameterDraft> chosen = FXCollections.observableArrayList();
  private boolean filling;
  private final SpaceCheck check;
  private final Renames renames;

  /**
   * @param changed is told after each change
   */
  SpaceDraft(Texts texts, Runnable changed) {
    this.texts = texts;
    this.changed = changed;
    this.check = new SpaceCheck(texts, parameters);
    this.renames = new Renames(parameters);
    selected.addListener(
        (was, old, now) -> {
          if (now != null && !chosen.contains(now)) {
            chosen.setAll(List.of(now));
          }
        });
    update();
  }

  /** Replaces all parameters; a row that says what it is to say already is not touched. */
  void preset(SearchSpace given) {
    preset(given, row -> false);
  }

  /**
   * Replaces all parameters but for what was typed into some of those that stay.
   *
   * @param keep whether a row whose parameter stays keeps what was typed there
   */
  void preset(SearchSpace given, Predicate<ParameterDraft> keep) {
    preset(given, keep, List.of());
  }

  /**
   * Takes over what the text beside the form says. What is unfinished here cannot stand there: it
   * stays, unless the text has it by now.
   */
  void follow(SearchSpace said) {
    // What the engine refuses stands in the text nevertheless.
    check.recheck();
    preset(said, row -> false, check.unfinishedBeside(said));
  }

  private void preset(
      SearchSpace given, Predicate<ParameterDraft> keep, List<ParameterDraft> beside) {
    replace(
        given.parameters(),
        beside,
        Parameter::name,
        (row, parameter) -> {
          boolean same = row.called().equals(parameter.name());
          if (!(row.says(parameter) || same && keep.test(row))) {
            row.preset(parameter);
          }
        });
  }

  /**
   * @param beside rows that stay as they are, where they stand
   */
  private <T> void replace(
      List<T> wanted,
      List<ParameterDraft> beside,
      Function<T, String> name,
      BiConsumer<ParameterDraft, T> fill) {
    List<ParameterDraft> others = parameters.stream().filter(r -> !beside.contains(r)).toList();
    RowMatch match = new RowMatch(others, wanted.stream().map(name).toList());
    List<ParameterDraft> filled = match.rows(() -> new ParameterDraft(texts, this::update));
    List<ParameterDraft> rows = new ArrayList<>(filled);
    beside.forEach(row -> rows.add(Math.min(parameters.indexOf(row), rows.size()), row));
    List<ParameterDraft> still =
        chosen.stream().filter(row -> match.keepsName(row) || beside.contains(row)).toList();
    int place = Math.max(0, parameters.indexOf(selected.get()));
    edit(
        () -> {
          for (int i = 0; i < filled.size(); i++) {
            fill.accept(filled.get(i), wanted.get(i));
          }
          if (!parameters.equals(rows)) {
            parameters.setAll(rows);
          }
          if (!still.isEmpty() || rows.isEmpty()) {
            choose(still);
          } else {
            choose(List.of(rows.get(Math.min(place, rows.size() - 1))));
          }
        });
  }

  private void update() {
    if (!filling) {
      filling = true;
      renames.follow();
      filling = false;
      check.recheck();
      version.set(version.get() + 1);
      changed.run();
    }
  }

  /** Looks at all parameters again; what others said about them is forgotten. */
  void recheck() {
    check.recheck();
  }

  /** Shows what is wrong with one parameter at its place, or else at the table. */
  void attach(WrongInputException wrong) {
    check.attach(wrong);
  }

  /** Adds a parameter behind the selected one and selects it. */
  void add() {
    ParameterDraft draft = new ParameterDraft(texts, this::update);
    int place = parameters.indexOf(selected.get());
    parameters.add(place < 0 ? parameters.size() : place + 1, draft);
    choose(List.of(draft));
    update();
  }

  /** Adds parameters at the end and selects them; a name that is taken gets a number. */
  void addAll(SearchSpace more) {
    edit(
        () -> {
          List<ParameterDraft> added = new ArrayList<>();
          for (Parameter parameter : more.parameters()) {
            ParameterDraft draft = new ParameterDraft(texts, this::update);
            draft.preset(parameter);
            draft.name().preset(free(parameter.name()));
            parameters.add(draft);
            added.add(draft);
          }
          choose(added);
        });
  }

  /** Adds parameters of which no more than their names are known, and selects the first. */
  void addNamed(List<String> names) {
    edit(
        () -> {
          List<ParameterDraft> added = new ArrayList<>();
          for (String name : names) {
            ParameterDraft draft = new ParameterDraft(texts, this::update);
            draft.name().preset(name);
            added.add(draft);
          }
          parameters.addAll(added);
          choose(added.stream().limit(1).toList());
        });
  }

  private String free(String wanted) {
    String name = wanted;
    for (int next = 2; check.find(name).isPresent(); next++) {
      name = wanted + "_" + next;
    }
    return name;
  }

  /** Takes the chosen parameters out and selects a neighbour. */
  void remove() {
    if (!chosen.isEmpty()) {
      edit(
          () -> {
            int place = parameters.indexOf(chosen.get(0));
            parameters.removeAll(List.copyOf(chosen));
            int next = Math.min(place, parameters.size() - 1);
            choose(next < 0 ? List.of() : List.of(parameters.get(next)));
          });
    }
  }

  /** Puts a copy behind each chosen parameter and selects the copies. */
  void duplicate() {
    edit(
        () -> {
          List<ParameterDraft> copies = new ArrayList<>();
          for (ParameterDraft draft : List.copyOf(chosen)) {
            ParameterDraft copy = new ParameterDraft(texts, this::update);
            copy.restore(draft.save());
            copy.name().preset(free(draft.called()));
            parameters.add(parameters.indexOf(draft) + 1, copy);
            copies.add(copy);
          }
          choose(copies);
        });
  }

  /** Changes several things that are checked once, afterwards. */
  void edit(Runnable change) {
    boolean within = filling;
    filling = true;
    change.run();
    filling = within;
    if (!filling) {
      renames.learn();
    }
    update();
  }

  /**
   * Moves the selected parameter past its neighbour under the same parent.
   *
   * @param by -1 for up, 1 for down
   */
  void move(int by) {
    ParameterDraft moved = selected.get();
    int from = parameters.indexOf(moved);
    int to = from + by;
    while (to >= 0 && to < parameters.size() && !isSibling(parameters.get(to), moved)) {
      to += by;
    }
    if (from >= 0 && to >= 0 && to < parameters.size()) {
      parameters.remove(from);
      parameters.add(to, moved);
      choose(List.of(moved));
      update();
    }
  }

  private boolean isSibling(ParameterDraft one, ParameterDraft other) {
    return parentOf(one).equals(parentOf(other));
  }

  /** The parameter that the first condition of another one looks at, or empty. */
  Optional<ParameterDraft> parentOf(ParameterDraft child) {
    return child.conditions().stream()
        .map(condition -> condition.parentProperty().get())
        .filter(Objects::nonNull)
        .findFirst()
        .flatMap(check::find)
        .filter(parent -> parent != child);
  }

  /** Makes some parameters the chosen ones; the first of them goes into the editor. */
  void choose(List<ParameterDraft> drafts) {
    chosen.setAll(drafts);
    selected.set(drafts.isEmpty() ? null : drafts.get(0));
  }

  /** The chosen parameters, which bulk edits change, in the order in which they were chosen. */
  ObservableList<ParameterDraft> chosen() {
    return chosen;
  }

  /** What undo goes back to. */
  Map<String, Object> save() {
    Map<String, Object> now = new LinkedHashMap<>();
    now.put(COUNT, parameters.size());
    for (int i = 0; i < parameters.size(); i++) {
      String prefix = i + ".";
      parameters.get(i).save().forEach((key, value) -> now.put(prefix + key, value));
    }
    return now;
  }

  /** Goes back to what {@link #save} gave. */
  void restore(Map<String, Object> was) {
    replace(
        IntStream.range(0, (Integer) was.get(COUNT)).mapToObj(i -> within(was, i + ".")).toList(),
        List.of(),
        ParameterDraft::nameIn,
        ParameterDraft::restore);
  }

  /** What {@link #save} gives of a row that nobody has filled, by names within the row. */
  Map<String, Object> blankRow() {
    return new ParameterDraft(texts, () -> {}).save();
  }

  private static Map<String, Object> within(Map<String, Object> all, String prefix) {
    Map<String, Object> own = new LinkedHashMap<>();
    all.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            own.put(key.substring(prefix.length()), value);
          }
        });
    return own;
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

  /**
   * The names of the other parameters which a condition may look at: not of those whose values
   * hardly ever come up twice.
   */
  List<String> parentsFor(ParameterDraft child) {
    return parameters.stream()
        .filter(draft -> draft != child)
        .filter(draft -> draft.distribution().map(Distribution::repeatsItself).orElse(true))
        .map(draft -> draft.called())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** Adds a condition; the only parameter that it can look at is it. */
  ConditionDraft addCondition(ParameterDraft child) {
    List<String> parents = parentsFor(child);
    edit(
        () -> {
          ConditionDraft added = child.addCondition();
          if (parents.size() == 1) {
            chooseParent(added, parents.get(0));
          }
        });
    return child.conditions().get(child.conditions().size() - 1);
  }

  /**
   * Lets a condition look at another parameter: of its values stay those that this one can have.
   */
  void chooseParent(ConditionDraft condition, String parent) {
    if (!parent.equals(condition.parentProperty().get())) {
      edit(
          () -> {
            condition.parentProperty().set(parent);
            check
                .find(parent)
                .flatMap(ParameterDraft::distribution)
                .ifPresent(condition::keepWhatCanBe);
          });
    }
  }

  /** The values to choose from in a condition on a parameter; empty where they are too many. */
  List<Object> valuesOf(String parent) {
    return check.valuesOf(parent);
  }

  /** The space, or empty while something is wrong. */
  Optional<SearchSpace> space() {
    return check.space();
  }

  /** Those of the parameters that are right, and so is all that they depend on. */
  Optional<SearchSpace> rightOnes() {
    return check.rightOnes();
  }

  /** What is wrong, with the name of the parameter, or empty. */
  Optional<String> problem() {
    return check.problem();
  }

  /** All that is wrong, with the names of the parameters. */
  Stream<String> problems() {
    return check.problems();
  }
}
