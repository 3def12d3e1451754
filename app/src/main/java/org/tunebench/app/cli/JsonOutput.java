package org.tunebench.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;

/** How verbs write JSON: indented, {@code null} for what there is not, {@code "NaN"} for NaN. */
final class JsonOutput {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonOutput() {}

  /** Writes one value. */
  @FunctionalInterface
  interface Value {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /**
   * Writes it with the end of a line; the target stays open.
   *
   * @throws IOException if the target cannot be written
   */
  static void write(Writer target, Value value) throws IOException {
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(target)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      value.writeTo(json);
    }
    target.append(System.lineSeparator());
  }
}
