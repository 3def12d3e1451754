package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private final Mailbox messages = new Mailbox();

  private void read() throws InterruptedException {
    messages.poll(0).run();
  }

  @Test
  void aQuestionIsAnsweredByWhoeverReadsIt() throws InterruptedException {
    CompletableFuture<String> answer = messages.ask(() -> "yes", "nobody");
    assertThat(answer).isNotDone();
    read();
    assertThat(answer).isCompletedWithValue("yes");
  }

  @Test
  void aQuestionThatCannotBeAnsweredCostsItsReaderNothing() throws InterruptedException {
    CompletableFuture<String> failed =
        messages.ask(
            () -> {
              throw new ArithmeticException("0 / 0");
            },
            "nobody");
    CompletableFuture<String> stackless =
        messages.ask(
            () -> {
              throw new StackOverflowError();
            },
            "nobody");
    read();
    read();
    assertThatThrownBy(failed::join).hasRootCauseInstanceOf(ArithmeticException.class);
    assertThatThrownBy(stackless::join).hasRootCauseInstanceOf(StackOverflowError.class);
  }

  @Test
  void aQuestionThatNobodyReadsIsAnsweredAtOnce() {
    messages.close();
    assertThat(messages.ask(() -> "yes", "nobody")).isCompletedWithValue("nobody");
  }

  @Test
  void whatIsUrgentIsReadInItsTurnAndKnownBefore() throws InterruptedException {
    StringBuilder read = new StringBuilder();
    messages.post(() -> read.append("first"));
    assertThat(messages.isUrgent()).isFalse();
    messages.urge(() -> read.append(", second"));
    assertThat(messages.isUrgent()).isTrue();
    read();
    read();
    assertThat(read).hasToString("first, second");
  }
}
