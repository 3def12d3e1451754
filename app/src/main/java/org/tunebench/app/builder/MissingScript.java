package org.tunebench.app.builder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.objective.command.CommandScript;

/**
 * Whether the script that a command names is where the command looks for it. It need not be: what
 * runs before may make it. But who has mistaken the folder learns it before each trial fails.
 */
final class MissingScript {
  private final ObjectiveDraft objective;
  private final Supplier<Path> folder;
  private final Runnable heard;
  private final Texts texts;
  private final Background background;
  private Path script;
  private boolean isMissing;

  /**
   * @param folder gives the folder that relative paths of the definition start from
   * @param heard is told once it is known of another script
   */
  MissingScript(
      Services services, ObjectiveDraft objective, Supplier<Path> folder, Runnable heard) {
    this.objective = objective;
    this.folder = folder;
    this.heard = heard;
    this.texts = services.texts();
    this.background = new Background(services);
  }

  /** The command has changed; one that is still typed tells nothing. */
  void update() {
    Path now = script;
    if (!objective.kind().equals(ObjectiveKinds.COMMAND)) {
      now = null;
    } else if (objective.problem().isEmpty()) {
      Optional<CommandScript> named =
          objective.objective().flatMap(command -> CommandScript.of(command, folder.get()));
      now = named.map(CommandScript::file).orElse(null);
    }
    if (!Objects.equals(now, script)) {
      script = now;
      isMissing = false;
      look();
    }
  }

  /** Looks again: the person may have put it there meanwhile. */
  void look() {
    Path file = script;
    if (file != null) {
      background.run(
          () -> !Files.exists(file),
          missing -> {
            if (file.equals(script) && missing != isMissing) {
              isMissing = missing;
              heard.run();
            }
          },
          never -> {},
          () -> {});
    }
  }

  /** What one should know of it, or empty. */
  String sentence() {
    return isMissing
        ? texts.get("Builder.Script.missing", script.getFileName(), script.getParent())
        : "";
  }
}
