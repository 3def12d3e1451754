package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A terminal has the numbers of files, wherever the person lives. */
class PlainNumbersTest extends WithCommandLine {
  private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

  @BeforeEach
  void inEgypt() {
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG-u-nu-arab"));
  }

  @AfterEach
  void backHome() {
    Locale.setDefault(Locale.Category.FORMAT, before);
  }

  @Test
  void digitsAreThoseOfFiles() throws IOException {
    for (String sampler : new String[] {"random", "gp", "grid"}) {
      String study = "objective: quick\nspace:\n  x: {choice: [0.25, 0.5]}\nsampler: %s\n";
      String budget = "budget: {trials: 9, patience: 2}\n";
      String file = line.file(sampler + ".yaml", study.formatted(sampler) + budget);
      line.run("run", file);
      assertThat(line.out() + line.err()).doesNotContainPattern("[٠-٩]");
      line.run("show", sampler);
      assertThat(line.out()).doesNotContainPattern("[٠-٩]");
    }
    assertThat(Locale.getDefault(Locale.Category.FORMAT).getLanguage()).isEqualTo("ar");
  }
}
