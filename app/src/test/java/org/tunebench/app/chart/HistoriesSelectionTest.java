package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoriesSelectionTest {
  private HistoriesPicture picture =
      picture(Curves.flat(0, 10), Curves.flat(1, 20), Curve.empty(2));
  private final HistoriesSelection selection =
      new HistoriesSelection(() -> Optional.ofNullable(picture));

  private static HistoriesPicture picture(Curve... curves) {
    HistoriesAxes all = new HistoriesAxes(false, true, Optional.empty());
    return HistoriesRenderer.render(Curves.view(List.of(curves), all), new PaintSize(600, 400, 1))
        .orElseThrow();
  }

  private Hit hovered() {
    return selection.hoveredProperty().get();
  }

  private void pointAt(double step, double value) {
    selection.pointAt(picture.geometry().x(step), picture.geometry().y(value));
  }

  @Test
  void walksThroughTrialsThatHavePointsRoundAndRound() {
    selection.walkTrials(1);
    assertThat(hovered().trial()).isZero();
    selection.walkTrials(1);
    assertThat(hovered().trial()).isEqualTo(1);
    selection.walkTrials(1);
    assertThat(hovered().trial()).isZero();
    selection.walkTrials(-1);
    assertThat(hovered().trial()).isEqualTo(1);
  }

  @Test
  void walksAlongALineAndStopsAtItsEnd() {
    pointAt(98, 10);
    selection.walkSteps(1);
    selection.walkSteps(1);
    selection.walkSteps(1);
    assertThat(hovered().step()).isEqualTo(99);
    selection.walkSteps(-1);
    assertThat(hovered().step()).isEqualTo(98);
  }

  @Test
  void highlightsWhatIsLookedAtAndNothingElse() {
    selection.togglePin();
    assertThat(selection.highlighted()).isEmpty();
    pointAt(50, 20);
    selection.togglePin();
    assertThat(selection.highlighted()).containsExactly(1);
    selection.togglePin();
    assertThat(selection.highlighted()).isEmpty();
  }

  @Test
  void aNewPictureIsLookedAtInTheSamePlace() {
    pointAt(50, 20);
    picture = picture(Curves.flat(0, 20), Curves.flat(1, 10));
    selection.pictureChanged();
    assertThat(hovered().trial()).isZero();
  }

  @Test
  void afterWalkingANewPictureKeepsTheTrial() {
    selection.walkTrials(1);
    picture = picture(Curves.flat(0, 20), Curves.flat(1, 10));
    selection.pictureChanged();
    assertThat(hovered().trial()).isZero();
    assertThat(hovered().value()).isEqualTo(20);
    picture = picture(Curves.flat(1, 10));
    selection.pictureChanged();
    assertThat(hovered()).isNull();
  }

  @Test
  void withoutAPictureThereIsNothingToLookAt() {
    picture = null;
    selection.walkTrials(1);
    selection.pointAt(100, 100);
    assertThat(hovered()).isNull();
  }
}
