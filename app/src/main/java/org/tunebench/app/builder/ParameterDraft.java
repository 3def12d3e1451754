package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Parameter;

/** A parameter as it is being typed: its name, its distribution, and when it exists. */
final class ParameterDraft {
  /** What its name is called in what {@link #save} gives. */
  static final String NAME = "name";

  /** How the names of the parents of its conditions begin there; their places follow. */
  static final String PARENT = "parent ";

  /** The name of how many there are, in what {@link #save} gives. */
  static final String CONDITIONS = "conditions";

  /** How the names of their values begin there; their places follow. */
  static final String VALUES = "values ";

  private final Texts texts;
  private final Runnable changed;
  private final InputField<String> name;
  private final DistributionDraft values;
  private final ObservableList<ConditionDraft> conditions = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper when = new ReadOnlyStringWrapper(this, "when", "");

  /**
   * @param changed is told after each change
   */
  ParameterDraft(Texts texts, Runnable changed) {
    this.texts = texts;
    this.changed = changed;
    name =
        new InputField<>(
            texts.get("Builder.Parameter.name"), new Readers(texts)::parameterName, changed);
    values = new DistributionDraft(texts, changed);
  }

  /** Fills the fields from a parameter. */
  void preset(Parameter parameter) {
    name.preset(parameter.name());
    values.preset(parameter.distribution());
    conditions.clear();
    parameter.conditions().forEach(condition -> addCondition().preset(condition));
  }

  /** Whether the fields say this parameter, however it was typed. */
  boolean says(Parameter parameter) {
    return called().equals(parameter.name())
        && distribution().filter(parameter.distribution()::equals).isPresent()
        && conditions.size() == parameter.conditions().size()
        && IntStream.range(0, conditions.size())
            .allMatch(i -> conditions.get(i).says(parameter.conditions().get(i)));
  }

  /** What undo goes back to, by names within a parameter. */
  Map<String, Object> save() {
    Map<String, Object> now = new LinkedHashMap<>();
    now.put(NAME, name.textProperty().get());
    now.putAll(values.save());
    now.put(CONDITIONS, conditions.size());
    for (int i = 0; i < conditions.size(); i++) {
      now.put(PARENT + i, conditions.get(i).parentProperty().get());
      now.put(VALUES + i, conditions.get(i).values().textProperty().get());
    }
    return now;
  }

  /** The name in what {@link #save} gave. */
  static String nameIn(Map<String, Object> saved) {
    return ((String) saved.get(NAME)).strip();
  }

  /** Goes back to what {@link #save} gave. */
  void restore(Map<String, Object> was) {
    name.restore((String) was.get(NAME));
    values.restore(was);
    int count = (Integer) was.get(CONDITIONS);
    while (conditions.size() > count) {
      conditions.remove(count);
    }
    while (conditions.size() < count) {
      addCondition();
    }
    for (int i = 0; i < count; i++) {
      conditions.get(i).parentProperty().set((String) was.get(PARENT + i));
      conditions.get(i).values().restore((String) was.get(VALUES + i));
    }
  }

  /** Adds an empty condition. */
  ConditionDraft addCondition() {
    ConditionDraft condition = new ConditionDraft(texts, changed);
    conditions.add(condition);
    changed.run();
    return condition;
  }

  /** Takes all conditions out. */
  void clearConditions() {
    conditions.clear();
    changed.run();
  }

  /** Takes a condition out. */
  void removeCondition(ConditionDraft condition) {
    conditions.remove(condition);
    changed.run();
  }

  /** The name as it was typed, without the blanks around it. */
  String called() {
    return name.textProperty().get().strip();
  }

  InputField<String> name() {
    return name;
  }

  /** What it may be. */
  DistributionDraft values() {
    return values;
  }

  ObservableList<ConditionDraft> conditions() {
    return conditions;
  }

  /** What is wrong with the conditions. */
  ReadOnlyStringProperty whenProperty() {
    return when.getReadOnlyProperty();
  }

  void refuseWhen(String sentence) {
    when.set(sentence);
  }

  /** The distribution, or empty while something about it is wrong. */
  Optional<Distribution> distribution() {
    return values.distribution();
  }

  /** The fields of the chosen kind, in the order of the screen. */
  List<InputField<?>> fields() {
    List<InputField<?>> all = new ArrayList<>(List.of(name));
    all.addAll(values.fields());
    return all;
  }

  /** Whether to reproach the person: a condition that has just been added is not wrong yet. */
  boolean isWrong() {
    return problems(conditions.stream().filter(condition -> !condition.isBlank()).toList())
        .findFirst()
        .isPresent();
  }

  /** The first thing that is wrong, or empty. */
  Optional<String> problem() {
    return problems().findFirst();
  }

  /** What is wrong, in the order of the screen. */
  Stream<String> problems() {
    return problems(conditions);
  }

  private Stream<String> problems(List<ConditionDraft> looking) {
    return Stream.of(
            Stream.of(name.problemProperty().get()),
            StudyParts.problemsOf(values.fields()),
            looking.stream().map(this::problemOf),
            Stream.of(values.togetherProperty().get(), when.get()))
        .flatMap(all -> all)
        .filter(sentence -> !sentence.isEmpty());
  }

  private String problemOf(ConditionDraft condition) {
    return condition.parentProperty().get() == null
        ? texts.get("Builder.Condition.choose")
        : condition.values().problemProperty().get();
  }
}
