package org.tunebench.app.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Target;

class FieldReadersTest {
  private final Locale before = Locale.getDefault(Locale.Category.FORMAT);
  private final FieldReaders read = new FieldReaders(new Texts(Locale.ENGLISH));

  private static void in(Locale locale) {
    Locale.setDefault(Locale.Category.FORMAT, locale);
  }

  @AfterEach
  void goBack() {
    in(before);
  }

  @Test
  void aNumberIsTakenAsScreensShowItAndAsFilesHaveIt() {
    in(Locale.GERMANY);
    assertThat(read.number("0,0001")).isEqualTo(0.0001);
    assertThat(read.number("-2,5e-7")).isEqualTo(-2.5e-7);
    assertThat(read.number("0.0001")).isEqualTo(0.0001);
    assertThat(read.number("1e-3")).isEqualTo(0.001);
    assertThat(read.number("1.000")).as("a point is a decimal point everywhere").isEqualTo(1);
    assertThatThrownBy(() -> read.whole(1, 5000).apply("1.000"))
        .hasMessage("must be a whole number from 1 to 5000, not 1.000");
    assertThat(read.size("1,5GB")).isEqualTo(1_500_000_000L);
    assertThatThrownBy(() -> read.number("1.218,5"))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("must be a number, such as 0,5 or 1e-4, not 1.218,5");
    in(Locale.ENGLISH);
    assertThatThrownBy(() -> read.number("0,0001"))
        .hasMessage("must be a number, such as 0.5 or 1e-4, not 0,0001");
  }

  @Test
  void targetsHaveCommasBetweenThemWhateverTheDecimalSign() {
    List<Target> both =
        List.of(new Target("acc", Goal.MAXIMIZE, 0.9), new Target("a, b", Goal.MINIMIZE, 0.05));
    for (Locale locale : List.of(Locale.GERMANY, Locale.ENGLISH)) {
      in(locale);
      assertThat(read.targets("acc >= 0.9, a, b <= 0.05")).as("%s", locale).isEqualTo(both);
      assertThat(read.targets("acc>=0.9,a, b<=0.05")).as("%s", locale).isEqualTo(both);
    }
    in(Locale.GERMANY);
    assertThat(read.targets("acc >= 0,9, a, b <= 0,05")).isEqualTo(both);
    assertThat(read.targets("acc >= 9, a, b <= 5e-2")).hasSize(2);
    assertThatThrownBy(() -> read.targets("low"))
        .as("points in lists, as the field is filled")
        .hasMessage("must be such as accuracy >= 0.9, loss <= 0.05, not low");
  }
}
