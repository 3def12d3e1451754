package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileEndingTest {
  private static final List<Dialogs.FileKind> KINDS =
      List.of(
          new Dialogs.FileKind("PNG", List.of("*.png")),
          new Dialogs.FileKind("SVG", List.of("*.svg")),
          new Dialogs.FileKind("PDF", List.of("*.pdf")));

  @ParameterizedTest
  @CsvSource({
    "plot, SVG, plot.svg",
    "plot, PNG, plot.png",
    "plot.png, SVG, plot.svg",
    "plot.SVG, SVG, plot.SVG",
    "plot.pdf, PNG, plot.pdf",
    "lr-0.01, PDF, lr-0.01.pdf",
  })
  void theChosenKindDecidesUnlessAnEndingWasTyped(String name, String kind, String written) {
    Dialogs.FileKind chosen =
        KINDS.stream().filter(one -> one.label().equals(kind)).findFirst().orElseThrow();
    Path folder = Path.of("a");
    assertThat(FileEnding.of(folder.resolve(name), KINDS, chosen))
        .isEqualTo(folder.resolve(written));
  }
}
