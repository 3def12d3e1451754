package org.tunebench.app.shell;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The preferences of this moment: what changes is applied at once and kept in the background. */
public final class PreferencesStore {
  private final ReadOnlyObjectWrapper<Preferences> value;
  private final Keeping<Preferences> keeping;

  /**
   * @param first what they are at the beginning
   * @param keeper writes them down
   * @param background what it does so on
   */
  public PreferencesStore(Preferences first, Consumer<Preferences> keeper, Executor background) {
    this.value = new ReadOnlyObjectWrapper<>(this, "value", first);
    this.keeping = new Keeping<>(keeper, background);
  }

  /** What they are. */
  public ReadOnlyObjectProperty<Preferences> valueProperty() {
    return value.getReadOnlyProperty();
  }

  /** What they are. */
  public Preferences get() {
    return value.get();
  }

  /** Changes them; nothing happens where the change is none. Called on the FX thread. */
  public void change(UnaryOperator<Preferences> change) {
    Preferences next = change.apply(value.get());
    if (!next.equals(value.get())) {
      value.set(next);
      // While something is being dragged, changes come faster than they are written.
      keeping.keep(next);
    }
  }
}
