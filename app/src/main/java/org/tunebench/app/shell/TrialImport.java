package org.tunebench.app.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.FreeName;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.studyfile.table.ImportedStudy;
import org.tunebench.engine.studyfile.table.UnknownResultException;

/**
 * Imports files of finished trials one after the other: what can be read is kept, what cannot is
 * named at the end. Where nothing tells which column of a table is the result, the person is asked.
 */
final class TrialImport {
  private final Services services;
  private final Texts texts;
  private final List<Study> kept = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  TrialImport(Services services) {
    this.services = services;
    this.texts = services.texts();
  }

  /** What one file gave. */
  private record Outcome(List<Study> kept, List<String> problems) {}

  /**
   * Imports them.
   *
   * @param end hears where that leads, or nothing where it leads nowhere
   */
  void run(List<Path> files, Consumer<Optional<Route>> end) {
    next(files.iterator(), end);
  }

  private void next(Iterator<Path> files, Consumer<Optional<Route>> end) {
    if (files.hasNext()) {
      take(files.next(), FinishedTrials.Result.UNKNOWN, () -> next(files, end));
    } else {
      tell();
      end.accept(place());
    }
  }

  private void take(Path file, FinishedTrials.Result result, Runnable next) {
    new Background(services)
        .run(
            () -> kept(file, result, next),
            outcome -> {
              kept.addAll(outcome.kept());
              problems.addAll(outcome.problems());
              next.run();
            },
            wrong -> {
              if (wrong instanceof UnknownResultException unknown) {
                ask(file, unknown)
                    .ifPresentOrElse(
                        chosen -> take(file, chosen, next),
                        () -> {
                          problems.add(texts.get("Shell.Import.NoResult", name(file)));
                          next.run();
                        });
              } else {
                problems.add(named(file, wrong));
                next.run();
              }
            },
            () -> {});
  }

  private Outcome kept(Path file, FinishedTrials.Result result, Runnable next) {
    try {
      return keep(file, result);
    } catch (WrongInputException wrong) {
      throw wrong;
    } catch (RuntimeException failed) {
      // Somebody else says what happened; the other files have their turn all the same.
      services.fx().execute(next);
      throw failed;
    }
  }

  private Outcome keep(Path file, FinishedTrials.Result result) {
    List<Study> done = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (FinishedTrials.Found found :
        FinishedTrials.read(file, result, services.engine().objectives())) {
      try {
        ImportedStudy study = found.study().get();
        String free = FreeName.in(services.engine().repository(), study.spec().name());
        done.add(study.named(free).keepIn(services.engine().repository()));
      } catch (UnknownResultException unknown) {
        throw unknown;
      } catch (WrongInputException e) {
        wrong.add(named(file, e));
      }
    }
    return new Outcome(done, wrong);
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /** Its sentence; the name of the file before it unless it says so itself. */
  private static String named(Path file, WrongInputException wrong) {
    String sentence = Sentences.of(wrong);
    return sentence.contains(name(file)) ? sentence : name(file) + ": " + sentence;
  }

  private Optional<FinishedTrials.Result> ask(Path file, UnknownResultException unknown) {
    Dialogs dialogs = services.dialogs();
    String less = texts.get("Study.Details.Goal.MINIMIZE");
    String more = texts.get("Study.Details.Goal.MAXIMIZE");
    String heading = texts.get("Shell.Import.Ask", name(file));
    return dialogs
        .choose(heading, texts.get("Shell.Import.Column"), unknown.columns())
        .flatMap(
            column ->
                dialogs
                    .choose(heading, texts.get("Shell.Import.Goal", column), List.of(less, more))
                    .map(goal -> goal.equals(more) ? Goal.MAXIMIZE : Goal.MINIMIZE)
                    .map(
                        goal -> new FinishedTrials.Result(Optional.of(column), Optional.of(goal))));
  }

  private void tell() {
    if (!problems.isEmpty()) {
      services
          .dialogs()
          .error(
              texts.get(kept.isEmpty() ? "Shell.Problem.Import" : "Shell.Problem.ImportSome"),
              String.join("\n", problems));
    }
  }

  private Optional<Route> place() {
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        kept.size() == 1 && problems.isEmpty()
            ? new Route.StudyPage(kept.get(0).id())
            : new Route.Studies());
  }
}
