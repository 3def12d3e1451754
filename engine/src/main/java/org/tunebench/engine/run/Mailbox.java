package org.tunebench.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Messages to the thread that owns a study; refuses them once it has been closed. */
final class Mailbox {
  private final BlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();
  private boolean closed;
  private volatile boolean urgent;

  /**
   * Leaves a message.
   *
   * @return false if nobody will read it
   */
  synchronized boolean post(Runnable message) {
    return !closed && messages.add(message);
  }

  /** Leaves a message, if anybody will read it, that what is done ahead must not keep waiting. */
  void urge(Runnable message) {
    post(message);
    urgent = true;
  }

  /** Whether such a message was ever left. */
  boolean isUrgent() {
    return urgent;
  }

  /**
   * Asks the thread something. What goes wrong with the answer costs whoever has asked, and not the
   * thread.
   *
   * @param otherwise the answer where nobody will read the question
   */
  <T> CompletableFuture<T> ask(Supplier<T> question, T otherwise) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    if (!post(() -> complete(answer, question))) {
      answer.complete(otherwise);
    }
    return answer;
  }

  private static <T> void complete(CompletableFuture<T> answer, Supplier<T> question) {
    try {
      answer.complete(question.get());
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  /** The next message, or null if none came in time. */
  Runnable poll(long millis) throws InterruptedException {
    return messages.poll(millis, TimeUnit.MILLISECONDS);
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  /**
   * Refuses all further messages if all have been read.
   *
   * @return whether it is closed
   */
  synchronized boolean closeIfEmpty() {
    closed |= messages.isEmpty();
    return closed;
  }

  /** For any thread. */
  synchronized boolean isClosed() {
    return closed;
  }

  /** Refuses all further messages and gives those that nobody has read. */
  synchronized List<Runnable> close() {
    closed = true;
    List<Runnable> unread = new ArrayList<>();
    messages.drainTo(unread);
    return unread;
  }
}
