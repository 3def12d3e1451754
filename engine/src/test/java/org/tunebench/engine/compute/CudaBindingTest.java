package org.tunebench.engine.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.presets.torch_cuda;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What LibTorch's binding for CUDA is loaded with, by JavaCPP's own rules. */
class CudaBindingTest {
  private static final String CUDA = "org.bytedeco.cuda.presets.";

  private static List<String> inherited(String platform) {
    Properties properties = Loader.loadProperties(platform, null);
    List<?> parts = Loader.loadProperties(torch_cuda.class, properties, true).getInheritedClasses();
    return parts.stream()
        .map(part -> ((Class<?>) part).getName())
        .filter(name -> name.startsWith(CUDA))
        .map(name -> name.substring(CUDA.length()))
        .toList();
  }

  /**
   * JavaCPP initialises all of them and loads the native library of each, {@code jni} and the name;
   * where one is missing, none of LibTorch's classes for CUDA can be used. Packages bring these and
   * no others: where the list changes, so does {@code NativeLibraries} of the installer.
   */
  @ParameterizedTest
  @ValueSource(strings = {"linux-x86_64", "windows-x86_64"})
  void theBindingsThatItInheritsFromAreThoseThatPackagesBring(String platform) {
    assertThat(inherited(platform))
        .containsExactlyInAnyOrder("cudart", "cublas", "cudnn", "cupti", "cusolver", "cusparse");
  }
}
