package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tunebench.app.shell.Fxml;

/** Style sheets belong to the window: one of a page's own would be read whenever it is opened. */
class StyleSheetsTest {
  private static final Path SCREENS =
      Path.of("../ui-resources/src/main/resources/org/tunebench/ui");

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(SCREENS)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  @Test
  void noScreenHasOneOfItsOwn() throws IOException {
    assertThat(files(".fxml"))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("stylesheets"));
  }

  @Test
  void theWindowHasAllButThoseOfControls() throws IOException {
    for (Path file : files(".css")) {
      if (file.endsWith("chart.css")) {
        continue;
      }
      assertThat(Fxml.styles()).anyMatch(style -> style.endsWith("/" + file.getFileName()));
    }
  }
}
