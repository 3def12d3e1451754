package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.space.Rounded;

class KindChangeTest {
  private int changes;
  private final DistributionDraft draft =
      new DistributionDraft(new Texts(Locale.ENGLISH), () -> changes++);

  private void change(Distribution from, ParameterKind to) {
    draft.preset(from);
    changes = 0;
    draft.kindProperty().set(to);
  }

  @Test
  void numbersToChooseFromBecomeTheRangeThatTheySpan() {
    change(Choice.of(0.01, 0.005, 0.001, 0.0001), ParameterKind.FLOAT);
    assertThat(draft.distribution()).contains(new FloatRange(0.0001, 0.01, true, 0));
    assertThat(changes).as("one step to undo").isEqualTo(1);
  }

  @Test
  void aLinearScaleIsEnoughBelowTwoOrdersOfMagnitude() {
    change(Choice.of(0.1, 0.7, 0.3), ParameterKind.FLOAT);
    assertThat(draft.distribution()).contains(new FloatRange(0.1, 0.7));
  }

  @Test
  void wholeOptionsBecomeARangeOfWholeNumbers() {
    change(Ordered.of(64L, 128L, 256L), ParameterKind.INTEGER);
    assertThat(draft.distribution()).contains(new IntRange(64, 256));
  }

  @Test
  void whatIsNoWholeNumberStaysInSightAndIsRightAgainAsAReal() {
    change(Choice.of(0.01, 0.0001), ParameterKind.INTEGER);
    assertThat(draft.low().textProperty().get()).isEqualTo("0.0001");
    assertThat(draft.low().shownProblem().get()).contains("whole number");
    draft.kindProperty().set(ParameterKind.FLOAT);
    assertThat(draft.distribution()).contains(new FloatRange(0.0001, 0.01, true, 0));
  }

  @ParameterizedTest
  @CsvSource({"relu, tanh", "0.1, auto", "true, false"})
  void wordsSpanNoRange(String first, String second) {
    change(Choice.of(OptionText.meaning(first), OptionText.meaning(second)), ParameterKind.FLOAT);
    assertThat(draft.low().textProperty().get()).isEmpty();
    assertThat(draft.high().textProperty().get()).isEmpty();
    assertThat(draft.distribution()).isEmpty();
  }

  @Test
  void aRangeOfFewValuesBecomesTheseAndAnyOtherItsBounds() {
    change(new IntRange(1, 5), ParameterKind.CHOICE);
    assertThat(draft.distribution()).contains(Choice.of(1L, 2L, 3L, 4L, 5L));
    draft.options().textProperty().set("");
    change(new FloatRange(0.0001, 0.01, true, 0), ParameterKind.ORDERED);
    assertThat(draft.distribution()).contains(Ordered.of(0.0001, 0.01));
    draft.options().textProperty().set("");
    change(new Rounded(new FloatRange(0, 1), 0.25), ParameterKind.CHOICE);
    assertThat(draft.options().value().orElseThrow()).hasSize(5);
  }

  @Test
  void boundsThatAreNoWholeNumbersBecomeOptionsAllTheSame() {
    change(new FloatRange(0.5, 2.5), ParameterKind.INTEGER);
    draft.kindProperty().set(ParameterKind.CHOICE);
    assertThat(draft.distribution()).contains(Choice.of(0.5, 2.5));
  }

  @Test
  void whatWasTypedForTheOtherKindBeforeStays() {
    change(new IntRange(5, 15), ParameterKind.CHOICE);
    draft.options().textProperty().set("2, 4");
    draft.kindProperty().set(ParameterKind.INTEGER);
    assertThat(draft.distribution()).contains(new IntRange(5, 15));
    draft.kindProperty().set(ParameterKind.CHOICE);
    assertThat(draft.options().value()).contains(List.of(2L, 4L));
  }
}
