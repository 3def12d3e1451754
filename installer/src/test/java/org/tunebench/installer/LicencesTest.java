package org.tunebench.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicencesTest {
  private static final Path SOURCE = Path.of("src");

  @TempDir Path folder;

  @Test
  void allTextsAreTogether() throws IOException {
    Path list = Files.writeString(folder.resolve("THIRD-PARTY.txt"), "a list");
    Path jar =
        Jars.of(
            folder.resolve("part-1.0.jar"), "META-INF/LICENSE.txt", "NOTICE", "a/LICENSE.class");
    Order order = new Order(folder, SOURCE, folder, list, folder, folder, "1", "a@b", Set.of());
    Path legal = folder.resolve("legal");
    new Licences(order).collect(List.of(jar), legal);

    assertThat(legal.resolve("LICENSE")).content().contains("Apache License");
    assertThat(legal.resolve("THIRD-PARTY.txt")).hasContent("a list");
    assertThat(Folders.files(legal.resolve("part-1.0"), ""))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("LICENSE.txt", "NOTICE");
  }

  /**
   * A text that no part is listed with, or a part whose text is missing, would be found by nobody.
   */
  @Test
  void theListOfTextsNamesEachTextThatThereIs() throws IOException {
    String list = Files.readString(SOURCE.resolve("licences/README.txt"));
    for (Path text : Folders.files(SOURCE.resolve("licences"), ".txt")) {
      String name = text.getFileName().toString();
      // A long name goes on in the next line of its column.
      String end = name.substring(Math.max(0, name.length() - 20));
      assertThat(list).as(name).contains(name.equals("README.txt") ? "" : end);
    }
    Matcher named = Pattern.compile("(?m)\\s(\\S+\\.txt)$").matcher(list);
    while (named.find()) {
      boolean there = Files.exists(SOURCE.resolve("licences").resolve(named.group(1)));
      assertThat(there || named.group(1).startsWith("library-exception"))
          .as(named.group(1))
          .isTrue();
    }
  }
}
