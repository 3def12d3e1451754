package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.StudyRepository;

/** Studies that are deleted together. */
class StudyDeletionTest {
  private final FakeServices fakes = new FakeServices();
  private final StudyRepository repository = fakes.engine().repository();
  private final List<String> after = new ArrayList<>();

  private long study(String name) {
    return repository.create(FakeStudies.spec(name, 10)).id();
  }

  private StudyDeletion.Doomed doomed(long id) {
    return new StudyDeletion.Doomed(id, "study " + id, 0, false);
  }

  /** An engine that cannot put one study aside. */
  private SearchEngine refusing(long stays) {
    return (SearchEngine)
        Proxy.newProxyInstance(
            SearchEngine.class.getClassLoader(),
            new Class<?>[] {SearchEngine.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("putAside") && arguments[0].equals(stays)) {
                throw new WrongInputException("", "there is no such study any more");
              }
              try {
                return method.invoke(fakes.engine(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private StudyDeletion deletion(SearchEngine engine) {
    Services plain = fakes.get();
    Services services =
        new Services(
            engine,
            plain.background(),
            plain.fx(),
            plain.dialogs(),
            plain.navigator(),
            new Texts(Locale.ENGLISH),
            plain.clock());
    return new StudyDeletion(
        services,
        new StudyDeletion.After() {
          @Override
          public void gone() {
            after.add("gone");
          }

          @Override
          public void back() {
            after.add("back");
          }
        });
  }

  @Test
  void whereOneCannotBeDeletedNoneIsAndThePersonHearsWhy() {
    long first = study("first");
    long second = study("second");
    long third = study("third");
    fakes.dialogs().agree(true);

    deletion(refusing(second)).ask(List.of(doomed(first), doomed(second), doomed(third)));

    assertThat(repository.aside()).as("the next start deletes what is aside").isEmpty();
    assertThat(repository.studies()).hasSize(3);
    assertThat(fakes.dialogs().notices()).isEmpty();
    assertThat(fakes.dialogs().errors()).containsExactly("There is no such study any more.");
    assertThat(after).containsExactly("back");
  }

  @Test
  void allOfThemComeBackTogether() {
    long first = study("first");
    long second = study("second");
    fakes.dialogs().agree(true);
    deletion(fakes.engine()).ask(List.of(doomed(first), doomed(second)));
    assertThat(repository.aside()).containsExactlyInAnyOrder(first, second);

    fakes.dialogs().takeOffer();
    assertThat(repository.studies()).hasSize(2);
    assertThat(after).containsExactly("gone", "back");
  }
}
