package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.completed;
import static org.tunebench.engine.study.StudyFixtures.maximizing;
import static org.tunebench.engine.study.StudyFixtures.report;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;

/** What names studies may have, and that each is taken once. */
interface StudyNamesContract extends RepositoryUser {
  @Test
  default void aNameIsTakenOnce() {
    study();

    assertThatThrownBy(() -> repository().create(maximizing("a study")))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("name"))
        .hasMessageContaining("a study");
    assertThat(repository().summaries()).hasSize(1);
  }

  @Test
  default void namesThatDifferInCaseOrAccentAreDifferent() {
    for (String name :
        List.of("straße", "STRASSE", "strasse", "i", "I", "ı", "İ", "é", "e\u0301")) {
      repository().create(maximizing(name));
    }
    assertThat(repository().study("I").orElseThrow().spec().name()).isEqualTo("I");
    assertThat(repository().study("e\u0301").orElseThrow().spec().name()).isEqualTo("e\u0301");
    assertThat(repository().summaries()).hasSize(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's a \"name\"; DROP TABLE study; --",
        "😀 🇹🇷 研究",
        "a/b\\c:d*?<>|",
        "%s {0} ${x} \\u0041",
        "\ud83d alone",
        "null",
        "0"
      })
  default void oddNamesAreKept(String name) {
    long id = repository().create(maximizing(name)).id();

    assertThat(repository().study(name).orElseThrow().id()).isEqualTo(id);
    assertThat(repository().study(id).orElseThrow().spec().name()).isEqualTo(name);
    assertThat(repository().summaries().get(0).name()).isEqualTo(name);
  }

  @Test
  default void theLongestNameIsKept() {
    String longest = "😀".repeat(StudySpec.LONGEST_NAME / 2);
    long id = repository().create(maximizing(longest)).id();

    assertThat(repository().study(longest).orElseThrow().id()).isEqualTo(id);
  }

  @Test
  default void aFormerNameLeadsToItsStudyThroughAllItsNames() {
    long id = repository().create(maximizing("first")).id();
    repository().create(maximizing("another"));
    assertThat(repository().formerNames()).isEmpty();

    repository().rename(id, "second");
    repository().setSpec(id, maximizing("third"));
    repository().setSpec(id, maximizing("third"));
    assertThat(repository().formerNames()).isEqualTo(Map.of("first", "third", "second", "third"));
    assertThat(repository().study("first")).as("names are exact").isEmpty();

    repository().rename(id, "first");
    assertThat(repository().formerNames()).isEqualTo(Map.of("second", "first", "third", "first"));
  }

  @Test
  default void aRefusedNameChangesNoFormerOne() {
    long id = repository().create(maximizing("first")).id();
    repository().create(maximizing("taken"));
    repository().rename(id, "second");

    assertThatThrownBy(() -> repository().rename(id, "taken"))
        .isInstanceOf(WrongInputException.class);
    assertThat(repository().formerNames()).isEqualTo(Map.of("first", "second"));
  }

  @Test
  default void whoTakesAFormerNameHasItAloneEvenWhenItIsGone() {
    long id = repository().create(maximizing("first")).id();
    repository().rename(id, "second");
    repository().rename(id, "third");

    repository().delete(repository().create(maximizing("first")).id());
    assertThat(repository().formerNames()).isEqualTo(Map.of("second", "third"));
    long other = repository().create(maximizing("other")).id();
    repository().rename(other, "second");
    repository().rename(other, "last");
    assertThat(repository().formerNames()).isEqualTo(Map.of("other", "last", "second", "last"));
  }

  @Test
  default void formerNamesAreOutOfSightWithTheirStudy() {
    long id = repository().create(maximizing("first")).id();
    repository().rename(id, "second");

    repository().putAside(id);
    assertThat(repository().formerNames()).isEmpty();
    repository().restore(id);
    assertThat(repository().formerNames()).isEqualTo(Map.of("first", "second"));
    repository().delete(id);
    assertThat(repository().formerNames()).isEmpty();
    long other = repository().create(maximizing("first")).id();
    repository().rename(other, "second");
    assertThat(repository().formerNames()).isEqualTo(Map.of("first", "second"));
  }

  @Test
  default void whatComesBackTakesItsNameFromWhoWasCalledSoMeanwhile() {
    long id = repository().create(maximizing("first")).id();
    repository().putAside(id);
    long meanwhile = repository().create(maximizing("first")).id();
    repository().rename(meanwhile, "second");
    assertThat(repository().formerNames()).isEqualTo(Map.of("first", "second"));

    repository().restore(id);
    assertThat(repository().study("first").orElseThrow().id()).isEqualTo(id);
    assertThat(repository().formerNames()).isEmpty();
  }

  @Test
  default void aTurkishLocaleChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      long id = repository().create(spec("İIıi")).id();
      repository().setState(id, StudyState.FINISHED, Duration.ofMillis(1500));
      Trial trial = completed(0, "marginal_ll", 1234.5);
      repository().add(id, trial);
      repository().append(id, List.of(report(0, 1, "İI", 0.5)));

      assertThat(repository().study("İIıi").orElseThrow().state()).isEqualTo(StudyState.FINISHED);
      assertThat(repository().trials(id)).containsExactly(trial);
      assertThat(repository().curves(id, 0)).containsOnlyKeys("İI");
    } finally {
      Locale.setDefault(before);
    }
  }
}
