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

  private Stream<PartKind> kinds() {
    return Stream.of(
            ObjectiveKinds.of(BuiltInObjectives.types().all(), texts),
            Samplers.kinds(),
            Pruners.kinds(),
            List.of(SlurmSettings.kind()))
        .flatMap(List::stream);
  }

  private Set<String> shown() {
    Set<String> names = new TreeSet<>();
    kinds()
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
        .allSatisfy(name -> assertThat(SettingLabels.of(name, texts)).matches("\\p{Lu}.*"));
    assertThat(SettingLabels.of("of-another-version", texts)).isEqualTo("of-another-version");
  }

  @Test
  void whatIsSaidOfAKindHasTheNamesOfItsFields() {
    for (PartKind kind : kinds().toList()) {
      String said = new PartDraft(List.of(kind), texts, () -> {}).description();
      kind.settings().stream()
          .filter(setting -> setting.name().contains("-"))
          .forEach(
              setting -> {
                assertThat(said).doesNotContain(setting.name());
                assertThat(kind.settings())
                    .extracting(PartKind.Setting::description)
                    .noneMatch(description -> description.contains(setting.name()));
              });
    }
  }

  @Test
  void whatAPersonWroteStaysAsItIs() {
    List<PartKind.Setting> settings =
        List.of(PartKind.Setting.integer("batch-size", 1, ""), PartKind.Setting.text("class", ""));
    assertThat(SettingLabels.in("'batch-size' is no class of a.batch-size", settings, texts))
        .isEqualTo("'batch-size' is no class of a.batch-size");
    assertThat(SettingLabels.in("above batch-size (5)", settings, texts))
        .isEqualTo("above “Batch size” (5)");
  }
}
