package org.tunebench.app.trials;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tunebench.app.shell.Dialogs;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.objective.ModelUse;
import org.tunebench.engine.study.StudySpec;

/** Asks where the latent space or the denoised values of a model shall go, and writes them. */
public final class ModelUseCommand {
  private static final List<String> ENDINGS = List.of(".csv", ".csv.gz", ".h5ad");

  private final Services services;
  private final Texts texts;
  private final long study;

  /**
   * @param study the study that the model came from, whose data it is used for
   */
  public ModelUseCommand(Services services, long study) {
    this.services = services;
    this.texts = services.texts();
    this.study = study;
  }

  /** Whether models of the study's objective have a latent space at all. */
  public boolean isPossible(StudySpec spec) {
    ModelUse any = new ModelUse(Path.of("m"), ModelUse.Kind.LATENT, Path.of("o.csv"));
    return services.engine().objectives().all().stream()
        .filter(type -> type.kind().equals(spec.objective().kind()))
        .anyMatch(type -> type.usingModel(spec.objective(), any).isPresent());
  }

  /**
   * Asks for the files and begins.
   *
   * @param model the file of the model; asked for if empty
   */
  public void ask(StudySpec spec, ModelUse.Kind kind, Optional<Path> model) {
    model.or(this::askModel).ifPresent(file -> askOutput(spec, kind, file));
  }

  private Optional<Path> askModel() {
    return services
        .dialogs()
        .openFile(
            texts.get("Study.Use.Model"),
            List.of(new Dialogs.FileKind(texts.get("Study.Model.Kind"), List.of("*.npz"))));
  }

  private void askOutput(StudySpec spec, ModelUse.Kind kind, Path model) {
    String key = "Study.Use." + kind.name();
    String proposal = ModelCommand.safe(spec.name()) + "-" + kind.name().toLowerCase(Locale.ROOT);
    services
        .dialogs()
        .saveFile(
            texts.get(key),
            proposal + ENDINGS.get(0),
            List.of(
                new Dialogs.FileKind(texts.get("Study.Use.Table"), List.of("*.csv", "*.csv.gz")),
                new Dialogs.FileKind(texts.get("Study.Use.AnnData"), List.of("*.h5ad"))))
        .ifPresent(file -> write(kind, model, file));
  }

  private void write(ModelUse.Kind kind, Path model, Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (ENDINGS.stream().noneMatch(name::endsWith)) {
      services
          .dialogs()
          .error(
              texts.get("Study.Use.Failed"),
              texts.get("Study.Use.Ending", file.getFileName().toString()));
      return;
    }
    services.models().use(services, study, new ModelUse(model, kind, file));
  }
}
