package org.tunebench.engine.studyfile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.compute.cluster.SlurmSettings;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/**
 * Where the trials of a study run, as its file says: devices of this machine, or a cluster.
 *
 * @param devices such as {@code gpu:0}; empty for a cluster
 * @param cluster its settings, checked
 */
record Places(List<String> devices, Optional<PartSpec> cluster) {
  static Places read(Field field) {
    if (!field.isMap()) {
      return new Places(local(field), Optional.empty());
    }
    PartSpec cluster = StudyReader.part(field, "{slurm: {partition: gpu, gres: gpu:1}}");
    if (!cluster.kind().equals(SlurmSettings.KIND)) {
      throw field.wrong(Section.unknown(cluster.kind(), List.of(SlurmSettings.KIND)));
    }
    SlurmSettings.of(cluster);
    return new Places(List.of(), Optional.of(cluster));
  }

  private static List<String> local(Field field) {
    String right = "a device such as cpu or gpu:0 (no space after the colon)";
    List<Field> items =
        field.isList() ? field.items("a list such as [gpu:0, gpu:1]") : List.of(field);
    Set<String> devices = new LinkedHashSet<>();
    for (Field item : items) {
      if (!devices.add(item.text(right))) {
        throw item.wrong("names %s twice: leave one out".formatted(item.shown()));
      }
    }
    return List.copyOf(devices);
  }
}
