import Foundation
import Text

extension DecodedBook {
  /// The paths of the files and folders on this machine that a run reads besides the chapters: data,
  /// and files that settings name.
  ///
  /// - Parameters:
  ///   - root: the folder that paths in chapters start from.
  ///   - workingFolder: the folder that paths on the command line start from.
  package func inputPaths(root: URL, workingFolder: URL) -> [String] {
    let data = sources.compactMap { source in
      if case .path(let path) = CorpusSource(source) { path } else { nil }
    }
    let dataRoot = isSourceOverridden ? workingFolder : root
    return data.map { InputFile($0, from: dataRoot).url.path }
      + steps.flatMap { step in
        let folder = isFileOverridden(of: step) ? workingFolder : root
        return step.inputFiles.map { InputFile($0, from: folder).url.path }
      }
  }
}
