package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/** What parameters that are being edited come to together: a search space, or what is wrong. */
final class SpaceCheck {
  /** More values than this are typed rather than chosen from a menu. */
  private static final int MOST_VALUES = 40;

  private final Texts texts;
  private final List<ParameterDraft> parameters;
  private SearchSpace space;
  private String problem = "";

  /**
   * @param parameters those in the editor, as they change
   */
  SpaceCheck(Texts texts, List<ParameterDraft> parameters) {
    this.texts = texts;
    this.parameters = parameters;
  }

  /** Looks at all parameters again; what others said about them is forgotten. */
  void recheck() {
    space = null;
    problem = "";
    parameters.forEach(draft -> draft.refuseWhen(""));
    refuseTwins();
    parameters.forEach(
        draft -> draft.conditions().forEach(c -> c.know(valuesOf(c.parentProperty().get()))));
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
      space =
          new SearchSpace(parameters.stream().map(this::parameter).toList()).requireAllCanExist();
    } catch (WrongInputException wrong) {
      attach(wrong);
    }
  }

  /** Shows what is wrong with one parameter at its place, or else at the table. */
  void attach(WrongInputException wrong) {
    String sentence = Sentences.beside(wrong);
    String field = wrong.field().replaceFirst("^space\\.", "");
    for (ParameterDraft draft : parameters) {
      String name = draft.called();
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

  /** The parameter of a name, or empty. */
  Optional<ParameterDraft> find(String name) {
    return parameters.stream().filter(draft -> draft.called().equals(name)).findFirst();
  }

  /** The values that a parameter can have; empty where they are too many, or not known. */
  List<Object> valuesOf(String name) {
    return find(name)
        .flatMap(ParameterDraft::distribution)
        .filter(d -> d.cardinality().isPresent() && d.cardinality().getAsLong() <= MOST_VALUES)
        .map(Distribution::values)
        .orElse(List.of());
  }

  private Optional<ParameterDraft> firstWrong() {
    return parameters.stream().filter(draft -> draft.problem().isPresent()).findFirst();
  }

  /** The space, or empty while something is wrong. */
  Optional<SearchSpace> space() {
    return problem().isPresent() ? Optional.empty() : Optional.ofNullable(space);
  }

  /**
   * The parameters that are right, and so is all that they depend on; empty where there are none.
   */
  Optional<SearchSpace> rightOnes() {
    List<ParameterDraft> right = right();
    try {
      return right.isEmpty()
          ? Optional.empty()
          : Optional.of(new SearchSpace(right.stream().map(this::parameter).toList()));
    } catch (WrongInputException wrong) {
      return Optional.empty();
    }
  }

  private List<ParameterDraft> right() {
    List<ParameterDraft> right = new ArrayList<>(parameters);
    right.removeIf(draft -> draft.problem().isPresent());
    while (right.removeIf(draft -> !waitsFor(draft, right).isEmpty())) {
      // What depends on one of those is gone with the next round.
    }
    return right;
  }

  /** Those that are not among the right ones, but for what another space has by their names. */
  List<ParameterDraft> unfinishedBeside(SearchSpace other) {
    List<ParameterDraft> right = rightOnes().isPresent() ? right() : List.of();
    return parameters.stream()
        .filter(draft -> !right.contains(draft))
        .filter(
            draft ->
                other.indexOf(draft.called()) < 0
                    // Of two that have one name it is the right one that the other space has.
                    || right.stream().anyMatch(one -> one.called().equals(draft.called())))
        .toList();
  }

  private List<String> waitsFor(ParameterDraft draft, List<ParameterDraft> right) {
    return draft.conditions().stream()
        .map(condition -> condition.parentProperty().get())
        .filter(parent -> right.stream().noneMatch(other -> other.called().equals(parent)))
        .toList();
  }

  /** What is wrong, with the name of the parameter, or empty. */
  Optional<String> problem() {
    return problems().findFirst();
  }

  /** All that is wrong, with the names of the parameters. */
  Stream<String> problems() {
    return Stream.concat(
        parameters.stream().flatMap(this::problemsOf),
        Stream.of(problem).filter(one -> !one.isEmpty()));
  }

  private Stream<String> problemsOf(ParameterDraft draft) {
    String name = draft.called();
    String shown = name.isEmpty() ? texts.get("Builder.Parameter.unnamed") : name;
    return draft.problems().map(sentence -> shown + ": " + sentence);
  }
}
