import Foundation

/// What is at a path. A link counts as a link, wherever it leads.
package enum FileKind: Hashable, Sendable {
  case nothing, file, folder, link
  /// A device, a pipe or a socket.
  case special

  package init(_ url: URL) {
    var status = stat()
    guard lstat(url.path, &status) == 0 else {
      self = .nothing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .special
    }
  }

  /// What a path leads to, through any number of links; `nothing` for a link that leads nowhere.
  package static func following(_ url: URL) -> FileKind {
    FileKind(url.resolvingSymlinksInPath())
  }
}
