package org.tunebench.app.builder;

import java.util.List;
import java.util.regex.Matcher;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.PartKind.Setting;

/** What settings are called on the screen, in sentences of the engine, too. */
final class SettingLabels {
  private SettingLabels() {}

  /** The label of its field; its word where it has no other. */
  static String of(String setting, Texts texts) {
    return texts.find("Builder.Setting.Name." + setting).orElse(setting);
  }

  /**
   * A sentence of the engine, which names settings by their words in study files, with the labels
   * of their fields instead: no field is called {@code max-epochs}. A word without a hyphen stays,
   * since it may be any other; so does what stands in quotes, which a person wrote.
   */
  static String in(String sentence, List<Setting> settings, Texts texts) {
    String said = sentence;
    for (Setting setting : settings) {
      if (setting.name().contains("-")) {
        String label = texts.get("Builder.Setting.named", of(setting.name(), texts));
        said =
            said.replaceAll(
                "(?<!['\\w.-])" + setting.name() + "(?!['\\w-])", Matcher.quoteReplacement(label));
      }
    }
    return said;
  }
}
