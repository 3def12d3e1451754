package org.tunebench.app.shell;

import org.tunebench.app.plain.FailureReason;

/** Why trials failed, in the words of screens and reports. */
public final class FailureText {
  private FailureText() {}

  /** In one line: the reason, and the last line that was printed where there is one. */
  public static String of(Texts texts, FailureReason failure) {
    String reason =
        failure.reason().isEmpty() ? texts.get("Study.Failed.NoReason") : failure.reason();
    return failure.lastLine().isEmpty()
        ? reason
        : texts.get("Study.Failed.Reason", reason, failure.lastLine());
  }
}
