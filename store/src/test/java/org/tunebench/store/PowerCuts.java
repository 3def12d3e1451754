package org.tunebench.store;

import static org.tunebench.engine.study.StudyFixtures.completed;
import static org.tunebench.engine.study.StudyFixtures.running;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.Trial;

/**
 * A part of the campaign against failure: the power goes while a search writes. What is on the disk
 * then is the database as it was last forced there, with any of the blocks that were written since,
 * or cut off, or with a torn block. Each time it must open with all that was acknowledged, or say
 * what was recovered, or be refused as damaged; and what it holds must be what was written.
 */
public final class PowerCuts {
  private static final int BLOCK = 4096;
  private static final int TRIALS = 60;
  private static final int STEPS = 20;
  private static final int PAUSE_MILLIS = 20;
  private static final String STUDY = "a study";

  /** What happened to the disk. */
  private enum Damage {
    FORCED_ONLY("as last forced"),
    SOME_BLOCKS_LATER("some later blocks, too"),
    CUT("cut off at a random place"),
    TORN("a block of noise at a random place");

    private final String words;

    Damage(String words) {
      this.words = words;
    }
  }

  /** How it ended. */
  private enum End {
    WHOLE("opened whole"),
    RECOVERED("recovered, said"),
    REFUSED("refused, said"),
    WRONG("wrong");

    private final String words;

    End(String words) {
      this.words = words;
    }
  }

  /**
   * A moment of the search.
   *
   * @param forced what the disk surely has: the last transaction was forced there
   * @param later what has been written when the next transaction has been forced
   * @param changes what the ledger's file says
   * @param trials how many trials had completed
   */
  private record Moment(byte[] forced, byte[] later, long changes, int trials) {}

  private final Random random;
  private final Path folder;
  private final List<Moment> moments = new ArrayList<>();
  private byte[] backup;
  private String backupName;

