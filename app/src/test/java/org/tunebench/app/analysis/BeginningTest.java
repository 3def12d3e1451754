package org.tunebench.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tunebench.app.figure.ConditionalTrials;
import org.tunebench.engine.analysis.Results;

class BeginningTest {
  private static final Results MANY = ConditionalTrials.results(40, 2);

  @Test
  void whatNeverVariesIsNotShownFirst() {
    Beginning begun = Beginning.of(MANY, List.of("size", "rate", "optimizer", "momentum"));
    assertThat(begun)
        .isEqualTo(new Beginning("rate", Optional.of("optimizer"), "rate", "optimizer"));
  }

  @Test
  void aParentAndItsChildAreNoPairWhereThereIsAnother() {
    Beginning begun = Beginning.of(MANY, List.of("momentum", "optimizer", "rate", "size"));
    assertThat(begun).isEqualTo(new Beginning("momentum", Optional.of("rate"), "momentum", "rate"));
  }

  @Test
  void twoThatBothMatterComeBeforeOneThatMattersMoreBesideOneThatDoesNot() {
    Beginning begun =
        Beginning.of(MANY, List.of("optimizer", "momentum", "dampening", "rate", "size"));
    assertThat(List.of(begun.first(), begun.second())).containsExactly("momentum", "dampening");
  }

  @Test
  void beforeAnyTrialTheSpaceDecides() {
    Beginning begun =
        Beginning.of(
            ConditionalTrials.results(0, 2), List.of("optimizer", "momentum", "size", "rate"));
    assertThat(begun)
        .isEqualTo(new Beginning("optimizer", Optional.of("size"), "optimizer", "size"));
  }

  @Test
  void oneTrialVariesNothingAndStillHasABeginning() {
    Beginning begun = Beginning.of(ConditionalTrials.results(1, 2), List.of("size", "rate"));
    assertThat(begun).isEqualTo(new Beginning("size", Optional.empty(), "size", "rate"));
  }
}
