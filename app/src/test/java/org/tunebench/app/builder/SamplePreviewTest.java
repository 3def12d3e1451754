package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;

class SamplePreviewTest {
  private static final Texts TEXTS = new Texts(Locale.ENGLISH);

  private static SamplePreview of(Distribution distribution) {
    return SamplePreview.of(new SearchSpace(List.of(new Parameter("x", distribution))), "x", TEXTS);
  }

  private static int sum(SamplePreview preview) {
    return preview.bars().stream().mapToInt(SamplePreview.Bar::count).sum();
  }

  @Test
  void aLogRangeIsEvenOnALogAxis() {
    SamplePreview preview = of(new FloatRange(1e-5, 1e-1, true, 0));

    assertThat(preview.log()).isTrue();
    assertThat(preview.bars()).hasSize(30);
    assertThat(preview.bars()).allSatisfy(bar -> assertThat(bar.count()).isBetween(10, 65));
    assertThat(sum(preview)).isEqualTo(SamplePreview.SAMPLES);
  }

  @Test
  void theEndsAreThoseOfTheRangeAndNotOfTheSample() {
    assertThat(ends(new FloatRange(0, 1))).containsExactly("0", "1");
    assertThat(ends(new FloatRange(1e-5, 1e-1, true, 0))).containsExactly("1e-5", "0.1");
    assertThat(ends(new IntRange(1, 100_000))).containsExactly("1", "100000");
    assertThat(ends(new Rounded(new FloatRange(0, 1), 0.001))).containsExactly("0", "1");
    assertThat(sum(of(new FloatRange(0, 1)))).isEqualTo(SamplePreview.SAMPLES);
  }

  private static List<String> ends(Distribution distribution) {
    List<SamplePreview.Bar> bars = of(distribution).bars();
    String first = bars.get(0).label();
    String last = bars.get(bars.size() - 1).label();
    return List.of(first.split(" … ")[0], last.split(" … ")[1]);
  }

  @Test
  void aChoiceHasABarAnOptionByItsShare() {
    SamplePreview preview = of(new Choice(List.of("a", "b", "c"), List.of(0.7, 0.3, 0.0)));

    assertThat(preview.bars()).extracting(SamplePreview.Bar::label).containsExactly("a", "b", "c");
    assertThat(preview.bars().get(0).count()).isBetween(640, 760);
    assertThat(preview.bars().get(2).count()).isZero();
    assertThat(preview.highest()).isEqualTo(preview.bars().get(0).count());
  }

  @Test
  void aBellIsHighInTheMiddle() {
    List<SamplePreview.Bar> bars = of(new Normal(0, 1, false, 0)).bars();

    assertThat(bars.get(15).count()).isGreaterThan(4 * bars.get(1).count() + 10);
  }

  @Test
  void aConditionalParameterHasItsShare() {
    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("o", Choice.of("sgd", "adam", "lamb", "lion")),
                new Parameter(
                    "m", new IntRange(1, 3), List.of(new Condition("o", List.of("sgd"))))));

    SamplePreview preview = SamplePreview.of(space, "m", TEXTS);
    assertThat(preview.present()).isBetween(200, 300).isEqualTo(sum(preview));
  }

  @Test
  void manyWordsHaveABarEachUntilTheRestIsGathered() {
    Object[] words = IntStream.range(0, 30).mapToObj(i -> "w" + i).toArray();
    SamplePreview preview = of(Choice.of(words));

    assertThat(preview.bars()).hasSize(24);
    assertThat(preview.bars().get(22).label()).isEqualTo("w22");
    assertThat(preview.bars().get(23).label()).isEqualTo("7 others");
    assertThat(sum(preview)).isEqualTo(SamplePreview.SAMPLES);

    words[3] = 3L;
    assertThat(of(Choice.of(words)).bars()).hasSize(24);
  }
}
