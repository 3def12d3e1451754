package org.tunebench.app.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tunebench.app.shell.Appearance;
import org.tunebench.app.shell.ColumnLayout;

class StudyColumnsTest {
  private final Appearance appearance = new Appearance();
  private final StudyColumns one = new StudyColumns(appearance, 1);
  private final StudyColumns other = new StudyColumns(appearance, 2);

  private static ColumnLayout.Column column(String id, double width, boolean shown) {
    return new ColumnLayout.Column(id, width, shown);
  }

  @Test
  void eachStudyHasItsOwn() {
    one.keep(List.of(column("lr", 200, true), column("trial", 0, false)));
    assertThat(one.width("lr")).hasValue(200);
    assertThat(one.width("trial")).isEmpty();
    assertThat(one.isShown("trial")).isFalse();
    assertThat(other.width("lr")).isEmpty();
    assertThat(other.isShown("trial")).isTrue();
    assertThat(new StudyColumns(appearance, 1).isShown("trial")).isFalse();
  }

  @Test
  void allCanBeAsTheyCome() {
    one.keep(List.of(column("lr", 200, false)));
    one.forget();
    assertThat(one.isShown("lr")).isTrue();
    assertThat(one.width("lr")).isEmpty();
  }

  @Test
  void whatItIsSortedByStaysWithTheColumns() {
    one.keepSort(List.of(new ColumnLayout.Sort("lr", false)));
    one.keep(List.of(column("lr", 200, true)));
    assertThat(new StudyColumns(appearance, 1).sort())
        .containsExactly(new ColumnLayout.Sort("lr", false));
    assertThat(other.sort()).isEmpty();
    one.forget();
    assertThat(one.sort()).isEmpty();
  }

  @Test
  void onlySoManyStudiesAreRemembered() {
    one.keep(List.of(column("lr", 200, true)));
    for (int study = 10; study < 210; study++) {
      new StudyColumns(appearance, study).keep(List.of(column("lr", 100, true)));
    }
    assertThat(one.width("lr")).as("the one that was touched longest ago").isEmpty();
    assertThat(new StudyColumns(appearance, 209).width("lr")).hasValue(100);
  }
}
