package org.tunebench.engine.studyfile.foreign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.MetricWords;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/** Gathers what is read from a study file of another tool. */
public final class Translation {
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Field> origins = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final ParameterNames names = new ParameterNames();

  private final Field root;

  /**
   * @param root the whole file
   */
  public Translation(Field root) {
    this.root = root;
  }

  /** Remembers that a field of ours comes from a field of the file. */
  public void origin(String ours, Field theirs) {
    origins.put(ours, theirs);
  }

  /** Keeps something that the person should know about a field. */
  public void note(Field field, String sentence) {
    notes.add(field.about(sentence));
  }

  /**
   * Says of a metric whose file does not tell what is better which the other tool's default is,
   * unless the metric's name says the same.
   *
   * @param tool by its name
   * @param example how the file says the other thing
   */
  public void noteUnsaidGoal(Field metric, MetricSpec spec, String tool, String example) {
    if (MetricWords.goal(spec.name()).filter(spec.goal()::equals).isPresent()) {
      return;
    }
    note(
        metric,
        "does not say what is better: %s '%s' is, as in %s; where %s is, write %s"
            .formatted(
                spec.goal() == Goal.MAXIMIZE ? "more" : "less",
                spec.name(),
                tool,
                spec.goal() == Goal.MAXIMIZE ? "less" : "more",
                example));
  }

  /**
   * Says what bounds that are powers of e give, where they look like the values themselves: hardly
   * anyone asks for values from e^0.0001 to e.
   *
   * @param low power of e
   * @param high power of e
   */
  public void notePowers(Field field, double low, double high) {
    if (low >= 0) {
      note(
          field,
          "the bounds are powers of e: the values go from %s to %s"
              .formatted(
                  Decimals.text(Decimals.rounded(Math.exp(low))),
                  Decimals.text(Decimals.rounded(Math.exp(high)))));
    }
  }

  /**
   * Adds a parameter.
   *
   * @param field where it stands
   * @param distribution makes its distribution; what it refuses is refused for the field
   */
  public void vary(Field field, String name, Supplier<Distribution> distribution) {
    try {
      Parameter parameter = new Parameter(name, distribution.get());
      if (parameters.putIfAbsent(name, parameter) != null) {
        throw new WrongInputException(
            field.path(), "there is a parameter '%s' already".formatted(name));
      }
      origin("space." + name, field);
    } catch (StudyFileException placed) {
      throw placed;
    } catch (WrongInputException e) {
      throw field.wrong(e.getMessage());
    }
  }

  /**
   * Adds a parameter by another name where its own cannot stand here, which a note says.
   *
   * @param name as the other tool has it
   */
  public void varyAs(Field field, String name, Supplier<Distribution> distribution) {
    String here = names.add(name);
    if (!here.equals(name)) {
      note(field, ParameterNames.sentence(name, here));
    }
    vary(field, here, distribution);
  }

  /** The parameters that are called something else here: their own names by ours. */
  public Map<String, String> ownNames() {
    Map<String, String> own = new LinkedHashMap<>();
    names.renamed().forEach((name, here) -> own.put(here, name));
    return own;
  }

  /** Adds a parameter that always has one value: commands and tables have it, no search does. */
  public void fix(Field field, String name, Object value) {
    vary(field, name, () -> new Choice(List.of(value)));
  }

  /** Whether there is a parameter of this name. */
  public boolean has(String name) {
    return parameters.containsKey(name);
  }

  /** The parameters so far. */
  public SearchSpace space() {
    return new SearchSpace(List.copyOf(parameters.values()));
  }

  /**
   * All of it.
   *
   * @param definition makes the definition; what it refuses is refused for the field of the file
   *     that it comes from
   */
  public Translated with(Supplier<StudySpec> definition) {
    StudySpec spec;
    try {
      spec = definition.get();
    } catch (StudyFileException placed) {
      throw placed;
    } catch (WrongInputException e) {
      throw originOf(e.field()).wrong(e.getMessage());
    }
    Map<String, String> paths = new LinkedHashMap<>();
    origins.forEach((ours, theirs) -> paths.put(ours, theirs.path()));
    return new Translated(spec, paths, notes);
  }

  /** Where a field of ours, or the nearest group around it, comes from. */
  private Field originOf(String ours) {
    String nearest = ours;
    while (!origins.containsKey(nearest) && nearest.contains(".")) {
      nearest = nearest.substring(0, nearest.lastIndexOf('.'));
    }
    return origins.getOrDefault(nearest, root);
  }

  /**
   * Refuses what Tunebench cannot honour.
   *
   * @param entries the fields of a group by key
   * @param reasons key to why it cannot be honoured
   */
  public static void refuse(Map<String, Field> entries, Map<String, String> reasons) {
    entries.forEach(
        (key, field) -> {
          if (reasons.containsKey(key)) {
            throw field.wrong("cannot be honoured: %s; leave it out".formatted(reasons.get(key)));
          }
        });
  }
}
