package org.tunebench.engine.compute.cluster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tunebench.engine.OwnerOnly;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerProtocol;

/**
 * The folder of a job, in the shared folder of the workspace: its script, the commands that it
 * hears, the events that it tells, and a note of which job it is. All that is needed to find the
 * job again lies here; only its owner can read it.
 */
final class JobFolder {
  /** What the job is told: {@link WorkerCommand} lines. */
  static final String COMMANDS = "commands.jsonl";

  /** What the job tells: {@link JobLine}s. */
  static final String EVENTS = "events.jsonl";

  private static final String SCRIPT = "job.sh";
  private static final String NOTE = "job.json";
  private static final String CLOSED = "closed";
  private static final String CLAIM = "claim";

  /**
   * Which job it is.
   *
   * @param name what the job is called at Slurm, never twice
   * @param id its number, or null as long as Slurm has not been heard to have given one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Note(String name, String id) {}

  private final Path path;

  JobFolder(Path path) {
    this.path = path.toAbsolutePath();
  }

  /**
   * Prepares a job.
   *
   * @param parent the folder of a study's jobs; created if it is not there
   * @param study the study's key, for the job's name
   */
  static JobFolder create(
      Path parent,
      long study,
      SlurmSettings settings,
      WorkerCommand.Open open,
      List<WorkerCommand.Start> trials)
      throws IOException {
    Files.createDirectories(parent, OwnerOnly.folder(parent));
    int first = trials.get(0).trial();
    JobFolder folder = new JobFolder(created(parent, first));
    folder.write(SCRIPT, new JobScript(settings, folder.path, trials.size()).text());
    StringBuilder commands = new StringBuilder(WorkerProtocol.line(open)).append('\n');
    trials.forEach(trial -> commands.append(WorkerProtocol.line(trial)).append('\n'));
    folder.write(COMMANDS, commands.toString());
    String unique = UUID.randomUUID().toString().substring(0, 8);
    // Last: a folder without a note was never sent.
    folder.note(new Note("tunebench-" + study + "-" + first + "-" + unique, null));
    return folder;
  }

  /**
   * A folder that no job has had. What an earlier job of the trial has told, or of another one
   * whose number it has since the workspace has lost that, would be taken for what this one tells;
   * and the earlier one may still read what it is told.
   */
  private static Path created(Path parent, int first) throws IOException {
    Path path = parent.resolve(Integer.toString(first));
    for (int again = 2; Files.exists(path, LinkOption.NOFOLLOW_LINKS); again++) {
      path = parent.resolve(first + "-" + again);
    }
    return Files.createDirectory(path, OwnerOnly.folder(parent));
  }

  /** The jobs of a study that have not been closed. */
  static List<JobFolder> open(Path parent) {
    List<JobFolder> open = new ArrayList<>();
    if (!Files.isDirectory(parent)) {
      return open;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(parent)) {
      for (Path path : all) {
        if (Files.exists(path.resolve(NOTE)) && !Files.exists(path.resolve(CLOSED))) {
          open.add(new JobFolder(path));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new ClusterException(
          ClusterException.Kind.REFUSED,
          "the folder %s cannot be read: %s".formatted(parent, e.getMessage()),
          e);
    }
    return open;
  }

  /**
   * Takes a folder for the job that runs in it, for as often as Slurm starts that. Slurm may have
   * taken a job without an answer, and so twice: two of them would write as one, and train from the
   * same checkpoints.
   *
   * @param job its number
   * @throws IOException if another job has the folder
   */
  static void claim(Path folder, String job) throws IOException {
    Path claim = folder.resolve(CLAIM);
    try (SeekableByteChannel mine =
        Files.newByteChannel(
            claim,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnerOnly.file(claim))) {
      mine.write(ByteBuffer.wrap(job.getBytes(StandardCharsets.UTF_8)));
    } catch (FileAlreadyExistsException taken) {
      String owner = Files.readString(claim);
      if (!owner.equals(job)) {
        throw new IOException(
            "job %s has this folder: Slurm took it twice, and this one, %s, is not needed"
                .formatted(owner, job),
            taken);
      }
    }
  }

  Path path() {
    return path;
  }

  Path script() {
    return path.resolve(SCRIPT);
  }

  JobEvents events() {
    return new JobEvents(path.resolve(EVENTS));
  }

  Optional<Note> note() {
    try {
      return WorkerProtocol.read(Files.readString(path.resolve(NOTE)).strip(), Note.class);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  void note(Note note) throws IOException {
    write(NOTE, WorkerProtocol.line(note) + "\n");
  }

  /**
   * The numbers of its trials, but for those that it was told to end: one of them that is wanted
   * goes on in another job.
   */
  Set<Integer> trials() {
    Set<Integer> trials = new LinkedHashSet<>();
    try {
      for (String line : new Lines(path.resolve(COMMANDS)).look()) {
        WorkerProtocol.command(line).ifPresent(command -> follow(command, trials));
      }
    } catch (IOException unreadable) {
      return trials;
    }
    return trials;
  }

  private static void follow(WorkerCommand command, Set<Integer> trials) {
    if (command instanceof WorkerCommand.Start start) {
      trials.add(start.trial());
    } else if (command instanceof WorkerCommand.Stop stop) {
      trials.remove(stop.trial());
    } else if (command instanceof WorkerCommand.Suspend suspend) {
      trials.remove(suspend.trial());
    }
  }

  /** Tells the job something. */
  void tell(WorkerCommand command) throws IOException {
    try (LineWriter commands = new LineWriter(path.resolve(COMMANDS))) {
      commands.append(WorkerProtocol.line(command) + "\n");
    }
  }

  /** Nothing more is expected of the job. */
  void close() throws IOException {
    if (Files.isDirectory(path)) {
      write(CLOSED, "");
    }
  }

  /** Writes a file whole or not at all. */
  private void write(String name, String text) throws IOException {
    Path draft = path.resolve(name + ".draft");
    Files.deleteIfExists(draft);
    try (LineWriter writer = new LineWriter(draft)) {
      writer.append(text);
    }
    Files.move(
        draft,
        path.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
