package org.tunebench.engine.studyfile;

import java.nio.file.Path;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.yaml.StudyFileException;
import org.tunebench.engine.studyfile.yaml.TextFile;
import org.tunebench.engine.studyfile.yaml.YamlText;

/** Reads and writes study files. */
public final class StudyFiles {
  private StudyFiles() {}

  /**
   * Reads a study file.
   *
   * @param file UTF-8 text of at most 1 MB; its name without extension names a study without a name
   * @param types the kinds of objective, for their metrics and defaults
   * @throws StudyFileException if it cannot be read, or anything in it cannot be used
   */
  public static StudyFile read(Path file, ObjectiveTypes types) {
    return parse(TextFile.read(file), TextFile.name(file), types);
  }

  /**
   * Reads the text of a study file.
   *
   * @param file the file's name, for messages and as the name of a study without one
   * @throws StudyFileException if anything in it cannot be used
   */
  public static StudyFile parse(String text, String file, ObjectiveTypes types) {
    return StudyReader.read(text, file, types);
  }

  /**
   * The text of a study file from which {@link #parse} reads the same definition. The monitored
   * metric is not in it: it follows from the objective.
   */
  public static String write(StudySpec spec) {
    return new StudyWriter(spec).write();
  }

  /** A part as study files have it, on one line: {@code tpe}, {@code tpe: {startup-trials: 20}}. */
  public static String inline(PartSpec part) {
    String kind = YamlText.text(part.kind());
    return part.settings().isEmpty() ? kind : kind + ": " + YamlText.flow(part.settings());
  }

  /** The JSON Schema (draft 2020-12) of study files, indented. */
  public static String schema(ObjectiveTypes types) {
    return StudySchema.json(types);
  }
}
