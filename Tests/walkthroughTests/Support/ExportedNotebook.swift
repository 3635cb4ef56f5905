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

  /// Executes the notebook of a run, and expects the run's numbers.
  static func execute(
    _ name: String, in project: Project, tolerance: String = standardTolerance
  ) throws {
    try execute([Trial(name: name, project: project)], tolerance: tolerance)
  }

  /// How far numbers may differ, relative to their size.
  static let standardTolerance = "1e-4"

  /// Executes notebooks one after the other, in one Python, and expects the numbers of their runs.
  static func execute(_ trials: [Trial], tolerance: String = standardTolerance) throws {
    let python = URL(filePath: try #require(InstalledTorch.python))
    let (status, printed) = try PythonScript("check-notebook.py", by: python).run(
      trials.flatMap {
        [$0.project.url("\($0.name).ipynb").path, $0.project.url("output/\($0.name)").path]
      } + ["--tolerance", tolerance])
    #expect(status == 0, "\(printed.suffix(3000))")
    for trial in trials {
      #expect(printed.contains("ok    \(trial.name).ipynb: "), "\(printed.suffix(3000))")
    }
  }

  /// `name.ipynb`, to be executed, of the run of that name.
  struct Trial {
    let name: String
    let project: Project

    /// Makes a run with settings, and exports it as a notebook.
    init(
      _ name: String, of book: String, in project: Project, _ settings: [String] = []
    ) throws {
      self.init(name: name, project: project)
      let run = try project.run(
        ["run", book, "--as", name, "--quiet"] + settings.flatMap { ["--set", $0] })
      #expect(run.status == 0, "\(name): \(run.errors)")
      let export = try project.run("export", "notebook", name)
      #expect(export.status == 0, "\(name): \(export.errors)")
    }

    fileprivate init(name: String, project: Project) {
      self.name = name
      self.project = project
    }
  }
}
