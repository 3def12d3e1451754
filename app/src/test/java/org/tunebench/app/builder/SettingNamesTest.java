package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.compute.cluster.SlurmSettings;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.study.PartKind;

/** Settings have names on the screen as everything else has. */
class SettingNamesTest {
  private static final String KEY = "Builder.Setting.Name.";

  private final Texts texts = new Texts(Locale.ROOT);

  private Set<String> shown() {
    Set<String> names = new TreeSet<>();
    Stream.of(
            ObjectiveKinds.of(BuiltInObjectives.types().all(), texts),
            Samplers.kinds(),
            Pruners.kinds(),
            List.of(SlurmSettings.kind()))
        .flatMap(List::stream)
        .map(PartKind::settings)
        .flatMap(List::stream)
        .forEach(setting -> names.add(setting.name()));
    return names;
  }

  @Test
  void eachSettingHasANameWithACapitalAndNothingElseHas() {
    Set<String> named = new TreeSet<>();
    texts.bundle().keySet().stream()
        .filter(key -> key.startsWith(KEY))
        .forEach(key -> named.add(key.substring(KEY.length())));
    assertThat(named).isEqualTo(shown());
    assertThat(named)
        .allSatisfy(name -> assertThat(PartDraft.label(name, texts)).matches("\\p{Lu}.*"));
    assertThat(PartDraft.label("of-another-version", texts)).isEqualTo("of-another-version");
  }
}
