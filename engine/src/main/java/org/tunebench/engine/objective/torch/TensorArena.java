package org.tunebench.engine.objective.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * Native objects that live longer than one training step, freed together. A {@link PointerScope}
 * frees what a step leaves behind; what is kept here survives it, whichever thread closes the
 * arena.
 */
public final class TensorArena implements AutoCloseable {
  private final List<Pointer> kept = new ArrayList<>();

  /** Keeps a native object until the arena is closed. */
  public <P extends Pointer> P keep(P pointer) {
    pointer.retainReference();
    kept.add(pointer);
    return pointer;
  }

  @Override
  public void close() {
    for (int i = kept.size() - 1; i >= 0; i--) {
      kept.get(i).releaseReference();
    }
    kept.clear();
  }

  /** Runs some native work and frees every native object made on the way that nobody kept. */
  @SuppressWarnings("try") // the scope works by being open
  public static void scoped(Runnable work) {
    try (PointerScope scope = new PointerScope()) {
      work.run();
    }
  }
}
