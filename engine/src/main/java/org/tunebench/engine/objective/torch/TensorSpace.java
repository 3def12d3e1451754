package org.tunebench.engine.objective.torch;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.WrongInputException;

/**
 * Where tensors live and what numbers they hold: a device and a floating-point type. What it makes
 * lives as long as the arena it was given.
 */
public final class TensorSpace {
  private final TensorArena arena;
  private final Device device;
  private final ScalarType type;
  private final TensorOptions options;
  private final TensorOptions longs;
  private final TensorOptions ints;
  private final MemoryFormatOptional anyFormat;

  /**
   * @param deviceName {@code cpu}, {@code cuda} or {@code cuda:1}
   * @param type {@link ScalarType#Float}, or {@link ScalarType#Double} where gradients are checked
   * @throws WrongInputException if there is no such device
   */
  public TensorSpace(TensorArena arena, String deviceName, ScalarType type) {
    this.arena = arena;
    this.device = arena.keep(deviceOf(deviceName));
    this.type = type;
    this.options = arena.keep(options(device, type));
    this.longs = arena.keep(options(device, ScalarType.Long));
    this.ints = arena.keep(options(device, ScalarType.Int));
    this.anyFormat = arena.keep(new MemoryFormatOptional());
  }

  private static Device deviceOf(String name) {
    Checks.that(
        name.matches("cpu|cuda(:\\d+)?"),
        "device",
        "'%s' is not a device: give cpu, cuda or cuda:N",
        name);
    Checks.that(
        name.equals("cpu") || torch.cuda_is_available(),
        "device",
        "%s cannot be used: the training library found no CUDA device, give cpu",
        name);
    return new Device(name);
  }

  private static TensorOptions options(Device device, ScalarType type) {
    return new TensorOptions(type).device(new DeviceOptional(device));
  }

  /** What has to be freed with this space's tensors. */
  public TensorArena arena() {
    return arena;
  }

  /** Whether its tensors lie in this computer's own memory and hold numbers of that type. */
  public boolean isOnCpu(ScalarType numbers) {
    return isOnCpu() && type == numbers;
  }

  /** How this thread's work reaches the device. */
  public DeviceQueue queue() {
    return new DeviceQueue(!isOnCpu());
  }

  /** Uninitialised tensor, kept. */
  public Tensor empty(long... shape) {
    return arena.keep(torch.empty(shape, options, anyFormat));
  }

  /** Tensor of zeros, kept. */
  public Tensor zeros(long... shape) {
    return arena.keep(torch.zeros(shape, options));
  }

  /** The type of its numbers. */
  public ScalarType type() {
    return type;
  }

  /** Whether its tensors lie in this computer's own memory. */
  public boolean isOnCpu() {
    return device.is_cpu();
  }

  /** Uninitialised whole numbers of 32 bits; not kept. */
  public Tensor emptyWholeNumbers(long... shape) {
    return torch.empty(shape, ints, anyFormat);
  }

  /** Whole numbers of 32 bits; not kept. */
  public Tensor wholeNumbers(int[] values, long... shape) {
    Tensor onCpu =
        torch.from_blob(new IntPointer(values), shape, new TensorOptions(ScalarType.Int));
    return onCpu.to(ints, false, true, anyFormat);
  }

  /** Vector of whole numbers, such as row indices; not kept. */
  public Tensor indices(long[] values) {
    return torch.tensor(values).to(longs, false, false, anyFormat);
  }

  /** Tensor of some numbers; not kept. */
  public Tensor numbers(double[] values, long... shape) {
    TensorOptions doubles = new TensorOptions(ScalarType.Double);
    Tensor onCpu = torch.from_blob(new DoublePointer(values), shape, doubles);
    return onCpu.to(options, false, true, anyFormat);
  }

  /** A source of random numbers of its own, kept. It must be seeded before use. */
  public RandomNumbers random() {
    return new RandomNumbers(this);
  }
}
