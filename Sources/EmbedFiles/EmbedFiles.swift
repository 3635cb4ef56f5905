import Foundation
import PackagePlugin

/// Embeds a target's files as Swift constants, so that the program needs no other files.
///
/// A target gets the files in its `Resources` folder. `Listings` gets every Swift file under
/// `Sources`: chapters show that text and cache keys digest it, so it must be what was compiled.
@main
struct EmbedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let sources = context.package.directoryURL.appending(path: "Sources")
    let isListings = target.name == "Listings"
    let root = isListings ? sources : target.directoryURL.appending(path: "Resources")
    let files = try filesBelow(root).filter { !isListings || $0.pathExtension == "swift" }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) files in \(target.name)",
        executable: try context.tool(named: "embed-files").url,
        arguments: [output.path, root.path] + files.map(\.path),
        inputFiles: files,
        outputFiles: [output])
    ]
  }

  private func filesBelow(_ root: URL) throws -> [URL] {
    guard let paths = FileManager.default.enumerator(atPath: root.path) else { return [] }
    return paths.compactMap { $0 as? String }
      .filter { !($0 as NSString).lastPathComponent.hasPrefix(".") }
      .sorted()
      .map { root.appending(path: $0) }
      .filter { !$0.hasDirectoryPath && !isDirectory($0) }
  }

  private func isDirectory(_ url: URL) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }
}
