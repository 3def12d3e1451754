package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every word on a screen has a text, and every text is used. */
class TextKeysTest {
  private static final Path SCREENS =
      Path.of("../ui-resources/src/main/resources/org/tunebench/ui");
  private static final Path CODE = Path.of("src/main/java");
  private static final Pattern IN_FXML = Pattern.compile("\"%([A-Za-z][\\w.]*)\"");
  private static final String PLACES =
      "App|Shell|Welcome|Studies|Builder|Field|Devices|Settings|Study|Trials|Trial|Live|Chart|Compare|Palette|Report|Glossary";
  private static final Pattern IN_CODE =
      Pattern.compile("\"((?:" + PLACES + ")\\.(?:[A-Za-z][\\w.]*)?)\"");

  private static final Set<String> defined = new TreeSet<>();
  private static final Set<String> used = new TreeSet<>();

  @BeforeAll
  static void read() throws IOException {
    Properties texts = new Properties();
    try (var reader = Files.newBufferedReader(SCREENS.resolve("texts.properties"))) {
      texts.load(reader);
    }
    defined.addAll(texts.stringPropertyNames());
    collect(SCREENS, ".fxml", IN_FXML);
    collect(CODE, ".java", IN_CODE);
  }

  private static void collect(Path root, String ending, Pattern key) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        Matcher matcher = key.matcher(Files.readString(file));
        while (matcher.find()) {
          used.add(matcher.group(1));
        }
      }
    }
  }

  @Test
  void everyKeyThatScreensAndCodeNameIsThere() {
    // A key that ends with a dot is the beginning of one that is put together.
    assertThat(used.stream().filter(key -> !key.endsWith(".")))
        .as("keys without a text")
        .allSatisfy(key -> assertThat(defined).contains(key));
    assertThat(used.stream().filter(key -> key.endsWith(".")))
        .as("beginnings of keys without a text")
        .allSatisfy(key -> assertThat(defined).anyMatch(text -> text.startsWith(key)));
  }

  @Test
  void everyTextIsUsed() {
    assertThat(defined)
        .as("texts that nobody names")
        .allSatisfy(
            key -> assertThat(used).anyMatch(name -> key.equals(name) || isBeginning(name, key)));
  }

  private static boolean isBeginning(String name, String key) {
    return name.endsWith(".") && key.startsWith(name);
  }

  @Test
  void noTextHasAPlainApostrophe() throws IOException {
    assertThat(Files.readAllLines(SCREENS.resolve("texts.properties")))
        .filteredOn(line -> !line.startsWith("#"))
        .as("texts with places in braces would lose it")
        .noneMatch(line -> line.contains("'"));
  }
}
