package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One database file of each released schema opens, migrates, is complete and goes on. A new schema
 * adds its own: run {@link #main} with the folder {@code src/test/resources/schema/NUMBER}, before
 * {@link Samples} changes.
 */
class SchemaFixturesTest {
  private static final String FILE = "tunebench.mv.db";

  @TempDir Path home;

  static IntStream schemas() {
    return IntStream.rangeClosed(1, Schema.CURRENT.newest());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void aDatabaseOfEachSchemaOpensIsCompleteAndGoesOn(int schema) throws IOException {
    String fixture = "/schema/%d/%s".formatted(schema, FILE);
    try (InputStream file = SchemaFixturesTest.class.getResourceAsStream(fixture)) {
      assertThat(file).as("a database file of schema %d in src/test/resources", schema).isNotNull();
      Files.copy(file, home.resolve(FILE));
    }
    try (Workspace workspace = Workspace.open(home)) {
      Samples.check(workspace.repository(), schema);
      Samples.resume(workspace.repository());
    }
    assertThat(Files.exists(home.resolve("backups"))).isEqualTo(schema < Schema.CURRENT.newest());
  }

  /** Writes the database file of the current schema into a folder. */
  public static void main(String[] arguments) throws IOException {
    Path home = Files.createTempDirectory("schema");
    try (Workspace workspace = Workspace.open(home)) {
      Samples.write(workspace.repository());
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Files.copy(home.resolve(FILE), folder.resolve(FILE));
  }
}
