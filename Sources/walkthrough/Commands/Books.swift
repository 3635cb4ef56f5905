import ArgumentParser
import Chapters
import Foundation

/// `walkthrough books`: what books there are.
struct Books: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the books: folders under chapters/, and those built into this program.",
    discussion: """
      A folder chapters/ in the working folder, or the nearest one above, holds the books of a \
      project. A book there takes the place of a built-in one of the same name.
      """)

  @OptionGroup var folders: FolderOptions

  func run() throws {
    let project = try folders.project()
    for name in project.books {
      let place = project.isBuiltIn(name) ? "built in" : project.chapters.appending(path: name).path
      Terminal.write("\(name): \(Self.title(of: name, in: project))\n  \(place)\n")
    }
    Terminal.write("\nTo run one: walkthrough run \(project.books[0])\n")
    Terminal.write("To write one: walkthrough new NAME --from \(project.books[0])\n")
  }

  /// A book with mistakes is listed too.
  private static func title(of name: String, in project: Project) -> String {
    do {
      return try project.book(name).title
    } catch {
      return "has mistakes; 'walkthrough check \(name)' lists them"
    }
  }
}
