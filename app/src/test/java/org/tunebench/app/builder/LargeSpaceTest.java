package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/** However many parameters there are, what is said of them stays a sentence. */
class LargeSpaceTest extends BuilderFixture {
  @BeforeEach
  void fortyParameters() {
    chooseObjective("command");
    model
        .space()
        .preset(
            new SearchSpace(
                IntStream.range(0, 40)
                    .mapToObj(i -> new Parameter("p" + i, new FloatRange(0, 1, false, 0)))
                    .toList()));
    setting("run").textProperty().set("./train.sh");
  }

  @Test
  void theFirstThatACommandDoesNotNameAreSaid() {
    assertThat(model.cautionProperty().get())
        .isEqualTo(
            "The command does not name p0, p1, p2, p3, p4 and 35 more: your program gets them in"
                + " TUNEBENCH_PARAMS alone.");
    model.unnamed().passOn();
    assertThat(setting("run").textProperty().get()).endsWith("--p39={{ p39 }}");
  }

  @Test
  void anExampleHasSomeOfTheirValues() {
    assertThat(new SpaceWords(model.space(), fakes.get().texts()).example())
        .matches("p0 = [\\d.e-]+   .*   p11 = [\\d.e-]+   and 28 more");
  }
}
