package org.tunebench.engine.objective.imported;

import java.nio.file.Path;
import java.util.Map;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartSpec;

/**
 * Stands for what produced an imported table of trials: unknown here, so that a study of it can be
 * looked at, compared and started from, but not gone on with.
 */
public final class ImportedObjectiveType implements ObjectiveType {
  /** The word of study files. */
  public static final String KIND = "imported";

  private static final String TABLE = "table";

  private static final Metric RESULT =
      new Metric("result", "Result", Goal.MINIMIZE, "The result column of the table.");

  /** The objective of a study whose trials came with a table. */
  public static PartSpec of(String table) {
    return new PartSpec(KIND, Map.of(TABLE, table));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Metric monitor(PartSpec objective) {
    return RESULT;
  }

  /** Refuses whatever it is given: nothing can be run. */
  @Override
  public void check(PartSpec objective, SearchSpace space) {
    throw cannotRun(objective);
  }

  @Override
  public void checkInputs(PartSpec objective, Path folder) {
    throw cannotRun(objective);
  }

  @Override
  public Objective open(WorkerSetup setup) {
    throw cannotRun(setup.objective());
  }

  private static WrongInputException cannotRun(PartSpec objective) {
    Object table = objective.settings().get(TABLE);
    return new WrongInputException(
        "objective",
        ("the trials of this study were imported%s, and nothing says how to run more: give a new"
                + " study another objective")
            .formatted(table == null ? "" : " from " + table));
  }
}