  private PowerCuts(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /**
   * @param args how many cuts, 1,000 unless given
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int cuts = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
    Path folder = Files.createTempDirectory("power-cuts");
    PowerCuts campaign = new PowerCuts(folder, 1);
    campaign.search();
    boolean well = campaign.run(cuts, System.out);
    delete(folder);
    System.exit(well ? 0 : 1);
  }

  /** A search that is recorded at each of its transactions. */
  private void search() throws IOException, InterruptedException {
    ForcedFiles.register();
    Path home = folder.resolve("recorded");
    Workspace.open(home).close();
    Path file = home.resolve("tunebench.mv.db");
    Backups backups = new Backups(home, Clock.systemUTC());
    Database database = Database.open(file, ForcedFiles.SCHEME);
    Ledger ledger = Ledger.open(home, database);
    database.countIn(ledger);
    try (StudyRepository repository = new H2StudyRepository(database, Clock.systemUTC())) {
      long study = repository.create(spec(STUDY)).id();
      for (int number = 0; number < TRIALS; number++) {
        repository.add(study, running(number));
        remember(file, ledger, number);
        repository.append(study, reports(number));
        remember(file, ledger, number);
        repository.update(study, completed(number, "marginal_ll", number));
        remember(file, ledger, number + 1);
        if (number == TRIALS / 3) {
          backups.takeIfDue(database, ledger.changes());
        }
      }
    }
    for (int i = 0; i + 1 < moments.size(); i++) {
      Moment now = moments.get(i);
      moments.set(
          i, new Moment(now.forced(), moments.get(i + 1).forced(), now.changes(), now.trials()));
    }
    moments.remove(moments.size() - 1);
    Backups.Backup taken = backups.all().get(0);
    backup = Files.readAllBytes(taken.file());
    backupName = taken.file().getFileName().toString();
  }

  private void remember(Path file, Ledger ledger, int trials) throws InterruptedException {
    moments.add(new Moment(ForcedFiles.onDisk(file), new byte[0], ledger.changes(), trials));
    // H2 uses space again after a second: a search of a few seconds has that, too.
    Thread.sleep(PAUSE_MILLIS);
  }

  private static List<Report> reports(int trial) {
    List<Report> reports = new ArrayList<>();
    for (int step = 1; step <= STEPS; step++) {
      reports.add(new Report(trial, step, Map.of("elbo", value(trial, step))));
    }
    return reports;
  }

  private static double value(int trial, int step) {
    return 1000.0 / step + trial;
  }

  private boolean run(int cuts, PrintStream out) throws IOException {
    Map<Damage, Map<End, Integer>> counts = new EnumMap<>(Damage.class);
    for (int cut = 0; cut < cuts; cut++) {
      Damage damage = Damage.values()[cut % Damage.values().length];
      End end = once(damage, cut, out);
      counts.computeIfAbsent(damage, d -> new EnumMap<>(End.class)).merge(end, 1, Integer::sum);
    }
    out.printf("%nThe power goes, the disk is%n%-38s", "");
    Arrays.stream(End.values()).forEach(end -> out.printf(" %16s", end.words));
    out.println();
    boolean well = true;
    for (Map.Entry<Damage, Map<End, Integer>> row : counts.entrySet()) {
      out.printf("%-38s", row.getKey().words);
      for (End end : End.values()) {
        out.printf(" %16d", row.getValue().getOrDefault(end, 0));
      }
      out.println();
      well &= !row.getValue().containsKey(End.WRONG);
    }
    return well;
  }

  private End once(Damage damage, int cut, PrintStream out) throws IOException {
    Moment moment = moments.get(random.nextInt(moments.size()));
    boolean hasBackup = random.nextBoolean();
    Path home = Files.createDirectories(folder.resolve("cut-" + cut));
    Files.write(home.resolve("tunebench.mv.db"), damaged(damage, moment));
    Files.writeString(home.resolve(Ledger.FILE), "%019d%n".formatted(moment.changes()));
    Files.writeString(home.resolve("tunebench.owner"), "process 1 on a machine that went down\n");
    if (hasBackup) {
      Path backups = Files.createDirectories(home.resolve("backups"));
      Files.write(backups.resolve(backupName), backup);
    }
    End end;
    try (Workspace workspace = Workspace.open(home)) {
      end = judge(workspace, moment, out);
    } catch (WorkspaceException e) {
      boolean said = e.getMessage().contains("is damaged") && !e.getMessage().contains("\n");
      end = said && !hasBackup ? End.REFUSED : End.WRONG;
      if (end == End.WRONG) {
        out.printf("%s: %s%n", damage, e.getMessage());
      }
    } catch (RuntimeException e) {
      out.printf("%s: %s%n", damage, e);
      end = End.WRONG;
    }
    delete(home);
    return end;
  }

  private byte[] damaged(Damage damage, Moment moment) {
    byte[] disk = moment.forced().clone();
    switch (damage) {
      case FORCED_ONLY -> {}
      case SOME_BLOCKS_LATER -> {
        byte[] later = moment.later();
        disk = Arrays.copyOf(disk, Math.max(disk.length, later.length));
        for (int at = 0; at < later.length; at += BLOCK) {
          if (random.nextBoolean()) {
            System.arraycopy(later, at, disk, at, Math.min(BLOCK, later.length - at));
          }
        }
      }
      case CUT -> disk = Arrays.copyOf(disk, random.nextInt(disk.length));
      case TORN -> {
        byte[] noise = new byte[1 + random.nextInt(BLOCK)];
        random.nextBytes(noise);
        int at = random.nextInt(disk.length - noise.length);
        System.arraycopy(noise, 0, disk, at, noise.length);
      }
      default -> throw new IllegalArgumentException(damage.name());
    }
    return disk;
  }

  /** Holds what is there against what was written. */
  private End judge(Workspace workspace, Moment moment, PrintStream out) {
    Optional<String> said = workspace.recovery();
    StudyRepository repository = workspace.repository();
    int completed = 0;
    var study = repository.study(STUDY);
    if (study.isPresent()) {
      long id = study.get().id();
      Map<Integer, Curve> curves = repository.curves(id, "elbo");
      for (Trial trial : repository.trials(id)) {
        if (!trial.state().isTerminal()) {
          continue;
        }
        completed++;
        if (!trial.equals(completed(trial.number(), "marginal_ll", trial.number()))
            || !isWhole(curves.get(trial.number()), trial.number())) {
          out.printf("trial %d is not what was written: %s%n", trial.number(), trial);
          return End.WRONG;
        }
      }
    }
    if (completed < moment.trials() && said.isEmpty()) {
      out.printf("%d of %d trials, and nothing said%n", completed, moment.trials());
      return End.WRONG;
    }
    return said.isPresent() ? End.RECOVERED : End.WHOLE;
  }

  private static boolean isWhole(Curve curve, int trial) {
    if (curve == null || curve.size() != STEPS) {
      return false;
    }
    for (int i = 0; i < STEPS; i++) {
      if (curve.step(i) != i + 1 || curve.value(i) != value(trial, i + 1)) {
        return false;
      }
    }
    return true;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
