package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Options and names of metrics send no commands to a terminal and split no rows. */
class ControlCharactersTest extends WithCommandLine {
  @Test
  void areShown() throws IOException {
    String file =
        line.file(
            "odd.yaml",
            """
            objective: quick
            space:
              x: {float: [0, 1]}
              k: {choice: ["\\e[31mred\\nand more"]}
            baseline: {x: 0.01, k: "\\e[31mred\\nand more"}
            budget: {trials: 2}
            """);
    String shown = "\\u001b[31mred\\nand more";

    line.run("run", file);
    assertThat(line.out()).contains("k = " + shown).doesNotContain("\u001b");
    line.run("show", "odd");
    assertThat(line.out()).contains(shown).doesNotContain("\u001b");
    line.run("show", "odd", "--trial", "0");
    assertThat(line.out()).contains(shown + "\n").doesNotContain("\u001b");
    line.run("export", "odd");
    assertThat(line.out()).as("what programs read").contains("\u001b[31mred\nand more");
  }
}
