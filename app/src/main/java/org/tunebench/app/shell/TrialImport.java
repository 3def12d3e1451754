package org.tunebench.app.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.FreeName;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.studyfile.table.ImportedStudy;

/**
 * Imports files of finished trials one after the other: what can be read is kept, what cannot is
 * named at the end. Where nothing tells what the columns of a table are, the person is asked, and
 * may leave the table out.
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
  private record Outcome(List<Study> kept, List<WrongInputException> problems) {}

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
      take(files.next(), () -> next(files, end));
    } else {
      tell();
      end.accept(place());
    }
  }

  /** Looks at it first: what nobody can know of a table, the person is asked. */
  private void take(Path file, Runnable next) {
    work(
        () -> FinishedTrials.look(file, services.engine().objectives()),
        look -> {
          if (look.isEmpty()) {
            keep(
                file,
                FinishedTrials.Columns.UNSAID,
                wrong -> {
                  problems.add(named(file, wrong));
                  next.run();
                },
                next);
          } else {
            ask(file, new TableDraft(name(file), look.get(), texts), next);
          }
        },
        wrong -> {
          problems.add(named(file, wrong));
          next.run();
        },
        next);
  }

  /** What was said stays as it is where it cannot be read so. */
  private void ask(Path file, TableDraft draft, Runnable next) {
    if (!services.dialogs().assign(draft)) {
      // The person does not want it: nothing is wrong.
      next.run();
      return;
    }
    keep(
        file,
        draft.said(),
        wrong -> {
          draft.refuse(Sentences.of(wrong));
          ask(file, draft, next);
        },
        next);
  }

  private void keep(
      Path file,
      FinishedTrials.Columns columns,
      Consumer<WrongInputException> refused,
      Runnable next) {
    work(
        () -> kept(file, columns),
        outcome -> {
          kept.addAll(outcome.kept());
          if (outcome.kept().isEmpty() && outcome.problems().size() == 1) {
            refused.accept(outcome.problems().get(0));
            return;
          }
          outcome.problems().forEach(wrong -> problems.add(named(file, wrong)));
          next.run();
        },
        refused,
        next);
  }

  private <T> void work(
      Supplier<T> work, Consumer<T> done, Consumer<WrongInputException> wrong, Runnable next) {
    // Of any other failure somebody else says what happened; the other files have their turn.
    new Background(services).run(work, done, wrong, next, () -> {});
  }

  private Outcome kept(Path file, FinishedTrials.Columns columns) {
    List<Study> done = new ArrayList<>();
    List<WrongInputException> wrong = new ArrayList<>();
    for (FinishedTrials.Found found :
        FinishedTrials.read(file, columns, services.engine().objectives())) {
      try {
        ImportedStudy study = found.study().get();
        String free = FreeName.in(services.engine().repository(), study.spec().name());
        done.add(study.named(free).keepIn(services.engine().repository()));
      } catch (WrongInputException e) {
        wrong.add(e);
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
