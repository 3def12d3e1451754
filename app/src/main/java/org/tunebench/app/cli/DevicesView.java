package org.tunebench.app.cli;

import java.util.List;
import java.util.Optional;
import org.tunebench.engine.compute.CudaLibraries;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.cluster.ClusterStatus;

/**
 * All that is shown of what trials can run on.
 *
 * @param reading what goes on on the devices at this moment
 * @param libraries CUDA's, or empty where they do not matter: there is no GPU, and none was found
 * @param cluster or empty where there is none
 */
record DevicesView(
    List<Device> devices,
    DeviceReading reading,
    Optional<CudaLibraries> libraries,
    Optional<ClusterStatus> cluster) {

  /** Looks at this machine. May take seconds. */
  static DevicesView read(Backend backend) {
    List<Device> devices = backend.devices();
    boolean gpus = devices.stream().anyMatch(Device::isGpu);
    return new DevicesView(
        devices,
        backend.reading(),
        backend.cudaLibraries().filter(found -> gpus || !found.found().isEmpty()),
        backend.cluster());
  }
}
