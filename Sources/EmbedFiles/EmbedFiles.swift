import Foundation
import PackagePlugin

/// Embeds files as Swift constants, so that the program needs no other files.
@main
struct EmbedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let package = context.package.directoryURL
    let (root, files) = try files(of: target, in: package)
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

  /// The files that a target gets, and the folder above them.
  private func files(of target: any Target, in package: URL) throws -> (URL, [URL]) {
    switch target.name {
    case "Listings":
      // Chapters show this text and cache keys digest it, so it must be what was compiled.
      let sources = package.appending(path: "Sources")
      return (
        sources, try filesBelow(sources).filter { ["swift", "py"].contains($0.pathExtension) }
      )
    case "BuiltInBooks":
      let chapters = package.appending(path: "chapters")
      return (chapters, try filesBelow(chapters))
    case "BuiltInGuide":
      return (package, [package.appending(path: "AUTHORING.md")])
    case "BuiltInKaTeX":
      // Where Debian's libjs-katex installs it; its folder of fonts is a link.
      let katex = URL(filePath: "/usr/share/javascript/katex")
      let fonts = katex.appending(path: "fonts")
      let files =
        ["katex.min.js", "katex.min.css"].map { katex.appending(path: $0) }
        + (try filesBelow(fonts.resolvingSymlinksInPath()).filter { $0.pathExtension == "woff2" })
        .map { fonts.appending(path: $0.lastPathComponent) }
      return (katex, files.filter { FileManager.default.fileExists(atPath: $0.path) })
    default:
      let resources = target.directoryURL.appending(path: "Resources")
      return (resources, try filesBelow(resources))
    }
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
