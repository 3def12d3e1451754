package org.tunebench.engine.study;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Names that no study has yet. */
public final class FreeName {
  private FreeName() {}

  /** The wanted name, or with the next number behind it where a study of the repository has it. */
  public static String in(StudyRepository repository, String wanted) {
    Set<String> taken = new HashSet<>();
    repository.summaries().forEach(study -> taken.add(study.name()));
    repository.unreadable().forEach(study -> taken.add(study.name()));
    return of(wanted, taken);
  }

  /** The wanted name, or with the next number behind it where it is taken; cut where too long. */
  public static String of(String wanted, Collection<String> taken) {
    String name = cut(wanted, "");
    for (int next = 2; taken.contains(name); next++) {
      name = cut(wanted, "-" + next);
    }
    return name;
  }

  private static String cut(String wanted, String number) {
    int room = StudySpec.LONGEST_NAME - number.length();
    return wanted.length() <= room ? wanted + number : wanted.substring(0, room).strip() + number;
  }
}
