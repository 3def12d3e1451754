package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.studyfile.foreign.ParameterNames;

/** The parameters found so far, with the conditions of the place that is being read. */
final class Gathering {
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final ParameterNames names = new ParameterNames();
  private Optional<WrongInputException> firstLeftOut = Optional.empty();

  /** What a person should know of how it was read. */
  List<String> notes() {
    return notes;
  }

  void note(int line, String sentence) {
    notes.add("line %d: %s".formatted(line, sentence));
  }

  /** Something cannot be read, and the others are read nevertheless. */
  void leaveOut(int line, String sentence) {
    note(line, "left out: " + sentence);
    firstLeftOut = firstLeftOut.or(() -> Optional.of(Refusal.at(line, sentence)));
  }

  Optional<Distribution> distribution(String name) {
    return Optional.ofNullable(parameters.get(names.get(name))).map(Parameter::distribution);
  }

  /**
   * Adds a parameter. One that stands in two branches of the same choice exists in both.
   *
   * @param name as the script has it; one that cannot stand here is changed, which a note says
   * @param distribution makes its distribution; what it refuses is refused for the line
   * @param when by the script's names
   */
  void add(int line, String name, Supplier<Distribution> distribution, List<Condition> when) {
    try {
      boolean known = names.isKnown(name);
      String here = names.add(name);
      Parameter found =
          new Parameter(here, distribution.get(), when.stream().map(this::here).toList());
      if (!known && !here.equals(name)) {
        note(line, ParameterNames.sentence(name, here));
      }
      lines.putIfAbsent(here, line);
      parameters.merge(here, found, (before, now) -> both(line, before, now));
    } catch (WrongInputException mistake) {
      throw Refusal.at(line, mistake);
    }
  }

  private Condition here(Condition condition) {
    return new Condition(names.get(condition.parent()), condition.values());
  }

  private static Parameter both(int line, Parameter before, Parameter now) {
    if (before.equals(now)) {
      return before;
    }
    boolean joins =
        before.distribution().equals(now.distribution())
            && before.conditions().size() == now.conditions().size()
            && !before.conditions().isEmpty();
    int last = before.conditions().size() - 1;
    if (joins
        && before.conditions().subList(0, last).equals(now.conditions().subList(0, last))
        && before.conditions().get(last).parent().equals(now.conditions().get(last).parent())) {
      List<Condition> when = new ArrayList<>(before.conditions().subList(0, last));
      Set<Object> values = new LinkedHashSet<>(before.conditions().get(last).values());
      values.addAll(now.conditions().get(last).values());
      when.add(new Condition(before.conditions().get(last).parent(), List.copyOf(values)));
      return new Parameter(before.name(), before.distribution(), when);
    }
    throw Refusal.at(
        line,
        "there is a parameter '%s' already, with other values: give this one another name"
            .formatted(now.name()));
  }

  /**
   * The space.
   *
   * @throws org.tunebench.engine.studyfile.yaml.StudyFileException if nothing was found, or the
   *     parameters do not fit together
   */
  PythonSpace space() {
    if (parameters.isEmpty()) {
      throw firstLeftOut.orElseGet(() -> Refusal.at(0, PythonSpace.NOTHING));
    }
    try {
      SearchSpace space = new SearchSpace(List.copyOf(parameters.values()));
      return new PythonSpace(space.requireAllCanExist(), notes);
    } catch (WrongInputException mistake) {
      String[] path = mistake.field().split("\\.");
      throw Refusal.at(path.length > 1 ? lines.getOrDefault(path[1], 0) : 0, mistake);
    }
  }
}
