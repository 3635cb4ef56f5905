import Foundation

/// A picture of a book, to be part of its page.
package struct PictureFile: Hashable, Sendable {
  package enum Format: String, CaseIterable, Sendable {
    case png, jpeg, webp, svg

    package var mediaType: String { self == .svg ? "image/svg+xml" : "image/\(rawValue)" }
  }

  package var format: Format
  package var data: Data
  /// In pixels; `nil` where the file doesn't say, or the browser may turn it.
  package var size: PictureSize?

  package init(format: Format, data: Data, size: PictureSize? = nil) {
    self.format = format
    self.data = data
    self.size = size
  }

  /// The picture as an address of its own.
  package var dataURL: String {
    "data:\(format.mediaType);base64,\(data.base64EncodedString())"
  }
}

extension PictureFile {
  /// Recognizes the format by the contents, whatever the file is called.
  ///
  /// - Throws: `QuotedFiles.Problem` if no browser would show it.
  init(_ data: Data, path: String) throws(QuotedFiles.Problem) {
    let bytes = Array(data)
    guard let format = Format(of: bytes) else {
      throw QuotedFiles.Problem(
        "'\(path)' is no picture that the page can show; save it as PNG, JPEG, WebP or SVG")
    }
    var size = PictureSize(of: bytes, format: format)
    if format == .svg {
      let root: SVGRoot
      do throws(SVGRoot.Problem) {
        root = try SVGRoot(bytes)
      } catch {
        throw QuotedFiles.Problem("'\(path)' can't be shown: \(error.message)")
      }
      size = root.size
    }
    self.init(format: format, data: data, size: size)
  }
}

extension PictureFile.Format {
  /// `nil` for bytes that begin like none of the formats.
  fileprivate init?(of bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: Array("RIFF".utf8)),
      bytes.dropFirst(8).starts(with: Array("WEBP".utf8))
    {
      self = .webp
    } else if SVGRoot.isLikely(bytes) {
      self = .svg
    } else {
      return nil
    }
  }
}
