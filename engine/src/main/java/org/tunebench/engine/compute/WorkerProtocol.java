package org.tunebench.engine.compute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/**
 * The lines between workbench and worker: JSON objects with a {@code type}. A line that is not one,
 * or lacks what its type must have, is noise of a library and belongs into a log. Unknown
 * properties are ignored, so that a newer side may say more.
 */
public final class WorkerProtocol {
  /** Raised when an older side could misunderstand a newer one. */
  public static final int VERSION = 1;

  /** The file of a trial's log in its folder, which the worker writes. */
  public static final String LOG_FILE = "log.txt";

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private WorkerProtocol() {}

  /** The line of a command or event, without its line break. */
  public static String line(Object message) {
    try {
      return JSON.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as a line: " + message, e);
    }
  }

  /** The command in a line, or empty if there is none. */
  public static Optional<WorkerCommand> command(String line) {
    return read(line, WorkerCommand.class);
  }

  /** The event in a line, or empty if there is none. */
  public static Optional<WorkerEvent> event(String line) {
    return read(line, WorkerEvent.class);
  }

  /** The message of a type in a line, or empty if there is none. */
  public static <T> Optional<T> read(String line, Class<T> type) {
    if (!line.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.readValue(line, type));
    } catch (JsonProcessingException notOurs) {
      return Optional.empty();
    }
  }
}
