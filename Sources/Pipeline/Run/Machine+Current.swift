import CInstructions
import Foundation
import Kernels
import Record
import Text

extension Machine {
  /// The machine that this program runs on, and what computes there.
  package static var current: Machine {
    Machine(
      processor: processorName, cores: ProcessInfo.processInfo.activeProcessorCount,
      blas: BLAS.name, toolchain: toolchain,
      instructions: String(cString: compiledInstructions()),
      dictionaries: TokenizerKind.dictionary.library)
  }

  private static let processorName: String = {
    #if os(Linux)
      let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
      for line in lines.split(separator: "\n") where line.hasPrefix("model name") {
        if let name = line.split(separator: ":", maxSplits: 1).last {
          return name.trimmingCharacters(in: .whitespaces)
        }
      }
      return architecture
    #else
      var size = 0
      sysctlbyname("machdep.cpu.brand_string", nil, &size, nil, 0)
      var name = [UInt8](repeating: 0, count: size)
      guard size > 0, sysctlbyname("machdep.cpu.brand_string", &name, &size, nil, 0) == 0 else {
        return architecture
      }
      return String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
    #endif
  }()

  private static var architecture: String {
    #if arch(x86_64)
      "x86-64"
    #elseif arch(arm64)
      "arm64"
    #else
      "unknown"
    #endif
  }

  private static var toolchain: String {
    #if compiler(>=6.4)
      "Swift 6.4 or later"
    #elseif compiler(>=6.3)
      "Swift 6.3"
    #else
      "Swift 6.2"
    #endif
  }
}
