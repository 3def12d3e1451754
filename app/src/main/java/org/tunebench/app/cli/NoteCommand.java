package org.tunebench.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes what a person notes about a study or a trial, in the place of what was noted before. */
@Command(
    name = "note",
    description = "Notes something about a study or one of its trials.",
    mixinStandardHelpOptions = true)
final class NoteCommand implements Callable<Integer> {
  private static final String TRIAL = OneTrial.OPTION;
  private static final String TAGS = "--tags";
  private static final String PIN = "--pin";

  @ParentCommand private TunebenchCommand root;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "the study's name, as 'tunebench list' shows it")
  private String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TEXT",
      description = "the note, in the place of the one before; \"\" takes that away")
  private String text;

  @Option(names = TRIAL, paramLabel = "N", description = "the trial, where it is about one")
  private Integer trial;

  @Option(
      names = TAGS,
      paramLabel = "TAG[,TAG...]",
      description =
          "the trial's tags, in the place of those before; \"\" takes them away; 'tunebench export'"
              + " has them")
  private String tags;

  @Option(
      names = PIN,
      negatable = true,
      description = "pin the trial, which stays in sight in the window then; or take that back")
  private Boolean pin;

  @Override
  public Integer call() {
    if (text == null && tags == null && pin == null) {
      throw new WrongInputException("TEXT", "is missing: write the note in quotes");
    }
    if (trial == null && tags != null) {
      throw new WrongInputException(TAGS, "are for trials: name one with " + TRIAL);
    }
    if (trial == null && pin != null) {
      throw new WrongInputException(PIN, "is for trials: name one with " + TRIAL);
    }
    return root.withStudies(
        (engine, interruption) -> {
          Study study = StudyNames.find(root.console(), engine.repository(), name);
          if (trial == null) {
            keep(engine.repository(), study);
          } else {
            mark(engine.repository(), study);
          }
          return ExitCodes.DONE;
        });
  }

  private void keep(StudyRepository repository, Study study) {
    repository.setNote(study.id(), text.strip());
    say(Marks.NONE.withNote(study.note()), study.spec().name());
  }

  private void mark(StudyRepository repository, Study study) {
    OneTrial.find(repository, study, trial);
    Marks before = repository.marks(study.id()).getOrDefault(trial, Marks.NONE);
    Marks marks = before;
    if (text != null) {
      marks = marks.withNote(text.strip());
    }
    if (tags != null) {
      marks = marks.withTags(words(tags));
    }
    if (pin != null) {
      marks = marks.withPinned(pin);
    }
    repository.mark(study.id(), Map.of(trial, marks));
    say(before, "trial %d of %s".formatted(trial, study.spec().name()));
  }

  /** Says what was done, where that is to take away, also whether there was something. */
  private void say(Marks before, String about) {
    boolean writes =
        (text != null && !text.isBlank())
            || (tags != null && !words(tags).isEmpty())
            || Boolean.TRUE.equals(pin);
    List<String> taken = new ArrayList<>();
    if (text != null && !before.note().isEmpty()) {
      taken.add("the note");
    }
    if (tags != null && !before.tags().isEmpty()) {
      taken.add("the tags");
    }
    if (pin != null && before.pinned()) {
      taken.add("the pin");
    }
    String what =
        writes
            ? "noted"
            : taken.isEmpty() ? "nothing to take away" : "took away " + String.join(" and ", taken);
    root.console().out().printf("%s at %s%n", what, about);
  }

  private static List<String> words(String tags) {
    return Arrays.stream(tags.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }
}
