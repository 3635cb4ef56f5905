import Foundation
import TestSupport

/// A disk of a given size, mounted on a folder until its last reference is released. Linux only, as
/// root.
final class SmallDisk {
  private let folder: URL

  /// Whether disks can be mounted here.
  static let isPermitted: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    return (try? SmallDisk(on: folder.url, kilobytes: 16)) != nil
  }()

  init(on folder: URL, kilobytes: Int) throws {
    self.folder = folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.run("mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", folder.path)
  }

  deinit { try? Self.run("umount", "-l", folder.path) }

  /// Remounts the disk with other options, such as `ro` or `size=1m`.
  func remount(_ options: String) throws {
    try Self.run("mount", "-o", "remount,\(options)", folder.path)
  }

  /// Writes a file that leaves a number of bytes free.
  func fill(leaving bytes: Int) throws {
    let attributes = try FileManager.default.attributesOfFileSystem(forPath: folder.path)
    let free = (attributes[.systemFreeSize] as? NSNumber)?.intValue ?? 0
    try Data(count: max(0, free - bytes)).write(to: folder.appending(path: "ballast"))
  }

  private static func run(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw POSIXError(.EPERM) }
  }
}
