package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupsSelectionTest {
  private GroupsPicture picture =
      picture(
          new LineGroup("a", List.of(Curves.flat(0, 10), Curve.empty(1), Curves.flat(2, 20))),
          new LineGroup("b", List.of(Curves.flat(0, 30))));
  private final GroupsSelection selection = new GroupsSelection(() -> Optional.ofNullable(picture));

  private static GroupsPicture picture(LineGroup... groups) {
    GroupsView view =
        new GroupsView(List.of(groups), "epoch", true, "loss", false, true, ChartTheme.light());
    return GroupsRenderer.render(view, new PaintSize(600, 400, 1)).orElseThrow();
  }

  private String hovered() {
    GroupsPicture.Found found = selection.hoveredProperty().get();
    return found == null
        ? "nothing"
        : found.group() + ": " + found.hit().trial() + " at " + found.hit().step();
  }

  @Test
  void walksThroughTheLinesOfAllGroupsRoundAndRound() {
    selection.walkLines(1);
    assertThat(hovered()).isEqualTo("0: 0 at 99.0");
    selection.walkLines(1);
    assertThat(hovered()).isEqualTo("0: 2 at 99.0");
    selection.walkLines(1);
    assertThat(hovered()).isEqualTo("1: 0 at 99.0");
    selection.walkLines(1);
    assertThat(hovered()).isEqualTo("0: 0 at 99.0");
    selection.walkLines(-1);
    assertThat(hovered()).isEqualTo("1: 0 at 99.0");
  }

  @Test
  void walksAlongALineAndToTheNextAtTheSameStep() {
    selection.walkSteps(1);
    selection.walkSteps(-1);
    assertThat(hovered()).isEqualTo("0: 0 at 98.0");
    selection.walkLines(-1);
    assertThat(hovered()).isEqualTo("1: 0 at 98.0");
  }

  @Test
  void whatWasWalkedToIsFoundInTheNextPictureAndOutlastsThePointer() {
    selection.walkLines(-1);
    selection.pointerLeft();
    assertThat(hovered()).isEqualTo("1: 0 at 99.0");
    picture =
        picture(
            new LineGroup("a", List.of(Curves.flat(0, 10))),
            new LineGroup("b", List.of(Curves.flat(4, 1), Curves.flat(0, 30))));
    selection.pictureChanged();
    assertThat(hovered()).isEqualTo("1: 0 at 99.0");
    picture = picture(new LineGroup("a", List.of(Curves.flat(0, 10))));
    selection.pictureChanged();
    assertThat(hovered()).isEqualTo("nothing");
  }

  @Test
  void thePointerTakesOverAndLetsGoWhereItLeaves() {
    selection.walkLines(1);
    selection.pointAt(picture.geometry().x(50), picture.geometry().y(20));
    assertThat(hovered()).isEqualTo("0: 2 at 50.0");
    selection.pointerLeft();
    assertThat(hovered()).isEqualTo("nothing");
  }

  @Test
  void withoutAPictureThereIsNothing() {
    picture = null;
    selection.walkSteps(1);
    selection.pointAt(3, 3);
    assertThat(hovered()).isEqualTo("nothing");
  }
}
