package org.tunebench.app.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tunebench.app.shell.Texts;

class LogSearchTest {
  private final LogSearch search = new LogSearch(new Texts(Locale.ENGLISH));

  private void look(String text, String wanted) {
    search.look(text);
    search.wantedProperty().set(wanted);
  }

  private int start() {
    return search.currentProperty().get().start();
  }

  private String count() {
    return search.countProperty().get();
  }

  @Test
  void theNewestHitComesFirstAndTheOthersInTurn() {
    look("loss 1\nLoss 2\nloss 3", "loss");
    assertThat(start()).isEqualTo(14);
    assertThat(count()).isEqualTo("3 of 3");
    search.next();
    assertThat(start()).isZero();
    assertThat(count()).isEqualTo("1 of 3");
    search.previous();
    search.previous();
    assertThat(search.currentProperty().get()).isEqualTo(new LogSearch.Hit(7, 11));
  }

  @Test
  void signsOfPatternsAreSignsLikeOthers() {
    look("a[0] (x) a.0", "a.0");
    assertThat(count()).isEqualTo("1 of 1");
    assertThat(start()).isEqualTo(9);
    search.wantedProperty().set("(x");
    assertThat(start()).isEqualTo(5);
  }

  @Test
  void whatIsNotThereIsSaid() {
    look("loss", "gain");
    assertThat(count()).isEqualTo("not found");
    assertThat(search.currentProperty().get()).isNull();
    search.next();
    search.previous();
    assertThat(search.currentProperty().get()).isNull();
    search.wantedProperty().set("");
    assertThat(count()).isEmpty();
  }

  @Test
  void theHitLookedAtStaysWhileTheLogGrowsAndLosesItsBeginning() {
    look("epoch 1\nepoch 2\n", "epoch");
    search.look("epoch 1\nepoch 2\nepoch 3\n");
    assertThat(start()).isEqualTo(8);
    assertThat(count()).isEqualTo("2 of 3");
    search.look("epoch 2\nepoch 3\nepoch 4\n");
    assertThat(start()).isZero();
    assertThat(count()).isEqualTo("1 of 3");
    search.look("epoch 3\nepoch 4\n");
    assertThat(search.currentProperty().get()).as("it is no longer there").isNull();
    assertThat(count()).isEqualTo("2 hits");
  }
}
