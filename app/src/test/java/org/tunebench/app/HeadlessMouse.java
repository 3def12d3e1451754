package org.tunebench.app;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * The mouse of the window without a display. It remembers the view that was dragged in until
 * something is dropped, and tells it then that what is dragged has left: a view that went with its
 * window throws at that, the next drag ends in an error dialog, and whatever is clicked after that
 * goes to the dialog.
 */
final class HeadlessMouse {
  private HeadlessMouse() {}

  /** Forgets where was dragged in windows before. On the FX thread. */
  static void forgetDrags() {
    if (!"Monocle".equals(System.getProperty("glass.platform"))) {
      return;
    }
    try {
      Class<?> type = Class.forName("com.sun.glass.ui.monocle.MouseInput");
      Method instance = type.getDeclaredMethod("getInstance");
      instance.setAccessible(true);
      Field view = type.getDeclaredField("dragView");
      view.setAccessible(true);
      view.set(instance.invoke(null), null);
    } catch (ReflectiveOperationException other) {
      throw new AssertionError("another Monocle, which may need this no more", other);
    }
  }
}
