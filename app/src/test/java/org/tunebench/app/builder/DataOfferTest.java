package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of the data file are offered, and a name that it does not have is told at once. */
class DataOfferTest extends BuilderFixture {
  private static final String ROWS = "setosa,1.5,2\nvirginica,2.5,3\n";

  @TempDir Path folder;

  @BeforeEach
  void chooseClassifier() {
    chooseObjective("classifier");
  }

  private void open(String name, String text) throws IOException {
    typeData(Files.writeString(folder.resolve(name), text).toString());
  }

  private List<String> offered() {
    return model.data().offer().namesProperty().get().getOrDefault("class", List.of("not known"));
  }

  @Test
  void theColumnsOfTheFileAreOfferedAndThoseOfAnotherTakeTheirPlace() throws IOException {
    assertThat(offered()).containsExactly("not known");
    open("flowers.csv", "species,width,length\n" + ROWS);
    assertThat(offered()).containsExactly("species", "width", "length");

    open("iris.csv", "sort,breadth,height\n" + ROWS);
    assertThat(offered()).containsExactly("sort", "breadth", "height");
    setting("class").textProperty().set("height");
    assertThat(offered()).as("what is chosen changes nothing").hasSize(3);
    open("plain.csv", "1,2,a\n3,4,b\n");
    assertThat(offered()).isEmpty();
    typeData(folder.resolve("gone.csv").toString());
    assertThat(offered()).containsExactly("not known");
  }

  @Test
  void aNameThatTheFileDoesNotHaveIsToldBesideItsFieldUntilItIsMended() throws IOException {
    open("flowers.csv", "kind,width,length\n" + ROWS);
    setting("class").textProperty().set("sort");

    String told = "The data file has no “sort”; it has kind, width, length.";
    assertThat(setting("class").shownProblem().get()).isEqualTo(told);
    assertThat(model.obstacleProperty().get()).isEqualTo("Class column: " + told);
    assertThat(model.data().file().shownProblem().get()).isEmpty();

    setting("class").textProperty().set(" kind ");
    assertThat(setting("class").shownProblem().get()).isEmpty();
    assertThat(model.obstacleProperty().get()).isEmpty();
  }

  @Test
  void aNameThatWasTypedFirstIsComparedOnceTheFileIsThere() throws IOException {
    setting("class").textProperty().set("sort");
    assertThat(setting("class").shownProblem().get()).isEmpty();
    open("flowers.csv", "kind,width,length\n" + ROWS);

    assertThat(setting("class").shownProblem().get()).contains("has no “sort”");
    open("iris.csv", "sort,width,length\n" + ROWS);
    assertThat(setting("class").shownProblem().get()).isEmpty();
  }

  @Test
  void aFileWithoutNamesHasNone() throws IOException {
    open("plain.csv", "1,2,a\n3,4,b\n");
    setting("class").textProperty().set("kind");

    assertThat(setting("class").shownProblem().get())
        .isEqualTo("The data file has none of these: leave it empty.");
  }

  @Test
  void ofManyNamesASentenceHasSome() throws IOException {
    open("wide.csv", "kind" + ",c".repeat(20) + "\nx" + ",1".repeat(20) + "\ny" + ",2".repeat(20));
    setting("class").textProperty().set("sort");

    assertThat(setting("class").shownProblem().get()).endsWith(", c, c and 9 more.");
  }
}
