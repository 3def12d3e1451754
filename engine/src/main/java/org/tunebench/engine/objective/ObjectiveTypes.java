package org.tunebench.engine.objective;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tunebench.engine.WrongInputException;

/** The kinds of objective that a workbench or worker knows. */
public final class ObjectiveTypes {
  private final Map<String, ObjectiveType> types = new LinkedHashMap<>();
  private final Map<String, Opener> openers = new LinkedHashMap<>();

  /** The given kinds, in the order in which a person should see them. */
  public ObjectiveTypes(List<? extends ObjectiveType> types) {
    this(types, List.of());
  }

  /**
   * @param types the kinds of objective, in the order in which a person should see them
   * @param jobs what else workers can open, no part of any study
   */
  public ObjectiveTypes(List<? extends ObjectiveType> types, List<? extends Opener> jobs) {
    types.forEach(type -> this.types.put(type.kind(), type));
    openers.putAll(this.types);
    jobs.forEach(job -> openers.put(job.kind(), job));
  }

  /**
   * What a worker opens by a name: an objective or a job.
   *
   * @throws WrongInputException if there is none
   */
  public Opener opener(String kind) {
    Opener opener = openers.get(kind);
    return opener == null ? get(kind) : opener;
  }

  /** All kinds. */
  public List<ObjectiveType> all() {
    return List.copyOf(types.values());
  }

  /**
   * The kind of a name.
   *
   * @throws WrongInputException if there is none
   */
  public ObjectiveType get(String kind) {
    ObjectiveType type = types.get(kind);
    if (type == null) {
      throw new WrongInputException(
          "objective",
          "there is no objective '%s'; there are %s"
              .formatted(kind, String.join(", ", types.keySet())));
    }
    return type;
  }
}
