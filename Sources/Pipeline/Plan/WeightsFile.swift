import Foundation
import TensorFiles
import Wording

/// A file of weights that a setting names.
struct WeightsFile {
  let contents: TensorFile

  /// - Parameters:
  ///   - setting: the setting's qualified name, for errors.
  ///   - root: what a relative path starts from.
  /// - Throws: `StepProblem` if the file is missing or isn't a safetensors file.
  init(_ path: String, setting: String, root: URL) throws {
    let file = InputFile(path, from: root)
    do {
      contents = try TensorFile(decoding: file.contents())
    } catch let error as InputFileError {
      throw StepProblem("\(setting): \(path): \(error.problem), at \(file.url.path)")
    } catch let error as TensorFileError {
      throw StepProblem(
        "\(setting): \(path): \(error). Weights must come from a file that "
          + "safetensors.torch.save_file wrote")
    } catch {
      throw StepProblem("\(setting): \(path): \(error)")
    }
  }
}
