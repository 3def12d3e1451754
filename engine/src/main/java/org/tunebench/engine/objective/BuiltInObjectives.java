package org.tunebench.engine.objective;

import java.util.List;
import org.tunebench.engine.objective.classifier.ClassifierObjectiveType;
import org.tunebench.engine.objective.command.CommandObjectiveType;
import org.tunebench.engine.objective.function.FunctionObjectiveType;
import org.tunebench.engine.objective.imported.ImportedObjectiveType;
import org.tunebench.engine.objective.scvi.ApplyJob;
import org.tunebench.engine.objective.scvi.BestModelJob;
import org.tunebench.engine.objective.scvi.ScviObjectiveType;

/** The objectives that come with Tunebench. */
public final class BuiltInObjectives {
  private BuiltInObjectives() {}

  /** All of them, the first what most people come for. */
  public static ObjectiveTypes types() {
    return new ObjectiveTypes(
        List.of(
            new ScviObjectiveType(),
            new ClassifierObjectiveType(),
            new CommandObjectiveType(),
            new FunctionObjectiveType(),
            new ImportedObjectiveType()),
        List.of(new BestModelJob(), new ApplyJob()));
  }
}
