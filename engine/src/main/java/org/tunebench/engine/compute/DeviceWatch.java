package org.tunebench.engine.compute;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the devices every few seconds while somebody listens, on one thread of its own: a reading
 * starts when the one before has ended, however long that took, so that a tool that hangs is never
 * started a second time.
 */
public final class DeviceWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceWatch.class);

  private final DeviceInventory inventory;
  private final List<Consumer<DeviceReading>> listeners = new CopyOnWriteArrayList<>();
  private Thread thread;
  private boolean hurry;
  private boolean closed;

  /**
   * @param inventory what is read
   */
  public DeviceWatch(DeviceInventory inventory) {
    this.inventory = inventory;
  }

  /**
   * Adds a listener. It hears of each reading, the first within seconds, on the watch's thread.
   *
   * @return call {@code run()} on it to hear no more
   */
  public synchronized Runnable listen(Consumer<DeviceReading> listener) {
    if (closed) {
      return () -> {};
    }
    listeners.add(listener);
    if (thread == null) {
      thread = new Thread(this::watch, "device-watch");
      thread.setDaemon(true);
      thread.start();
    } else {
      // Whoever has just come need not wait for the rest to be over.
      hurry = true;
      notifyAll();
    }
    return () -> listeners.remove(listener);
  }

  private void watch() {
    while (goesOn()) {
      DeviceReading reading = read();
      listeners.forEach(listener -> tell(listener, reading));
      rest();
    }
  }

  private synchronized boolean goesOn() {
    boolean goesOn = !closed && !listeners.isEmpty();
    hurry = false;
    if (!goesOn) {
      thread = null;
    }
    return goesOn;
  }

  private DeviceReading read() {
    try {
      return inventory.read();
    } catch (RuntimeException | Error e) {
      // Such as too little memory in one moment: the next reading may do.
      LOG.error("devices cannot be read", e);
      return DeviceReading.UNKNOWN;
    }
  }

  private static void tell(Consumer<DeviceReading> listener, DeviceReading reading) {
    try {
      listener.accept(reading);
    } catch (RuntimeException | Error e) {
      LOG.error("a listener failed", e);
    }
  }

  private synchronized void rest() {
    try {
      if (!closed && !hurry) {
        wait(Math.max(1, inventory.rest().toMillis()));
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
