package org.tunebench.app.trials;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.tunebench.app.plain.FileNames;
import org.tunebench.app.shell.Dialogs;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.objective.FinalModel;
import org.tunebench.engine.study.StudySpec;

/** Asks where the model of a trial's configuration shall go, and has it trained on all data. */
public final class ModelCommand {
  private static final String ENDING = ".npz";

  private final Services services;
  private final long study;

  /**
   * @param study the study whose models are wanted
   */
  public ModelCommand(Services services, long study) {
    this.services = services;
    this.study = study;
  }

  /** Whether the objective of a study keeps models at all. */
  public boolean isPossible(StudySpec spec) {
    FinalModel any = new FinalModel(1, spec.name(), 0, Path.of("model" + ENDING));
    return services.engine().objectives().all().stream()
        .filter(type -> type.kind().equals(spec.objective().kind()))
        .anyMatch(type -> type.finalTraining(spec.objective(), any).isPresent());
  }

  /**
   * Asks for the file and begins.
   *
   * @param trial whose configuration to take; the best one's if empty
   */
  public void ask(StudySpec spec, OptionalInt trial) {
    Texts texts = services.texts();
    if (services.models().isBusy()) {
      services.dialogs().error(texts.get("Study.Model.Title"), texts.get("Study.Model.Busy"));
      return;
    }
    services
        .dialogs()
        .saveFile(
            texts.get("Study.Model.Title"),
            fileName(spec, trial),
            List.of(new Dialogs.FileKind(texts.get("Study.Model.Kind"), List.of("*" + ENDING))))
        .ifPresent(file -> services.models().start(services, study, trial, file));
  }

  /** A study's name as the beginning of a file's. */
  static String safe(String name) {
    return FileNames.of(name, "model");
  }

  private static String fileName(StudySpec spec, OptionalInt trial) {
    return safe(spec.name()) + (trial.isPresent() ? "-trial-" + trial.getAsInt() : "") + ENDING;
  }
}
