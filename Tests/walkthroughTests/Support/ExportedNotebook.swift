import Foundation
import TestSupport
import Testing

/// A notebook that the program wrote.
struct ExportedNotebook: Decodable {
  struct Cell: Decodable {
    let id: String
    let cell_type: String
    let source: [String]
  }

  let cells: [Cell]
  let nbformat: Int
  let nbformat_minor: Int

  init(_ path: String, in project: Project) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: project.url(path)))
  }

  /// The text of all cells of a kind.
  func text(of kind: String) -> String {
    cells.filter { $0.cell_type == kind }.flatMap(\.source).joined(separator: "")
  }

  /// Executes `name.ipynb` and expects the numbers of the run of that name.
  ///
  /// - Parameter tolerance: relative, for each number.
  static func execute(_ name: String, in project: Project, tolerance: String = "1e-4") throws {
    let python = URL(filePath: try #require(InstalledTorch.python))
    let (status, printed) = try PythonScript("check-notebook.py", by: python).run(
      project.url("\(name).ipynb").path, project.url("output/\(name)").path, "--tolerance",
      tolerance)
    #expect(status == 0, "\(printed.suffix(1500))")
    #expect(printed.contains("ok    "), "\(printed.suffix(1500))")
  }
}
