package org.tunebench.app.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.tunebench.app.plain.FileNames;
import org.tunebench.engine.WholeFile;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;

/** “Save study file…”: writes a definition to a file that the person chooses, in the background. */
public final class StudyFileSaving {
  private final Services services;
  private final Texts texts;

  /** Asks through the services' dialogs. */
  public StudyFileSaving(Services services) {
    this.services = services;
    this.texts = services.texts();
  }

  /**
   * Asks for the file and writes it. In another folder than the one that relative paths start from,
   * they become absolute.
   *
   * @param from the folder that relative paths in the definition start from
   * @param words the definition as the text of a study file
   */
  public void ask(StudySpec spec, Path from, Function<StudySpec, String> words) {
    services
        .dialogs()
        .saveFile(
            texts.get("Shell.SaveStudyFile.title"),
            FileNames.of(spec.name(), "study") + ".yaml",
            List.of(
                new Dialogs.FileKind(
                    texts.get("Shell.Files.StudyToWrite"), List.of("*.yaml", "*.yml"))))
        .ifPresent(file -> write(spec, from, words, file));
  }

  private void write(StudySpec spec, Path from, Function<StudySpec, String> words, Path file) {
    new Background(services)
        .run(
            () -> written(file, words.apply(elsewhere(spec, from, file))),
            name -> services.dialogs().written(texts.get("Shell.SaveStudyFile.done", name), file),
            wrong ->
                services
                    .dialogs()
                    .error(texts.get("Shell.SaveStudyFile.failed"), Sentences.of(wrong)),
            () -> {});
  }

  private StudySpec elsewhere(StudySpec spec, Path from, Path file) {
    Path to = file.toAbsolutePath().normalize().getParent();
    if (from.toAbsolutePath().normalize().equals(to)) {
      return spec;
    }
    PartSpec objective = spec.objective();
    return spec.withObjective(
        services.engine().objectives().get(objective.kind()).resolve(objective, from));
  }

  private String written(Path file, String text) {
    try {
      WholeFile.write(file, target -> Files.writeString(target, text));
      return file.getFileName().toString();
    } catch (IOException e) {
      throw new WrongInputException(
          "", texts.get("Shell.SaveStudyFile.notWritten", file.toString()), e);
    }
  }
}
