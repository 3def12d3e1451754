package org.tunebench.engine.objective.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.Checkpoints;
import org.tunebench.engine.objective.TrialContext;

/**
 * Keeps the state of a training in a file now and then, so that another attempt goes on from there:
 * at most every ten seconds and for one percent of the time, and when the training is to end. The
 * file is replaced as a whole; one that is torn, damaged or another training's is not used.
 */
public final class TrainingCheckpoint {
  /** Raised when a training would not go on as it began with the state of an older version. */
  private static final int VERSION = 1;

  private static final String FILE = "training.npz";
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Between two, at least. */
  private static final long LEAST_NANOS =
      NANOS_PER_MILLI * Long.getLong("tunebench.checkpoint-millis", 10_000);

  /** Between two, as a multiple of what one takes. */
  private static final long SHARE = 100;

  /**
   * What the file says that it is.
   *
   * @param training all that decides how the training goes
   * @param state whatever is not among the arrays
   */
  private record Description(int version, String training, int epoch, Object state) {}

  private record Header(int version, String training, int epoch) {}

  private final Optional<Checkpoints> place;
  private final TrialContext trial;
  private final String training;
  private long due = System.nanoTime() + LEAST_NANOS;
  private boolean troubled;

  private TrainingCheckpoint(TrialContext trial, String training) {
    this.trial = trial;
    this.training = training;
    this.place = trial == null ? Optional.empty() : trial.checkpoints();
  }

  /**
   * That of a trial.
   *
   * @param training all that decides how the training goes, data, configuration and seed; the state
   *     of any other is not used
   */
  public static TrainingCheckpoint of(TrialContext trial, String training) {
    return new TrainingCheckpoint(trial, training);
  }

  /** Keeps nothing. */
  public static TrainingCheckpoint none() {
    return new TrainingCheckpoint(null, "");
  }

  /** Where a training was: what {@link #keep} was given. */
  public record Restored<S>(int epoch, S state) {}

  /**
   * Finds the state that an earlier attempt has kept, and reports its history again.
   *
   * @param type of what is not among the arrays
   * @param arrays are overwritten, or left as they are if there is no such state
   */
  public <S> Optional<Restored<S>> restore(Class<S> type, List<? extends NamedTensor> arrays) {
    Optional<Path> file = place.map(p -> p.folder().resolve(FILE)).filter(Files::exists);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    tidy(file.get().getParent());
    try (WeightsFile found = WeightsFile.open(file.get())) {
      Header header = found.description(Header.class);
      if (header.version() != VERSION || !training.equals(header.training())) {
        throw found.wrong("it belongs to another training, or to another version of Tunebench");
      }
      S state = found.description(type, "state");
      found.readInto(arrays);
      trial.log("Goes on after epoch %d, from its checkpoint.".formatted(header.epoch()));
      place.get().reportAgain(header.epoch());
      return Optional.of(new Restored<>(header.epoch(), state));
    } catch (WrongInputException e) {
      trial.log("The checkpoint is not used, training starts anew: " + e.sentence());
      return Optional.empty();
    }
  }

  /** Removes the drafts of attempts that were ended while they wrote. */
  private static void tidy(Path folder) {
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, "." + FILE + "*.part")) {
      for (Path draft : drafts) {
        Files.deleteIfExists(draft);
      }
    } catch (IOException stays) {
      return;
    }
  }

  /** Whether it is time to keep the state. */
  public boolean isDue() {
    return place.isPresent() && (trial.stopRequested() || System.nanoTime() - due >= 0);
  }

  /**
   * Keeps the state after an epoch that has been reported. Where that cannot be done the training
   * goes on, and its log says so once.
   *
   * @param state whatever is not among the arrays
   */
  public void keep(int epoch, Object state, List<? extends NamedTensor> arrays) {
    long start = System.nanoTime();
    try {
      place.get().sync();
      Path file = place.get().folder().resolve(FILE);
      Object description = new Description(VERSION, training, epoch, state);
      WeightsFile.writeFast(file, description, arrays);
    } catch (IOException | UncheckedIOException e) {
      if (!troubled) {
        trial.log("The checkpoint cannot be written: " + e.getMessage());
      }
      troubled = true;
    }
    long end = System.nanoTime();
    due = end + Math.max(LEAST_NANOS, SHARE * (end - start));
  }
}
