package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesktopMessagesTest {
  private final List<List<String>> ran = new ArrayList<>();

  private DesktopMessages on(String os, boolean works) {
    return new DesktopMessages(
        os,
        command -> {
          ran.add(command);
          return works;
        });
  }

  @Test
  void eachDesktopIsAskedByItsOwnToolWithTheWordsAsTheyAre() {
    String words = "--help\" & <quit>";
    assertThat(on("Linux", true).show("Tunebench", words)).isTrue();
    assertThat(on("Mac OS X", true).show("Tunebench", words)).isTrue();
    assertThat(ran.get(0))
        .startsWith("notify-send", "--app-name=Tunebench")
        .endsWith("--", "Tunebench", "--help\" &amp; &lt;quit&gt;");
    assertThat(ran.get(1)).startsWith("osascript", "-e").endsWith("--", "Tunebench", words);
    assertThat(ran.get(1).subList(0, ran.get(1).size() - 1))
        .noneMatch(part -> part.contains(words));
  }

  @Test
  void whereNothingShowsItNothingHappens() {
    assertThat(on("Linux", false).show("Tunebench", "done")).isFalse();
    ran.clear();
    assertThat(on("Windows 11", true).show("Tunebench", "done")).isFalse();
    assertThat(ran).isEmpty();
  }
}
