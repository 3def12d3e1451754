package org.tunebench.app;

import java.util.concurrent.CompletableFuture;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxToolkit;

/**
 * Gives every test a window of its own. TestFX hands the toolkit's first one to all of them, and a
 * size that one test has set is then kept against the size of the next one's scene. JUnit finds
 * this by itself and calls it before all other extensions.
 */
public final class FreshWindow implements BeforeEachCallback {
  @Override
  public void beforeEach(ExtensionContext test) throws Exception {
    CompletableFuture<Stage> window = FxToolkit.toolkitContext().getPrimaryStageFuture();
    if (window.isDone()) {
      // Not completed a second time, which would leave the first window there.
      window.obtrudeValue(FxToolkit.setupFixture(() -> new Stage()));
    }
  }
}
