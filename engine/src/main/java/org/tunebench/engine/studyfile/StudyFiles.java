package org.tunebench.engine.studyfile;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.foreign.Translated;
import org.tunebench.engine.studyfile.hydra.HydraReader;
import org.tunebench.engine.studyfile.polyaxon.PolyaxonReader;
import org.tunebench.engine.studyfile.wandb.SweepReader;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.StudyFileException;
import org.tunebench.engine.studyfile.yaml.TextFile;
import org.tunebench.engine.studyfile.yaml.YamlDocument;
import org.tunebench.engine.studyfile.yaml.YamlText;

/**
 * Reads and writes study files. Files of Polyaxon 0.x (with {@code hptuning}), sweep files of
 * Weights &amp; Biases (with {@code method} and {@code parameters}) and configurations of Hydra
 * with a sweep (with {@code hydra}) are told by their keys and read as they are.
 */
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
    return read(file, types, false);
  }

  /**
   * Reads a study file.
   *
   * @param polyaxonExact whether a Polyaxon file has the values that the code of Polyaxon 0.6 gives
   *     where its documentation says otherwise; a comment {@code # polyaxon-0.6-exact} in the file
   *     asks for the same
   * @throws StudyFileException as {@link #read(Path, ObjectiveTypes)}
   */
  public static StudyFile read(Path file, ObjectiveTypes types, boolean polyaxonExact) {
    return parse(TextFile.read(file), TextFile.name(file), types, polyaxonExact);
  }

  /**
   * Reads the text of a study file.
   *
   * @param file the file's name, for messages and as the name of a study without one
   * @throws StudyFileException if anything in it cannot be used
   */
  public static StudyFile parse(String text, String file, ObjectiveTypes types) {
    return parse(text, file, types, false);
  }

  private static StudyFile parse(
      String text, String file, ObjectiveTypes types, boolean polyaxonExact) {
    Field root = YamlDocument.parse(text, file);
    Map<String, Field> entries = root.isMap() ? root.entries("a group") : Map.of();
    Set<String> keys = entries.keySet();
    PolyaxonReader.refuseLater(entries);
    if (keys.contains(PolyaxonReader.MARK)) {
      boolean exact = polyaxonExact || PolyaxonReader.asksForExact(text);
      return foreign(PolyaxonReader.read(root, StudyReader.stem(file), exact), root, file);
    }
    if (SweepReader.recognises(keys)) {
      return foreign(SweepReader.read(root, StudyReader.stem(file)), root, file);
    }
    if (keys.contains(HydraReader.MARK)) {
      return foreign(HydraReader.read(root, StudyReader.stem(file)), root, file);
    }
    return StudyReader.read(root, file, types);
  }

  private static StudyFile foreign(Translated read, Field root, String file) {
    Map<String, Integer> lines = new LinkedHashMap<>();
    root.collectLines(lines);
    return new StudyFile(read.spec(), file, lines, read.origins(), read.notes());
  }

  /**
   * The text of a study file from which {@link #parse} reads the same definition. The monitored
   * metric is not in it: it follows from the objective.
   */
  public static String write(StudySpec spec) {
    return new StudyWriter(spec).write();
  }

  /** The same without its name. */
  public static String writeUnnamed(StudySpec spec) {
    return new StudyWriter(spec).writeUnnamed();
  }

  /**
   * The lines that {@link #write} writes, by the key of their group and in the order of the file:
   * for a definition of which some groups are still to be written otherwise.
   */
  public static Map<String, String> groups(StudySpec spec) {
    return new StudyWriter(spec).groups();
  }

  /** The lines of an objective alone, for a definition that is still to be completed. */
  public static String writeObjective(PartSpec objective) {
    return StudyWriter.objective(objective);
  }

  /** The lines of a search space alone, of which something else says what it is for. */
  public static String writeSpace(SearchSpace space) {
    return StudyWriter.space(space);
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
