package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LookOnlyRepositoryTest {
  private final InMemoryStudyRepository theirs = new InMemoryStudyRepository();

  /** Does something while it is being removed. */
  private record Copy(StudyRepository repository, Runnable whileClosing) implements StudyCopy {
    @Override
    public Optional<String> owner() {
      return Optional.empty();
    }

    @Override
    public Optional<StudyCopy> next() {
      return Optional.of(this);
    }

    @Override
    public void close() {
      whileClosing.run();
    }
  }

  @Test
  void whoeverReadsDoesNotWaitUntilTheCopyBeforeIsRemoved() {
    theirs.create(StudyFixtures.spec("theirs"));
    CompletableFuture<LookOnlyRepository> looked = new CompletableFuture<>();
    CompletableFuture<List<Study>> read = new CompletableFuture<>();
    Copy before =
        new Copy(
            new InMemoryStudyRepository(),
            () ->
                read.completeAsync(() -> looked.join().studies())
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join());
    LookOnlyRepository repository = new LookOnlyRepository(before, () -> "look only");
    looked.complete(repository);

    repository.show(new Copy(theirs, () -> {}));

    assertThat(read.join()).extracting(study -> study.spec().name()).containsExactly("theirs");
  }
}
