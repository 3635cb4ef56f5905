#if !canImport(Accelerate)
  import CBLAS
  import Foundation

  /// The kernels that OpenBLAS uses.
  ///
  /// It picks them by the processor's model number when it is loaded, and for a model newer than
  /// itself falls back to those for a Pentium 4: on a 2024 server, a sixth of the speed of the
  /// right ones.
  enum OpenBLASCore {
    private static let fallback = "Prescott"
    private static let environmentName = "OPENBLAS_CORETYPE"

    static var name: String { String(cString: openblas_get_corename()) }

    /// If OpenBLAS fell back, makes it pick again by the processor's instruction sets.
    ///
    /// Leaves alone a choice made in the environment, and a build for one kind of processor, which
    /// lacks the two functions.
    static func correct() {
      guard name == fallback, getenv(environmentName) == nil,
        let better = core(forInstructions: processorFlags()),
        let quit = function("gotoblas_dynamic_quit"),
        let start = function("gotoblas_dynamic_init")
      else { return }
      setenv(environmentName, better, 1)
      quit()
      start()
    }

    /// The kernels for a processor with the given instruction sets, under Linux's names.
    static func core(forInstructions flags: Set<Substring>) -> String? {
      if flags.isSuperset(of: ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"]) {
        return "SkylakeX"
      }
      return flags.isSuperset(of: ["avx2", "fma"]) ? "Haswell" : nil
    }

    private static func processorFlags() -> Set<Substring> {
      let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
      let line = text.split(separator: "\n").first { $0.hasPrefix("flags") }
      return Set(line?.split(separator: " ") ?? [])
    }

    private static func function(_ name: String) -> (@convention(c) () -> Void)? {
      dlsym(nil, name).map { unsafeBitCast($0, to: (@convention(c) () -> Void).self) }
    }
  }
#endif
