package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesktopFilesTest {
  private final List<List<String>> ran = new ArrayList<>();
  private final Path file = Path.of("a folder", "report.html").toAbsolutePath();

  private DesktopFiles on(String os, boolean works) {
    return new DesktopFiles(
        os,
        command -> {
          ran.add(command);
          return works;
        });
  }

  @Test
  void eachSystemIsAskedByItsOwnTool() {
    assertThat(on("Linux", true).open(file)).isTrue();
    assertThat(on("Mac OS X", true).open(file)).isTrue();
    assertThat(on("Windows 11", true).open(file)).isTrue();
    assertThat(ran)
        .containsExactly(
            List.of("xdg-open", file.toString()),
            List.of("open", file.toString()),
            List.of("rundll32", "url.dll,FileProtocolHandler", file.toString()));
  }

  @Test
  void itsFolderIsShownWithTheFileMarkedWhereThatCanBe() {
    assertThat(on("Linux", true).showInFolder(file)).isTrue();
    assertThat(on("Mac OS X", true).showInFolder(file)).isTrue();
    // Explorer says that it failed, whatever it did.
    assertThat(on("Windows 11", false).showInFolder(file)).isTrue();
    assertThat(ran)
        .containsExactly(
            List.of("xdg-open", file.getParent().toString()),
            List.of("open", "-R", file.toString()),
            List.of("explorer", "/select," + file));
  }

  @Test
  void whereNothingShowsItThatIsSaid() {
    assertThat(on("Linux", false).open(file)).isFalse();
    assertThat(on("Linux", false).showInFolder(file)).isFalse();
  }
}
