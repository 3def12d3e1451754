package org.tunebench.engine.studyfile.hydra;

import java.util.List;
import java.util.Map;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;

/** Hydra's own sweeper: every combination once. */
final class BasicSettings extends SweepSettings {
  BasicSettings(Field sweeper, Translation translation) {
    super(section(sweeper, List.of("max_batch_size")), translation);
  }

  @Override
  Map<String, String> vary() {
    section
        .get("max_batch_size")
        .filter(field -> !field.isNothing())
        .ifPresent(field -> translation.note(field, "is not used: no trial waits for a batch"));
    Field params = section.need(PARAMS, "what may vary, such as {layers: 1,2,3}");
    return overrides(params, new OverrideText(false));
  }

  @Override
  PartSpec sampler() {
    return new PartSpec("grid");
  }

  @Override
  boolean isList() {
    return true;
  }

  @Override
  Budget budget(SearchSpace space) {
    return allOf(space);
  }
}
