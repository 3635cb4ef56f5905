import Foundation
import Record
import Wording

/// A Python that has what the script needs.
struct TorchPython {
  let executable: URL

  /// What the script imports besides Python's own modules.
  private static let modules = ["torch", "numpy"]
  private static let oldest = [3, 10]

  /// Looks the program up and asks it what it has, without importing anything large.
  ///
  /// - Parameter name: a path, or a name to look up.
  /// - Throws: `StepProblem` that says what is missing, and the command that installs it.
  init(_ name: String, device: TrainerRecord.Device) throws {
    guard let found = Self.find(name) else {
      throw StepProblem(
        "there is no program '\(name)'. Give --python the path of a Python with PyTorch, such as "
          + "one in an environment of its own: python3 -m venv torch && torch/bin/pip install "
          + "\(Self.modules.joined(separator: " ")), then --python torch/bin/python")
    }
    executable = found
    let answer = try Self.ask(found)
    guard !answer.version.lexicographicallyPrecedes(Self.oldest) else {
      throw StepProblem(
        "\(found.path) is Python \(answer.version.map(String.init).joined(separator: ".")); PyTorch "
          + "needs 3.10 or later. Name another with --python")
    }
    guard answer.missing.isEmpty else {
      throw StepProblem(Self.lack(answer.missing, of: found.path, device: device))
    }
  }

  /// What a Python lacks, and how to install it.
  private static func lack(
    _ modules: [String], of path: String, device: TrainerRecord.Device
  ) -> Phrase {
    let arguments = modules.joined(separator: " ")
    let lack: Phrase =
      modules.count == 2
      ? "\(path) lacks \(modules[0]) and \(modules[1]). Install with: \(path) -m pip install \(arguments)"
      : "\(path) lacks \(arguments). Install with: \(path) -m pip install \(arguments)"
    guard modules.contains(Self.modules[0]), device == .cpu else { return lack }
    return "\(lack). On Linux that brings CUDA, several gigabytes; "
      + "https://pytorch.org/get-started/locally/ has the command for the small build without"
  }

  private static func find(_ name: String) -> URL? {
    if name.contains("/") {
      let path = (name as NSString).expandingTildeInPath
      return isProgram(path) ? URL(filePath: path) : nil
    }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first(where: isProgram).map { URL(filePath: $0) }
  }

  private static func isProgram(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
  }

  private struct Answer: Decodable {
    let version: [Int]
    let missing: [String]
  }

  /// Understood by every Python, however old.
  private static let question = """
    import sys
    missing = []
    if sys.version_info >= (3, 4):
        import importlib.util
        missing = [name for name in sys.argv[1:] if importlib.util.find_spec(name) is None]
    quoted = ", ".join('"' + name + '"' for name in missing)
    print('{"version": [%d, %d], "missing": [%s]}' % (sys.version_info[0], sys.version_info[1], quoted))
    """

  private static func ask(_ executable: URL) throws -> Answer {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = executable
    process.arguments = ["-c", question] + modules
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw StepProblem("\(executable.path) can't be started: \(error.localizedDescription)")
    }
    let data = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0,
      let answer = try? JSONDecoder().decode(Answer.self, from: data)
    else {
      throw StepProblem(
        "\(executable.path) isn't a Python that works: it didn't answer a one-line script. Name "
          + "another with --python")
    }
    return answer
  }
}
